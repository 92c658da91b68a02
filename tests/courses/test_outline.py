"""The outline of a course: sections, units and parts, in the order in which they are taught."""

import pytest

from licensing import registry
from oer_repo.courses import actions
from oer_repo.courses.models import Course, PartHow, Section, Unit
from oer_repo.resources import actions as catalogue
from oer_repo.resources.errors import EditConflict, Invalid, NotFound
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db


def outline(course: Course) -> list[tuple[str, str, list[str]]]:
    units = Unit.objects.filter(section__course=course).order_by("section__position", "position")
    return [(u.section.title, u.title, [str(part.version.title) for part in u.parts.all()]) for u in units]


def week(course: Course, title: str) -> tuple[Section, Unit]:
    section = actions.add_section(course_id=course.pk, by=course.owner, title=title)
    return section, section.units.get()


def test_sections_units_and_parts_stand_in_their_order():
    user = person()
    course = actions.create_course(by=user, title="Water")
    first = course.sections.get()
    actions.rename_section(course_id=course.pk, by=user, section_id=first.pk, title="Week 1")
    second, lesson = week(course, "Week 2")
    for title in ("Rain", "Rivers", "Sea"):
        actions.add_resource(course_id=course.pk, by=user, version_id=published(user, title=title).pk)
    assert outline(course) == [("Week 1", "", []), ("Week 2", "", ["Rain", "Rivers", "Sea"])]

    sea = course.parts.get(version__titles__en="Sea")
    actions.move_part(course_id=course.pk, by=user, part_id=sea.pk, position=0)
    rivers = course.parts.get(version__titles__en="Rivers")
    actions.move_part(
        course_id=course.pk, by=user, part_id=rivers.pk, position=0, unit_id=first.units.get().pk
    )
    actions.move_section(course_id=course.pk, by=user, section_id=second.pk, position=0)
    actions.rename_unit(course_id=course.pk, by=user, unit_id=lesson.pk, title="Where water goes")
    assert outline(course) == [("Week 2", "Where water goes", ["Sea", "Rain"]), ("Week 1", "", ["Rivers"])]


def test_what_holds_parts_is_not_taken_away_and_one_of_each_stays():
    user = person()
    course = actions.create_course(by=user, title="Water")
    section, unit = week(course, "Week 2")
    part = actions.add_resource(course_id=course.pk, by=user, version_id=published(user).pk)
    with pytest.raises(Invalid, match="There are parts in it"):
        actions.remove_section(course_id=course.pk, by=user, section_id=section.pk)
    actions.remove_part(course_id=course.pk, by=user, part_id=part.pk)
    with pytest.raises(Invalid, match="keeps at least one"):
        actions.remove_unit(course_id=course.pk, by=user, unit_id=unit.pk)
    actions.remove_section(course_id=course.pk, by=user, section_id=section.pk)
    with pytest.raises(Invalid, match="keeps at least one"):
        actions.remove_section(course_id=course.pk, by=user, section_id=course.sections.get().pk)


def test_the_same_thing_stands_in_a_course_once_and_portions_of_it_each():
    user = person()
    course = actions.create_course(by=user, title="Water")
    version = published(user)
    for portion in ("", "", "Pages 3–7", "Pages 8–9", "Pages 8–9 "):
        actions.add_resource(course_id=course.pk, by=user, version_id=version.pk, portion=portion)
    assert [part.portion for part in course.parts.all()] == ["", "Pages 3–7", "Pages 8–9"]


def test_a_part_notes_the_grant_under_which_it_was_taken():
    user = person()
    course = actions.create_course(by=user, title="Water")
    version = published(user, license="by-sa/4.0")
    part = actions.add_resource(course_id=course.pk, by=user, version_id=version.pk)
    assert part.taken["license"] == "by-sa/4.0"
    assert part.taken["statement"] == version.statements.get().pk
    assert part.taken["files"] == {"reading.md": version.files.get().blob.digest}


