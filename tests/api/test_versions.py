"""Releases, corrections beside them, and taking back."""

import pytest

from oer_repo.resources import actions
from tests.api.programs import V1, program
from tests.builders import person, published

pytestmark = pytest.mark.django_db


def test_the_next_version_starts_with_what_the_last_one_said():
    owner = person()
    old = published(owner)
    client, address = program(owner), f"{V1}/resources/{old.resource_id}/"
    new = client.post(f"{address}versions/")
    assert new.status_code == 201
    assert new["Location"] == f"{address}draft/"
    assert (new.json()["number"], new.json()["titles"]) == (2, old.titles)
    edit = client.patch(
        f"{address}draft/", {"change_note": "Corrected."}, format="json", HTTP_IF_MATCH=new["ETag"]
    )
    assert edit.status_code == 200
    assert client.post(f"{address}publish/", HTTP_IF_MATCH=edit["ETag"]).status_code == 200
    listed = program().get(f"{address}versions/").json()["results"]
    assert [(one["number"], one["state"]) for one in listed] == [(2, "published"), (1, "published")]
    assert program().get(f"{address}versions/1/").json()["number"] == 1
    assert program().get(f"{address}versions/3/").status_code == 404


def test_a_draft_is_listed_for_its_owner_alone():
    owner = person()
    version = published(owner)
    actions.new_version(resource_id=version.resource_id, by=owner)
    address = f"{V1}/resources/{version.resource_id}/versions/"
    assert len(program(owner).get(address).json()["results"]) == 2
    assert len(program().get(address).json()["results"]) == 1


def test_a_correction_stands_beside_the_version():
    owner = person()
    version = published(owner, license="by/4.0")
    address = f"{V1}/resources/{version.resource_id}/"
    answer = program(owner).post(
        f"{address}statements/",
        {"id": "by-sa/4.0", "text": "It was BY-SA all along.", "evidence": "A letter of 3 May 2024"},
        format="json",
    )
    assert answer.status_code == 201
    body = program().get(address).json()
    assert body["license"]["id"] == "by-sa/4.0"
    assert [statement["license"]["id"] for statement in body["statements"]] == ["by/4.0", "by-sa/4.0"]


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({}, 422),
        ({"id": "by/4.0"}, 422),  # no evidence
        ({"id": "by/9.9", "evidence": "A letter"}, 422),
        ({"id": "by/4.0", "evidence": "A letter", "version": 7}, 404),
        ({"id": "by/4.0", "evidence": "A letter", "file": "00000000-0000-4000-8000-000000000000"}, 404),
    ],
)
def test_corrections_that_cannot_be_recorded(facts, status):
    owner = person()
    version = published(owner)
    answer = program(owner).post(f"{V1}/resources/{version.resource_id}/statements/", facts, format="json")
    assert answer.status_code == status


def test_others_correct_nothing():
    version = published(person())
    address = f"{V1}/resources/{version.resource_id}/statements/"
    facts = {"id": "zero/1.0", "evidence": "I say so"}
    assert program(person("other@example.org")).post(address, facts, format="json").status_code == 403
    assert program().post(address, facts, format="json").status_code == 401


def test_what_is_withdrawn_leaves_a_tombstone():
    owner = person()
    version = published(owner)
    address = f"{V1}/resources/{version.resource_id}/"
    answer = program(owner).post(
        f"{address}withdraw/", {"reason": "It shows a border wrongly."}, format="json"
    )
    assert answer.status_code == 200
    for client in (program(), program(owner)):
        gone = client.get(address)
        assert gone.status_code == 410
        assert gone.json()["tombstone"] == answer.json()
    assert answer.json()["title"] == "The water cycle"
    assert answer.json()["creators"] == ["Noy"]
    assert answer.json()["reason"] == "It shows a border wrongly."


@pytest.mark.parametrize(
    "below", ["versions/", "versions/1/", "draft/", "formats/schema.org/", "formats/dublin-core/"]
)
def test_everything_below_a_withdrawn_resource_is_gone(below):
    owner = person()
    version = published(owner)
    actions.withdraw(resource_id=version.resource_id, by=owner, reason="A mistake.")
    assert program(owner).get(f"{V1}/resources/{version.resource_id}/{below}").status_code == 410


def test_withdrawing_needs_a_reason_and_a_right():
    owner = person()
    address = f"{V1}/resources/{published(owner).resource_id}/withdraw/"
    assert program(owner).post(address, {"reason": " "}, format="json").status_code == 422
    assert program(owner).post(address, {}, format="json").status_code == 422
    other = program(person("other@example.org"))
    assert other.post(address, {"reason": "I do not like it."}, format="json").status_code == 403


def test_the_formats():
    version = published(person())
    address = f"{V1}/resources/{version.resource_id}/formats"
    json_ld = program().get(f"{address}/schema.org/")
    assert json_ld["Content-Type"] == "application/ld+json"
    assert json_ld.json()["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert program().get(f"{address}/dublin-core/").json()["title"] == ["The water cycle"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "by Noy. Licensed under CC BY 4.0"),
        ("?format=markdown&language=lo", "](http"),
        ("?format=html&language=th-TH", 'lang="th"'),
    ],
)
def test_the_credit(query, expected):
    version = published(person())
    answer = program().get(f"{V1}/resources/{version.resource_id}/credit/{query}")
    assert answer.status_code == 200
    assert expected in answer.json()["credit"]


@pytest.mark.parametrize("query", ["?format=poem", "?language=xx"])
def test_a_credit_that_cannot_be_given(query):
    version = published(person())
    answer = program().get(f"{V1}/resources/{version.resource_id}/credit/{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_parameters")
