"""Say how a part is used, move it, take it out."""

from typing import Any
from uuid import UUID

from oer_repo.accounts.roles import Person
from oer_repo.courses.actions.outline import unit_of
from oer_repo.courses.changing import changing
from oer_repo.courses.models import Course, Part, PartKind
from oer_repo.courses.new_part import file_of
from oer_repo.courses.order import number, placed
from oer_repo.courses.part_facts import refuse_unless_valid, stripped
from oer_repo.resources.errors import NotFound

OF_ALL = ("how", "changes", "portion")
OF_ONES_OWN = ("title", "url", "creator", "license", "license_text", "text")  # of links and texts


def change_part(*, course_id: UUID, by: Person, part_id: int, **facts: Any) -> Part:
    """Only what is given is set; what a resource's page says of it cannot be changed from a course. `file_id` narrows a
    resource to one file of it, None widens it to all."""
    refuse_unless_valid(facts)
    with changing(course_id, by, "changed", facts.get("title", "")) as course:
        part = part_of(course, part_id)
        names = OF_ALL if part.kind == PartKind.RESOURCE else OF_ALL + OF_ONES_OWN
        for name, value in stripped(facts).items():
            if name in names:
                setattr(part, name, value)
        if "file_id" in facts and part.version:
            part.file = file_of(part.version, facts["file_id"])
        part.save()
    return part


def move_part(
    *, course_id: UUID, by: Person, part_id: int, position: int, unit_id: int | None = None
) -> None:
    """To this place in its unit, or in the unit named; 0 is the first."""
    with changing(course_id, by, "moved a part") as course:
        part = part_of(course, part_id)
        before = part.unit
        part.unit = unit_of(course, unit_id) if unit_id is not None else before
        part.save(update_fields=["unit"])
        number(placed(part, list(part.unit.parts.all()), position))
        number(list(before.parts.all()))


def remove_part(*, course_id: UUID, by: Person, part_id: int) -> None:
    with changing(course_id, by, "took a part out") as course:
        part = part_of(course, part_id)
        part.delete()
        number(list(part.unit.parts.all()))


def part_of(course: Course, part_id: int) -> Part:
    part = course.parts.select_related("unit", "version__resource").filter(pk=part_id).first()
    if part is None:
        raise NotFound
    return part
