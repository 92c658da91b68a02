"""Search, licenses, vocabularies, institutions, and who is asking."""

import pytest

from oer_repo.resources.models import Resource
from search import indexing
from tests.api.programs import V1, program
from tests.builders import institution, member, person, published

pytestmark = pytest.mark.django_db


def test_search_finds_and_counts():
    owner, university = person(), institution()
    member(owner, university)
    water = published(owner, title="The water cycle", of=university, subjects=["0532"])
    fire = published(owner, title="Fire", license="by-sa/4.0", text=b"Fire.")
    indexing.update(Resource, [water.resource_id, fire.resource_id])
    body = program().get(f"{V1}/search/?q=water").json()
    assert [one["id"] for one in body["results"]] == [str(water.resource_id)]
    assert body["facets"]["license"] == [
        {"value": "by/4.0", "label": "CC BY 4.0", "count": 1, "selected": False}
    ]
    assert body["facets"]["institution"][0]["label"] == "National University of Laos"
    assert body["facets"]["language"][0]["label"] == "English"
    narrowed = program().get(f"{V1}/search/?license=by-sa/4.0&license=zero/1.0").json()
    assert [one["id"] for one in narrowed["results"]] == [str(fire.resource_id)]


@pytest.mark.parametrize("query", ["page=0", "page=x", "per_page=1000", "sort=luck"])
def test_a_search_that_cannot_be_asked(query):
    answer = program().get(f"{V1}/search/?{query}")
    assert answer.status_code == 400
    assert answer.json()["findings"][0]["field"] == query.split("=")[0]


def test_a_search_without_an_index_says_when_to_come_again(caplog):
    answer = program().get(f"{V1}/search/?q=water")
    assert (answer.status_code, answer.json()["code"]) == (503, "search_unavailable")
    assert answer["Retry-After"] == "5"
    assert "search_unavailable" in caplog.text  # and the administrator reads why


@pytest.mark.parametrize("license_id", ["by-sa/4.0", "by/3.0/de", "zero/1.0", "MIT"])
def test_licenses_have_addresses(license_id):
    assert program().get(f"{V1}/licenses/{license_id}/").json()["id"] == license_id


def test_what_a_license_says():
    body = program().get(f"{V1}/licenses/by-nc-sa/4.0/").json()
    assert body["prohibits"] == ["CommercialUse"]
    assert "ShareAlike" in body["requires"]
    assert body["legal_code"] == "https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?unit=by-sa&version=4.0", {"by-sa/4.0"}),
        ("?current=true&unit=zero", {"zero/1.0"}),
        ("?unit=by&version=3.0&jurisdiction=de", {"by/3.0/de"}),
        ("?unit=by&version=3.0&jurisdiction=", {"by/3.0"}),
        ("?unit=unknown", set()),
    ],
)
def test_licenses_are_filtered(query, expected):
    body = program().get(f"{V1}/licenses/{query}").json()
    assert {license["id"] for license in body["results"]} == expected


def test_there_is_no_such_license():
    assert program().get(f"{V1}/licenses/by/9.9/").status_code == 404


def test_vocabularies_and_their_terms():
    names = [scheme["name"] for scheme in program().get(f"{V1}/vocabularies/").json()["results"]]
    assert "hcrt" in names
    answer = program().get(f"{V1}/vocabularies/hcrt/")
    assert "text" in [term["id"] for term in answer.json()["terms"]]
    assert "max-age=3600" in answer["Cache-Control"]
    again = program().get(f"{V1}/vocabularies/hcrt/", HTTP_IF_NONE_MATCH=answer["ETag"])
    assert again.status_code == 304
    assert program().get(f"{V1}/vocabularies/none/").status_code == 404


def test_institutions_by_name():
    institution("nuol", name="National University of Laos")
    institution("chula", name="Chulalongkorn University")
    first = program().get(f"{V1}/institutions/?per_page=1").json()
    second = program().get(first["next"]).json()
    assert [first["results"][0]["slug"], second["results"][0]["slug"], second["next"]] == [
        "chula",
        "nuol",
        None,
    ]
    assert program().get(f"{V1}/institutions/nuol/").json()["country"] == "LA"
    assert program().get(f"{V1}/institutions/none/").status_code == 404


def test_me():
    me = person(role="reader")
    member(me, institution(), role="contributor")
    assert program(me).get(f"{V1}/me/").json() == {
        "email": "noy@example.org",
        "name": "Noy",
        "orcid": "",
        "role": "reader",
        "may_deposit": True,
        "memberships": [{"institution": "nuol", "role": "contributor"}],
    }
    assert program().get(f"{V1}/me/").status_code == 401


@pytest.mark.parametrize("address", ["search/", "licenses/", "vocabularies/", "openapi.json"])
def test_pages_elsewhere_may_read_what_is_public(address):
    answer = program().options(
        f"{V1}/{address}", HTTP_ORIGIN="https://example.org", HTTP_ACCESS_CONTROL_REQUEST_METHOD="GET"
    )
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
