"""The first line of every action on a course: locked, allowed, counted, and written into the log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from oer_repo.accounts.models import User
from oer_repo.accounts.roles import Person
from oer_repo.courses.models import Activity, Course
from oer_repo.courses.permissions import may_edit, may_see
from oer_repo.courses.verbs import VERBS
from oer_repo.resources.errors import EditConflict, NotAllowed, NotFound

May = Callable[[Person, Course], bool]


@contextmanager
def changing(
    course_id: UUID,
    by: Person,
    verb: str,
    subject: str = "",
    *,
    may: May = may_edit,
    revision: int | None = None,
) -> Iterator[Course]:
    """The course, locked until the transaction ends.

    Raises NotFound (for whoever may not know that it exists), NotAllowed, EditConflict (`revision` is not the stored one).
    """
    with transaction.atomic():
        course = locked(course_id, by, may)
        if revision is not None and revision != course.revision:
            raise EditConflict(course.revision)
        yield course
        course.revision += 1
        course.save()
        log(course, by, verb, subject)


def locked(course_id: UUID, by: Person, may: May) -> Course:
    course = Course.objects.select_for_update().filter(pk=course_id).first()
    if course is None or not may_see(by, course):
        raise NotFound
    if not may(by, course):
        raise NotAllowed(_("Your role in this course does not include this. Ask the person who leads it."))
    return course


def log(course: Course, by: Person, verb: str, subject: str = "") -> None:
    assert verb in VERBS, verb
    if isinstance(by, User):
        Activity.objects.create(course=course, by=by, verb=verb, subject=subject[:500])