def test_a_newer_version_is_taken_or_declined():
    user = person()
    course = actions.create_course(by=user, title="Water")
    first = published(user, title="Rain")
    part = actions.add_resource(course_id=course.pk, by=user, version_id=first.pk)
    second = catalogue.new_version(resource_id=first.resource_id, by=user)
    catalogue.publish(version_id=second.pk, by=user)
    declined = actions.decline_newer(course_id=course.pk, by=user, part_id=part.pk)
    assert (declined.version, declined.declined_id) == (first, second.pk)
    accepted = actions.accept_newer(course_id=course.pk, by=user, part_id=part.pk)
    assert (accepted.version_id, accepted.declined) == (second.pk, None)
    with pytest.raises(NotFound):
        actions.accept_newer(course_id=course.pk, by=user, part_id=part.pk)


def test_a_newer_version_without_the_file_that_was_meant_is_not_taken_for_it():
    user = person()
    course = actions.create_course(by=user, title="Water")
    first = published(user, title="Rain")
    file = first.files.get()
    part = actions.add_resource(course_id=course.pk, by=user, version_id=first.pk, file_id=file.pk)
    second = catalogue.new_version(resource_id=first.resource_id, by=user)
    catalogue.change_file(file_id=second.files.get().pk, by=user, changes={"name": "other.md"})
    catalogue.publish(version_id=second.pk, by=user)
    with pytest.raises(Invalid, match="The newer version has no file “reading.md”"):
        actions.accept_newer(course_id=course.pk, by=user, part_id=part.pk)
    actions.change_part(course_id=course.pk, by=user, part_id=part.pk, file_id=None)
    assert actions.accept_newer(course_id=course.pk, by=user, part_id=part.pk).version_id == second.pk


def test_links_and_texts_are_parts_too():
    user = person()
    course = actions.create_course(by=user, title="Water")
    link = actions.add_link(
        course_id=course.pk,
        by=user,
        title="Mekong from above",
        url="https://example.org/film",
        creator="River Film",
        license=registry.get("by-nc/4.0"),
        how=PartHow.EMBEDDED,
    )
    text = actions.add_text(course_id=course.pk, by=user, title="Before you begin", text="Bring a **glass**.")
    actions.change_part(
        course_id=course.pk, by=user, part_id=text.pk, text="Bring two glasses.", title="Begin"
    )
    text.refresh_from_db()
    assert (link.license.id, text.title, text.text) == ("by-nc/4.0", "Begin", "Bring two glasses.")
    assert [part.position for part in course.parts.all()] == [0, 1]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"title": "", "url": "https://example.org/"}, "Give it a title"),
        ({"title": "Film", "url": ""}, "address of what you link to"),
        ({"title": "Film", "url": "javascript:alert(1)"}, "whole web address"),
        ({"title": "Film", "url": "https://example.org/", "how": "borrowed"}, "one of these"),
        ({"title": "F\x00", "url": "https://example.org/"}, "control character"),
    ],
)
def test_a_link_that_cannot_be_kept_says_why(facts, reason):
    user = person()
    course = actions.create_course(by=user, title="Water")
    with pytest.raises(Invalid, match=reason):
        actions.add_link(course_id=course.pk, by=user, **facts)


def test_drafts_and_what_does_not_exist_cannot_be_parts():
    user = person()
    course = actions.create_course(by=user, title="Water")
    for version_id in (draft(user).pk, course.pk):
        with pytest.raises(NotFound):
            actions.add_resource(course_id=course.pk, by=user, version_id=version_id)


def test_two_editors_do_not_overwrite_each_other():
    user = person()
    course = actions.create_course(by=user, title="Water")
    actions.edit_course(course_id=course.pk, by=user, revision=1, title="Water and rivers")
    with pytest.raises(EditConflict):
        actions.edit_course(course_id=course.pk, by=user, revision=1, title="Rivers")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"title": " "}, "Give it a title"),
        ({"title": "Water", "cost": "cheap"}, "one of these: free"),
        ({"title": "Water", "start": "soon"}, "2024-05"),
        ({"title": "Water", "places": ["moodle"]}, "whole web address"),
        ({"title": "Water", "language": "Lao!"}, "language tag"),
    ],
)
def test_a_course_that_cannot_be_kept_says_why(facts, reason):
    with pytest.raises(Invalid, match=reason):
        actions.create_course(by=person(), **facts)
