"""A program deposits: create, change, publish; two editors; people who may not."""

import pytest

from oer_repo.resources import actions
from tests.api.programs import V1, WATER_CYCLE, created, program
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db


def test_everything_that_was_sent_is_in_the_draft():
    body, etag = created(program(person()))
    assert body["titles"] == WATER_CYCLE["titles"]
    assert body["creators"] == WATER_CYCLE["creators"]
    assert body["license"]["id"] == "by-sa/4.0"
    assert body["statements"][0]["text"] == "CC BY-SA 4.0"
    assert body["state"] == "draft"
    assert etag == f'"{body["version_id"]}.{body["revision"]}"'


def test_an_empty_draft_is_a_draft():
    answer = program(person()).post(f"{V1}/resources/", {}, format="json")
    assert answer.status_code == 201
    assert answer.json()["titles"] == {}


def test_only_what_is_given_is_changed():
    client = program(person())
    body, etag = created(client)
    answer = client.patch(
        f"{V1}/resources/{body['id']}/draft/", {"keywords": ["rain"]}, format="json", HTTP_IF_MATCH=etag
    )
    assert answer.status_code == 200
    assert answer.json() | {"keywords": 0, "revision": 0, "updated": 0} == body | {
        "keywords": 0,
        "revision": 0,
        "updated": 0,
    }
    assert answer.json()["keywords"] == ["rain"]
    assert answer["ETag"] != etag


def test_the_second_of_two_editors_is_told():
    owner = person()
    first, second = program(owner), program(owner)
    body, etag = created(first)
    address = f"{V1}/resources/{body['id']}/draft/"
    assert first.patch(address, {"publisher": "One"}, format="json", HTTP_IF_MATCH=etag).status_code == 200
    answer = second.patch(address, {"publisher": "Two"}, format="json", HTTP_IF_MATCH=etag)
    assert answer.status_code == 412
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "edit_conflict"
    assert first.get(address).json()["publisher"] == "One"


@pytest.mark.parametrize(
    ("if_match", "status"),
    [
        (None, 428),
        ("*", 200),
        ('"something else"', 412),
        ('"{version_id}.999"', 412),
        ('"{version_id}.{revision}"', 200),
        ('"other", "{version_id}.{revision}"', 200),
        ('W/"{version_id}.{revision}"', 412),
        ("", 412),
    ],
)
def test_if_match(if_match, status):
    client = program(person())
    body, _etag = created(client)
    headers = {} if if_match is None else {"HTTP_IF_MATCH": if_match.format(**body)}
    answer = client.patch(f"{V1}/resources/{body['id']}/draft/", {"link": ""}, format="json", **headers)
    assert answer.status_code == status


def test_nothing_is_kept_of_a_draft_whose_license_is_unknown():
    client = program(person())
    answer = client.post(f"{V1}/resources/", {**WATER_CYCLE, "license": {"id": "by/9.9"}}, format="json")
    assert answer.status_code == 422
    assert [finding["field"] for finding in answer.json()["findings"]] == ["license.id"]
    assert client.get(f"{V1}/resources/?mine=true").json()["results"] == []


def test_publishing_tells_every_reason_at_once():
    client = program(person())
    body = client.post(f"{V1}/resources/", {}, format="json").json()
    answer = client.post(f"{V1}/resources/{body['id']}/publish/")
    assert answer.status_code == 409
    assert answer.json()["code"] == "not_publishable"
    codes = [finding["code"] for finding in answer.json()["findings"]]
    assert codes == ["no_file", "no_title", "no_language", "no_creator", "no_license"]


def test_a_published_draft_is_there_for_everybody():
    client = program(person())
    body, etag = created(client)
    answer = client.post(f"{V1}/resources/{body['id']}/publish/", HTTP_IF_MATCH=etag)
    assert answer.status_code == 200
    assert answer.json()["state"] == "published"
    assert program().get(f"{V1}/resources/{body['id']}/").json() == answer.json()


def test_a_published_version_is_frozen():
    owner = person()
    version = published(owner)
    address = f"{V1}/resources/{version.resource_id}/draft/"
    answer = program(owner).patch(address, {"link": ""}, format="json", HTTP_IF_MATCH="*")
    assert (answer.status_code, answer.json()["code"]) == (409, "frozen")


def test_a_draft_can_be_thrown_away():
    client = program(person())
    body, etag = created(client)
    address = f"{V1}/resources/{body['id']}/draft/"
    assert client.delete(address, HTTP_IF_MATCH='"old"').status_code == 412
    assert client.delete(address, HTTP_IF_MATCH=etag).status_code == 204
    assert client.get(address).status_code == 404


def test_others_can_neither_see_nor_change_a_draft():
    version = draft(person())
    address = f"{V1}/resources/{version.resource_id}/draft/"
    for_whom = {"stranger": program(), "other": program(person("other@example.org"))}
    got = {who: client.get(address).status_code for who, client in for_whom.items()}
    changed = {
        who: client.patch(address, {"link": ""}, format="json", HTTP_IF_MATCH="*").status_code
        for who, client in for_whom.items()
    }
    assert got == {"stranger": 401, "other": 404}
    assert changed == {"stranger": 401, "other": 403}


def test_a_reader_may_not_deposit():
    answer = program(person(role="reader")).post(f"{V1}/resources/", {}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


def test_a_stranger_is_asked_to_sign_in():
    answer = program().post(f"{V1}/resources/", {}, format="json")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="api"'
    assert answer["Content-Type"] == "application/problem+json"


def test_what_is_advised_against_is_published_by_an_acknowledgment_alone():
    owner = person()
    version = draft(owner, license="by/4.0")
    actions.set_sources(
        version_id=version.pk, by=owner, sources=[{"title": "Rivers", "license": "by-nc/4.0"}]
    )
    client, address = program(owner), f"{V1}/resources/{version.resource_id}/"
    refused = client.post(f"{address}publish/", {}, format="json")
    assert refused.status_code == 409
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["code"] == "acknowledgment_needed"
    (finding,) = refused.json()["findings"]
    assert (finding["code"], finding["verdict"]) == ("yellow_not_recommended", "not_recommended")
    assert client.post(f"{address}publish/", {"acknowledge": "all"}, format="json").status_code == 422
    done = client.post(f"{address}publish/", {"acknowledge": [finding["key"]]}, format="json")
    assert done.status_code == 200
    (kept,) = done.json()["acknowledgments"]
    assert (kept["by"], kept["findings"][0]["key"]) == (owner.public_name, finding["key"])


def test_a_forbidden_use_is_not_acknowledged_away():
    owner = person()
    version = draft(owner, license="by/4.0")
    actions.set_sources(
        version_id=version.pk, by=owner, sources=[{"title": "Rivers", "license": "by-nd/4.0"}]
    )
    client, address = program(owner), f"{V1}/resources/{version.resource_id}/"
    refused = client.post(
        f"{address}publish/", {"acknowledge": ["0.nd_no_shared_adaptation.by/4.0"]}, format="json"
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "not_publishable")
    assert "key" not in refused.json()["findings"][0]
