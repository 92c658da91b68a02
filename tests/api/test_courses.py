"""Courses through the API: begun, filled in one go, checked, published."""

from typing import Any

import pytest

from licensing import registry
from oer_repo.courses.models import Course
from oer_repo.resources import actions as catalogue
from tests.api.programs import V1, program
from tests.builders import person, published

pytestmark = pytest.mark.django_db


def two_weeks(rain: str, sea: str) -> dict[str, Any]:
    """Both resources, a link elsewhere and a text, in two sections."""
    return {
        "sections": [
            {"title": "Week 1", "units": [{"title": "Rain", "parts": [{"resource": rain}]}]},
            {
                "title": "Week 2",
                "units": [
                    {
                        "parts": [
                            {
                                "resource": sea,
                                "version": 1,
                                "how": "excerpt",
                                "portion": "Page 1",
                            },
                            {"title": "A film", "url": "https://example.org/film", "license": "by/4.0"},
                            {"title": "Task", "text": "Draw the **sea**."},
                        ]
                    }
                ],
            },
        ]
    }


def test_a_course_is_made_filled_and_published():
    user = person()
    client = program(user)
    rain, sea = published(user, title="Rain"), published(user, title="Sea", license="by-nc/4.0")
    made = client.post(
        f"{V1}/courses/", {"title": "Water", "language": "en", "cost": "certificate"}, format="json"
    )
    assert made.status_code == 201
    address = f"{V1}/courses/{made.json()['id']}/"
    outline = two_weeks(str(rain.resource_id), str(sea.resource_id))
    put = client.put(f"{address}outline/", outline, format="json", HTTP_IF_MATCH=made["ETag"])
    assert put.status_code == 200, put.content
    sections = put.json()["sections"]
    parts = [part for section in sections for unit in section["units"] for part in unit["parts"]]
    assert [(part["kind"], part["title"], part["license"]) for part in parts] == [
        ("resource", "Rain", "by/4.0"),
        ("resource", "Sea", "by-nc/4.0"),
        ("link", "A film", "by/4.0"),
        ("text", "Task", None),
    ]
    check = client.get(f"{address}check/").json()
    assert check["verdict"] == "unclear"
    assert check["parts"][str(parts[1]["id"])] == "unclear"
    assert all(reason["source"] for reason in check["reasons"])
    assert client.post(f"{address}publish/").json()["is_public"]
    assert program().get(address).json()["title"] == "Water"


def test_parts_that_are_named_by_id_move_and_the_rest_goes():
    user = person()
    client = program(user)
    address = f"{V1}/courses/{client.post(f'{V1}/courses/', {'title': 'Water'}, format='json').json()['id']}/"
    ids = [
        client.post(f"{address}parts/", {"title": title, "text": "…"}, format="json").json()["id"]
        for title in ("One", "Two", "Three")
    ]
    body = {"sections": [{"title": "New", "units": [{"parts": [{"id": ids[2]}, {"id": ids[0]}]}]}]}
    answer = client.put(f"{address}outline/", body, format="json", HTTP_IF_MATCH="*")
    assert [p["title"] for p in answer.json()["sections"][0]["units"][0]["parts"]] == ["Three", "One"]
    assert Course.objects.get().parts.count() == 2


def test_an_older_copy_does_not_overwrite():
    client = program(person())
    made = client.post(f"{V1}/courses/", {"title": "Water"}, format="json")
    address = f"{V1}/courses/{made.json()['id']}/"
    assert (
        client.patch(address, {"title": "Rain"}, format="json", HTTP_IF_MATCH=made["ETag"]).status_code == 200
    )
    late = client.patch(address, {"title": "Sea"}, format="json", HTTP_IF_MATCH=made["ETag"])
    assert (late.status_code, late.json()["code"]) == (412, "edit_conflict")
    assert client.patch(address, {"title": "Sea"}, format="json").status_code == 428


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ({"how": "unmodified"}, "resource"),
        ({"title": "x", "url": "ftp://example.org"}, "url"),
        ({"title": "x", "text": "y", "license": "by/9.9"}, "license.id"),
        ({"title": "x", "text": "y", "colour": "red"}, "colour"),
    ],
)
def test_a_part_that_cannot_be_kept_says_which_field(part, field):
    client = program(person())
    made = client.post(f"{V1}/courses/", {"title": "Water"}, format="json").json()
    answer = client.post(f"{V1}/courses/{made['id']}/parts/", part, format="json")
    assert answer.status_code == 422
    assert field in [finding["field"] for finding in answer.json()["findings"]]


def test_a_forbidden_course_goes_out_with_a_reason_only():
    user = person()
    client = program(user)
    made = client.post(f"{V1}/courses/", {"title": "Water"}, format="json").json()
    address = f"{V1}/courses/{made['id']}/"
    nd = published(user, license="by-nd/4.0")
    client.post(f"{address}parts/", {"resource": str(nd.resource_id), "how": "translated"}, format="json")
    refused = client.post(f"{address}publish/")
    assert (refused.status_code, refused.json()["findings"][0]["code"]) == (409, "forbidden")
    obstacle = client.get(f"{address}check/").json()["obstacles"][0]
    assert "use_unmodified" in [remedy["kind"] for remedy in obstacle["remedies"]]
    decided = client.post(f"{address}overrides/", {"reason": "A letter of the author."}, format="json").json()
    assert (decided["may_go_out"], decided["override"]) == (True, "A letter of the author.")
    assert client.post(f"{address}publish/").status_code == 200


def test_a_newer_version_tells_what_it_changes_and_is_taken():
    user = person()
    client = program(user)
    first = published(user, title="Rain", license="by/4.0")
    address = f"{V1}/courses/{client.post(f'{V1}/courses/', {'title': 'Water'}, format='json').json()['id']}/"
    part = client.post(f"{address}parts/", {"resource": str(first.resource_id)}, format="json").json()["id"]
    newer = f"{address}parts/{part}/newer-version/"
    assert client.get(newer).status_code == 404
    second = catalogue.new_version(resource_id=first.resource_id, by=user)
    catalogue.edit_draft(version_id=second.pk, by=user, changes={"titles": {"en": "Rain and snow"}})
    catalogue.state_license(version_id=second.pk, by=user, license=registry.get("by-sa/4.0"))
    catalogue.publish(version_id=second.pk, by=user)
    told = client.get(newer).json()
    assert (told["pinned"]["number"], told["pinned"]["license"]) == (1, "by/4.0")
    assert (told["newest"]["number"], told["newest"]["license"]) == (2, "by-sa/4.0")
    differing = {one["field"]: (one["before"], one["after"]) for one in told["differences"]}
    assert differing["titles"] == ("en: Rain", "en: Rain and snow")
    assert differing["license"] == ("CC BY 4.0", "CC BY-SA 4.0")
    assert client.post(newer).json()["version"] == 2
    assert client.get(newer).status_code == 404
