"""Who may do what with a course."""

from oer_repo.accounts.roles import Person, is_administrator
from oer_repo.courses.models import Course


def may_assemble(person: Person) -> bool:
    """Everybody with an account: putting things side by side takes no right to deposit."""
    return person.is_authenticated and person.is_active


def may_edit(person: Person, course: Course) -> bool:
    return may_assemble(person) and (course.owner_id == person.pk or is_administrator(person))


def may_see(person: Person, course: Course) -> bool:
    return course.is_public or may_edit(person, course)
