"""What is public, what is mine, page by page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oer_repo.resources import actions
from tests.api.programs import V1, program
from tests.builders import draft, institution, member, person, published

pytestmark = pytest.mark.django_db


def ids(answer) -> list[str]:
    return [one["id"] for one in answer.json()["results"]]


def test_the_list_shows_what_is_public_the_newest_first():
    owner = person()
    first, second = published(owner, title="One"), published(owner, title="Two")
    draft(owner, title="Three")
    gone = published(owner, title="Four")
    actions.withdraw(resource_id=gone.resource_id, by=owner, reason="A mistake.")
    assert ids(program().get(f"{V1}/resources/")) == [str(second.resource_id), str(first.resource_id)]


def test_mine_shows_drafts_and_what_was_withdrawn():
    owner = person()
    public, unfinished, gone = published(owner), draft(owner, title="Draft"), published(owner)
    published(person("other@example.org"))
    actions.withdraw(resource_id=gone.resource_id, by=owner, reason="A mistake.")
    answer = program(owner).get(f"{V1}/resources/?mine=true")
    assert set(ids(answer)) == {str(v.resource_id) for v in (public, unfinished, gone)}
    states = {one["titles"]["en"]: one["state"] for one in answer.json()["results"]}
    assert states == {"The water cycle": "published", "Draft": "draft"}
    assert program().get(f"{V1}/resources/?mine=true").status_code == 401


@pytest.mark.parametrize("query", ["", "&mine=true"])
def test_pages_lead_through_everything_once(query):
    owner = person()
    expected = [
        str(published(owner, text=None, link=f"https://example.org/{n}").resource_id) for n in range(7)
    ]
    client, seen, address = program(owner), [], f"/api/v1/resources/?per_page=3{query}"
    while address:
        answer = client.get(address)
        seen += ids(answer)
        address = answer.json()["next"]
    assert seen == expected[::-1]


@pytest.mark.parametrize(
    "query",
    ["cursor=x", "cursor=WzEsMl0=", "cursor=bnVsbA==", "cursor=%00", "per_page=0", "per_page=101", "per_page=many",
     "mine=perhaps"],
)  # fmt: skip
def test_parameters_that_cannot_be_used_are_named(query):
    answer = program().get(f"{V1}/resources/?{query}")
    assert answer.status_code == 400
    assert [finding["field"] for finding in answer.json()["findings"]] == [query.split("=")[0]]


def test_a_page_costs_the_same_however_many_are_on_it(django_assert_max_num_queries):
    owner = person()
    published(owner)
    with CaptureQueriesContext(connection) as one:
        program().get(f"{V1}/resources/")
    for number in range(5):
        published(owner, title=f"Number {number}")
    with django_assert_max_num_queries(len(one)):
        assert len(ids(program().get(f"{V1}/resources/"))) == 6


def test_the_published_version_while_a_new_one_is_written():
    owner = person()
    version = published(owner)
    actions.new_version(resource_id=version.resource_id, by=owner)
    address = f"{V1}/resources/{version.resource_id}/"
    assert program().get(address).json()["number"] == 1
    assert program(owner).get(f"{address}?version=draft").json()["number"] == 2
    assert program().get(f"{address}?version=draft").status_code == 404
    assert program().get(f"{address}?version=tomorrow").status_code == 400


def test_a_resource_says_everything_that_is_known():
    owner, university = person(), institution()
    member(owner, university)
    version = published(owner, of=university)
    body = program().get(f"{V1}/resources/{version.resource_id}/").json()
    assert body["institution"] == {"slug": "nuol", "name": "National University of Laos"}
    assert body["license"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert body["files"][0]["name"] == "reading.md"
    assert body["url"].endswith(version.resource.get_absolute_url())


def test_for_an_institution_one_must_belong_to():
    institution()
    answer = program(person()).post(f"{V1}/resources/", {"institution": "nuol"}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    answer = program(person("b@example.org")).post(f"{V1}/resources/", {"institution": "none"}, format="json")
    assert (answer.status_code, answer.json()["findings"][0]["field"]) == (422, "institution")


def test_what_is_not_there_is_a_problem_too():
    for address in (
        "/api/v1/nothing/",
        f"{V1}/resources/1/",
        f"{V1}/resources/{'0' * 8}-0000-4000-8000-{'0' * 12}/",
    ):
        answer = program().get(address)
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
