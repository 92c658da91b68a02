"""Put a course together: parts in, out, up and down. Every write takes the acting person as `by`."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from oer_repo.accounts.models import User
from oer_repo.accounts.roles import Person
from oer_repo.courses.models import Course, Part
from oer_repo.courses.permissions import may_assemble, may_edit
from oer_repo.resources import validation
from oer_repo.resources.errors import Finding, Invalid, NotAllowed, NotFound
from oer_repo.resources.models import Version
from oer_repo.resources.permissions import may_see

MOST_PARTS = 2_000


def create_course(*, by: Person, title: str, language: str = "", description: str = "") -> Course:
    if not isinstance(by, User) or not may_assemble(by):
        raise NotAllowed(_("Sign in to make a course."))
    refuse_unless_valid(title, language, description)
    return Course.objects.create(owner=by, title=title.strip(), language=language, description=description)


def edit_course(
    *, course_id: UUID, by: Person, title: str, language: str, description: str, is_public: bool
) -> Course:
    refuse_unless_valid(title, language, description)
    with transaction.atomic():
        course = locked_course(course_id, by)
        course.title, course.language = title.strip(), language
        course.description, course.is_public = description, is_public
        course.save()
    return course


def add_part(*, course_id: UUID, by: Person, version_id: UUID) -> Part:
    """The part, last in order; the one that is there already when the version is in the course."""
    with transaction.atomic():
        course = locked_course(course_id, by)
        version = Version.objects.select_related("resource").filter(pk=version_id).first()
        if version is None or version.is_draft or not may_see(by, version):
            raise NotFound
        count = course.parts.count()
        if count >= MOST_PARTS:
            raise Invalid([Finding("too_many_parts", _("A course has at most 2,000 parts."), "parts")])
        part, _new = Part.objects.get_or_create(course=course, version=version, defaults={"position": count})
        course.save()
    return part


def remove_part(*, course_id: UUID, by: Person, part_id: int) -> None:
    with transaction.atomic():
        course = locked_course(course_id, by)
        part_of(course, part_id).delete()
        number_again(list(course.parts.all()))
        course.save()


def move_part(*, course_id: UUID, by: Person, part_id: int, position: int) -> None:
    """To this place among the parts, 0 for the first; beyond the ends means to the end."""
    with transaction.atomic():
        course = locked_course(course_id, by)
        part = part_of(course, part_id)
        parts = [other for other in course.parts.all() if other.pk != part.pk]
        parts.insert(max(0, position), part)
        number_again(parts)
        course.save()


def delete_course(*, course_id: UUID, by: Person) -> None:
    with transaction.atomic():
        locked_course(course_id, by).delete()


def locked_course(course_id: UUID, by: Person) -> Course:
    """NotFound for whoever may not know that it exists."""
    course = Course.objects.select_for_update().filter(pk=course_id).first()
    if course is None or not may_edit(by, course):
        raise NotFound
    return course


def part_of(course: Course, part_id: int) -> Part:
    part = course.parts.filter(pk=part_id).first()
    if part is None:
        raise NotFound
    return part


def number_again(parts: list[Part]) -> None:
    for position, part in enumerate(parts):
        part.position = position
    Part.objects.bulk_update(parts, ["position"])


def refuse_unless_valid(title: str, language: str, description: str) -> None:
    findings = [
        *validation.plain_text("title", title, 500),
        *validation.plain_text("description", description, 20_000),
        *(validation.languages("language", [language]) if language else ()),
    ]
    if not title.strip():
        findings.append(Finding("no_title", _("Give it a title."), "title"))
    if findings:
        raise Invalid(findings)
