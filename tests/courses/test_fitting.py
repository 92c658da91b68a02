"""What would fit into a course, found by search: only what the license engine lets stand there."""

import pytest

from licensing import registry
from oer_repo.courses import actions
from oer_repo.courses.fitting import fits, with_course
from oer_repo.courses.models import Course
from oer_repo.courses.replacing import replacements
from oer_repo.resources.errors import NotFound
from tests.api.programs import V1, program
from tests.builders import person, published
from tests.web.visitors import index_what_changed, signed_in

pytestmark = pytest.mark.django_db
RIVERS = {"subjects": ["0532"], "language": "en"}


@pytest.fixture
def course() -> Course:
    """A free course whose only part, about rivers, may not be translated as it is."""
    user = person()
    course = actions.create_course(by=user, title="Water")
    version = published(user, title="Rivers, not to be changed", license="by-nd/4.0", **RIVERS)
    actions.add_resource(course_id=course.pk, by=user, version_id=version.pk, how="translated")
    for title, license in (("Rivers for sale", "by/4.0"), ("Rivers for free", "by-nc/4.0")):
        published(user, title=title, license=license, **RIVERS)
    published(user, title="Rivers, nobody knows", license="by/4.0", **RIVERS)
    index_what_changed()
    return course


def offered(course: Course) -> set[str]:
    course.refresh_from_db()
    return {one.resource.current.title for one in replacements(course, course.parts.get(), course.owner)}


def test_what_is_offered_fits_what_the_course_is_for(course: Course):
    assert offered(course) == {"Rivers for sale", "Rivers for free", "Rivers, nobody knows"}
    actions.edit_course(course_id=course.pk, by=course.owner, cost="paid_company")
    assert offered(course) == {"Rivers for sale", "Rivers, nobody knows"}
    actions.edit_course(course_id=course.pk, by=course.owner, platform="drm")
    assert offered(course) == set()


def test_what_is_in_the_course_already_is_not_offered(course: Course):
    other = published(course.owner, title="Rivers, twice", license="by/4.0", **RIVERS)
    actions.add_resource(course_id=course.pk, by=course.owner, version_id=other.pk)
    index_what_changed()
    part = course.parts.first()
    assert "Rivers, twice" not in {
        one.resource.current.title for one in replacements(course, part, course.owner)
    }


def translated_part(subject: str) -> Course:
    """A course whose only part may not be translated, and is."""
    user = person()
    course = actions.create_course(by=user, title="Water")
    version = published(user, title="Tides", license="by-nd/4.0", subjects=[subject])
    actions.add_resource(course_id=course.pk, by=user, version_id=version.pk, how="translated")
    return course


def offers(course: Course) -> list[tuple[str, str, str | None]]:
    found = replacements(course, course.parts.get(), course.owner)
    return [(one.resource.current.title, one.near, one.field.id if one.field else None) for one in found]


# 0532 Earth sciences, in 053 Physical sciences, in 05 Natural sciences, mathematics and statistics
@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({"Soil": "0532", "Stars": "0533"}, [("Soil", "subject", None)]),
        ({"Stars": "0533", "Cells": "0511"}, [("Stars", "field", "053")]),
        ({"Physical": "053", "Cells": "0511"}, [("Physical", "field", "053")]),
        ({"Cells": "0511", "Law": "0421"}, [("Cells", "field", "05")]),
        ({"The law of tides": "0421"}, [("The law of tides", "words", None)]),
        ({"Law": "0421"}, []),
    ],
)
def test_the_broader_field_is_asked_where_nothing_of_the_subject_fits(others, expected):
    course = translated_part("0532")
    for title, subject in others.items():
        published(course.owner, title=title, subjects=[subject])
    index_what_changed()
    assert offers(course) == expected


def test_a_narrower_subject_is_of_the_same():
    course = translated_part("053")
    published(course.owner, title="Soil", subjects=["0532"])
    index_what_changed()
    assert offers(course) == [("Soil", "subject", None)]


def test_what_cannot_be_used_like_the_part_is_not_offered_for_it():
    course = translated_part("0532")
    for number in range(25):  # more than are looked at
        published(course.owner, title=f"Soil {number}", license="by-nd/4.0", subjects=["0532"])
    published(course.owner, title="Free soil", license="by-nc/4.0", subjects=["0532"])
    index_what_changed()
    assert offers(course) == [("Free soil", "subject", None)]
    part = course.parts.get()
    actions.change_part(course_id=course.pk, by=course.owner, part_id=part.pk, how="unmodified")
    assert len(offers(course)) == 3
    actions.edit_course(course_id=course.pk, by=course.owner, translation_planned=True)
    course.refresh_from_db()
    assert offers(course) == [("Free soil", "subject", None)]


