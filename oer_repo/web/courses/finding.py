"""From an address to the course, as far as this person may see or change it."""

from uuid import UUID

from oer_repo.accounts.roles import Person
from oer_repo.courses.models import Course, Part
from oer_repo.courses.permissions import may_discuss, may_see
from oer_repo.resources.errors import NotFound


def seen_course(course_id: UUID, by: Person) -> Course:
    course = Course.objects.select_related("owner").filter(pk=course_id).first()
    if course is None or not may_see(by, course):
        raise NotFound
    return course


def team_course(course_id: UUID, by: Person) -> Course:
    """For those in the team; nobody else learns that there is something to work on."""
    course = seen_course(course_id, by)
    if not may_discuss(by, course):
        raise NotFound
    return course


def part_in(course: Course, part_id: int) -> Part:
    rows = course.parts.select_related(
        "unit__section", "version__resource__current", "file", "institution", "added_by"
    )
    part = rows.filter(pk=part_id).first()
    if part is None:
        raise NotFound
    return part
