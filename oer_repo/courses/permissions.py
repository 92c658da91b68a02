"""Who may do what with a course: plain predicates, the same for pages and API."""

from uuid import UUID

from oer_repo.accounts.models import User
from oer_repo.accounts.roles import Person, is_administrator, is_curator_of
from oer_repo.courses.models import Course, CourseMember, CourseRole


def may_assemble(person: Person) -> bool:
    """Everybody with an account: putting things side by side takes no right to deposit."""
    return person.is_authenticated and person.is_active


def role_of(person: Person, course: Course) -> str:
    """The role in the team; empty for those who are not in it."""
    if not isinstance(person, User) or not may_assemble(person):
        return ""
    return (
        CourseMember.objects.filter(course=course, user=person).values_list("role", flat=True).first() or ""
    )


def may_lead(person: Person, course: Course) -> bool:
    """Choose the team, publish, delete: whoever began it, and administrators."""
    return may_assemble(person) and (course.owner_id == person.pk or is_administrator(person))


def may_edit(person: Person, course: Course) -> bool:
    return may_lead(person, course) or role_of(person, course) in (
        CourseRole.AUTHOR,
        CourseRole.RIGHTS_OFFICER,
    )


def may_discuss(person: Person, course: Course) -> bool:
    return may_lead(person, course) or bool(role_of(person, course))


def may_override(person: Person, course: Course) -> bool:
    """Decide against a finding, with a reason: the rights officer; without one the person who leads."""
    return may_lead(person, course) or role_of(person, course) == CourseRole.RIGHTS_OFFICER


def may_sign_off(person: Person, course: Course, institution_id: UUID) -> bool:
    """Those whom the institution has in the team, and its curators."""
    if not isinstance(person, User) or not may_discuss(person, course):
        return False
    mine = CourseMember.objects.filter(course=course, user=person, institution_id=institution_id)
    return mine.exists() or is_curator_of(person, institution_id)


def may_see(person: Person, course: Course) -> bool:
    return course.is_public or may_discuss(person, course)
