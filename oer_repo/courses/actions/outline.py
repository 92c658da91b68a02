"""Sections and units: added, named, moved, and taken away when they are empty."""

from typing import Any
from uuid import UUID

from oer_repo.accounts.roles import Person
from oer_repo.courses.changing import changing
from oer_repo.courses.models import Course, Part, Section, Unit
from oer_repo.courses.order import fine_title, number, placed, refuse_unless_empty, refuse_when_full
from oer_repo.resources.errors import NotFound

MOST_SECTIONS, MOST_UNITS = 200, 1_000


def add_section(*, course_id: UUID, by: Person, title: str) -> Section:
    """Last in order, with one unit in it."""
    title = fine_title(title)
    with changing(course_id, by, "added the section", title) as course:
        count = course.sections.count()
        refuse_when_full(count, MOST_SECTIONS)
        section = Section.objects.create(course=course, position=count, title=title)
        Unit.objects.create(section=section, position=0)
    return section


def add_unit(*, course_id: UUID, by: Person, section_id: int, title: str) -> Unit:
    """Last in its section."""
    title = fine_title(title)
    with changing(course_id, by, "added the unit", title) as course:
        section = section_of(course, section_id)
        refuse_when_full(Unit.objects.filter(section__course=course).count(), MOST_UNITS)
        return Unit.objects.create(section=section, position=section.units.count(), title=title)


def rename_section(*, course_id: UUID, by: Person, section_id: int, title: str) -> None:
    title = fine_title(title)
    with changing(course_id, by, "renamed a section", title) as course:
        section = section_of(course, section_id)
        section.title = title
        section.save(update_fields=["title"])


def rename_unit(*, course_id: UUID, by: Person, unit_id: int, title: str) -> None:
    title = fine_title(title)
    with changing(course_id, by, "renamed a unit", title) as course:
        unit = unit_of(course, unit_id)
        unit.title = title
        unit.save(update_fields=["title"])


def move_section(*, course_id: UUID, by: Person, section_id: int, position: int) -> None:
    with changing(course_id, by, "moved a section") as course:
        section = section_of(course, section_id)
        number(placed(section, list(course.sections.all()), position))


def move_unit(*, course_id: UUID, by: Person, unit_id: int, position: int) -> None:
    """Within its section."""
    with changing(course_id, by, "moved a unit") as course:
        unit = unit_of(course, unit_id)
        number(placed(unit, list(unit.section.units.all()), position))


def remove_section(*, course_id: UUID, by: Person, section_id: int) -> None:
    with changing(course_id, by, "removed a section") as course:
        section = section_of(course, section_id)
        refuse_unless_empty(Part.objects.filter(unit__section=section).exists(), course.sections.count())
        section.delete()
        number(list(course.sections.all()))


def remove_unit(*, course_id: UUID, by: Person, unit_id: int) -> None:
    with changing(course_id, by, "removed a unit") as course:
        unit = unit_of(course, unit_id)
        refuse_unless_empty(unit.parts.exists(), unit.section.units.count())
        unit.delete()
        number(list(unit.section.units.all()))


def section_of(course: Course, section_id: int) -> Section:
    return first_of(course.sections.filter(pk=section_id))


def unit_of(course: Course, unit_id: int | None) -> Unit:
    """The unit of that id; the last one of the course when none is named."""
    units = Unit.objects.filter(section__course=course).select_related("section")
    if unit_id is None:
        return first_of(units.order_by("-section__position", "-position"))
    return first_of(units.filter(pk=unit_id))


def first_of(rows: Any) -> Any:
    found = rows.first()
    if found is None:
        raise NotFound
    return found
