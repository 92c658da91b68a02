"""The whole outline in one go, as a program sends it: sections with units with parts, in their order."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from oer_repo.accounts.roles import Person
from oer_repo.courses.actions.outline import MOST_SECTIONS, MOST_UNITS
from oer_repo.courses.changing import changing
from oer_repo.courses.models import Course, Part, Section, Unit
from oer_repo.courses.new_part import put_link, put_resource, put_text
from oer_repo.courses.order import number, refuse_when_full
from oer_repo.resources import validation
from oer_repo.resources.errors import Finding, Invalid, NotFound

Facts = Mapping[str, Any]


def set_outline(
    *, course_id: UUID, by: Person, sections: Sequence[Facts], revision: int | None = None
) -> Course:
    """What is not named goes; a part named by its `id` stays as it is and moves to its place."""
    refuse_unless_drawn(sections)
    with changing(course_id, by, "set the outline", revision=revision) as course:
        before = list(course.sections.all())
        kept: set[int] = set()
        for position, section in enumerate(sections):
            put_section(course, by, position, section, kept)
        course.parts.exclude(pk__in=kept).delete()
        Section.objects.filter(pk__in=[one.pk for one in before]).delete()
    return course


def put_section(course: Course, by: Person, position: int, facts: Facts, kept: set[int]) -> None:
    section = Section.objects.create(course=course, position=position, title=facts.get("title", "").strip())
    for place, lesson in enumerate(facts.get("units") or [{}]):
        unit = Unit.objects.create(section=section, position=place, title=lesson.get("title", "").strip())
        parts = [part_in(course, unit, by, one) for one in lesson.get("parts", ())]
        kept.update(part.pk for part in parts)
        number(list(dict.fromkeys(parts)))


def part_in(course: Course, unit: Unit, by: Person, facts: Facts) -> Part:
    """A part of before, in its new place, or a new one: of a resource, a link or a text."""
    if "id" in facts:
        part = course.parts.filter(pk=facts["id"]).first()
        if part is None:
            raise NotFound
        part.unit = unit
        part.save(update_fields=["unit"])
        return part
    put = put_resource if "version_id" in facts else put_link if "url" in facts else put_text
    part = put(course, unit, by, **facts)
    if part.unit_id != unit.pk:  # the same thing was in the course already
        part.unit = unit
        part.save(update_fields=["unit"])
    return part


def refuse_unless_drawn(sections: Sequence[Facts]) -> None:
    if not sections:
        raise Invalid([Finding("no_sections", _("A course keeps at least one section."), "sections")])
    units = [unit for section in sections for unit in section.get("units") or [{}]]
    refuse_when_full(len(sections) - 1, MOST_SECTIONS)
    refuse_when_full(len(units) - 1, MOST_UNITS)
    titles = [one.get("title", "") for one in (*sections, *units)]
    findings = [found for title in titles for found in validation.plain_text("title", title, 500)]
    if findings:
        raise Invalid(findings)