def test_a_link_without_subjects_is_replaced_by_what_shares_its_words():
    user = person()
    course = actions.create_course(by=user, title="Water")
    actions.add_link(course_id=course.pk, by=user, title="Tides", url="https://example.org/", how="embedded")
    published(user, title="High tides", subjects=["0532"])
    index_what_changed()
    assert offers(course) == [("High tides", "words", None)]


def test_page_and_program_are_told_how_near_it_is_and_take_it():
    course = translated_part("0532")
    stars = published(course.owner, title="Stars", subjects=["0533"])
    index_what_changed()
    page = signed_in(course.owner).get(f"/c/{course.pk}/rights/").content.decode()
    assert "Not the same subject: from the broader field “Physical sciences”" in page
    client, part = program(course.owner), course.parts.get()
    address = f"{V1}/courses/{course.pk}/parts/{part.pk}/replacements/"
    (found,) = client.get(address).json()["results"]
    assert (found["near"], found["field"]) == ("field", {"id": "053", "label": "Physical sciences"})
    answer = client.post(address, {"resource": found["id"]}, format="json").json()
    assert (answer["id"], answer["title"], answer["how"]) == (part.pk, "Stars", "translated")
    assert course.parts.get().version == stars


@pytest.mark.parametrize(
    ("facts", "license", "expected"),
    [
        ({}, "by-nc/4.0", True),
        ({"cost": "certificate"}, "by-nc/4.0", False),
        ({"platform": "drm"}, "by/4.0", False),
        ({"platform": "drm"}, "zero/1.0", True),
        ({}, None, False),
    ],
)
def test_a_license_fits_or_not(facts, license, expected):
    course = actions.create_course(by=person(), title="Water", **facts)
    assert fits(course, [registry.get(license) if license else None]) is expected


def test_a_course_stands_for_parameters_of_a_search(course: Course):
    actions.edit_course(
        course_id=course.pk, by=course.owner, cost="certificate", license=registry.get("by-sa/4.0")
    )
    assert with_course({"q": ["rivers"], "usable_in": [f"course:{course.pk}"]}, course.owner) == {
        "q": ["rivers"],
        "usable_in": ["by-sa/4.0"],
        "use": ["collect"],
        "commercial": ["true"],
    }


def test_what_a_course_is_for_is_told_to_its_team_only(course: Course):
    with pytest.raises(NotFound):
        with_course({"usable_in": [f"course:{course.pk}"]}, person("stranger@example.org"))


def test_a_program_asks_what_its_course_may_use(course: Course):
    actions.edit_course(course_id=course.pk, by=course.owner, cost="paid_company")
    address = f"{V1}/search/?q=rivers&usable_in=course:{course.pk}"
    found = program(course.owner).get(address).json()
    assert {one["titles"]["en"] for one in found["results"]} == {
        "Rivers for sale",
        "Rivers, nobody knows",
        "Rivers, not to be changed",  # beside others, as it is, it may stand
    }
    assert program(person("stranger@example.org")).get(address).status_code == 404
    assert program(course.owner).get(f"{V1}/search/?usable_in=course:nothing").status_code == 404


def test_a_person_sees_what_fits_and_adds_it_from_there(course: Course):
    actions.edit_course(course_id=course.pk, by=course.owner, cost="paid_company")
    client = signed_in(course.owner)
    assert f"/search/?usable_in=course:{course.pk}" in client.get(f"/c/{course.pk}/work/").content.decode()
    page = client.get(f"/search/?q=rivers&usable_in=course:{course.pk}").content.decode()
    assert "Rivers for sale" in page
    assert "Rivers for free" not in page
    assert "/r/rivers-for-sale/add-to-course/" in page


def test_the_rights_page_offers_them(course: Course):
    page = signed_in(course.owner).get(f"/c/{course.pk}/rights/").content.decode()
    assert "Rivers for sale" in page
    found = [one.resource for one in replacements(course, course.parts.get(), course.owner)]
    sale = next(one for one in found if "sale" in one.slug)
    answer = signed_in(course.owner).post(
        f"/c/{course.pk}/rights/try/", {"try": f"replace:{sale.pk}:{course.parts.get().pk}"}
    )
    assert answer.status_code == 302
    part = course.parts.get()
    assert (part.version.title, part.how) == ("Rivers for sale", "translated")
