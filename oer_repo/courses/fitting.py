"""What would fit into a course: as parameters of a search, and as a question about one set of licenses."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from licensing import Verdict, check, registry
from licensing.license import License
from licensing.question import read_question
from oer_repo.accounts.roles import Person
from oer_repo.courses.models import Cost, Course, PartHow, Platform
from oer_repo.courses.permissions import may_discuss
from oer_repo.courses.question import question_of
from oer_repo.courses.weighing import Weighed
from oer_repo.resources.capability import outputs
from oer_repo.resources.errors import NotFound

COURSE = "course:"
Params = Mapping[str, Sequence[str]]


def with_course(params: Params, by: Person) -> Params:
    """`usable_in=course:<id>` as the parameters it stands for; others stay as they are. Raises NotFound."""
    asked = [value for value in params.get("usable_in", ()) if value.startswith(COURSE)]
    if not asked:
        return params
    return {**params, **fitting(course_named(asked[-1], by))}


def course_named(value: str, by: Person) -> Course:
    """For those in its team: what a course is for is theirs to tell."""
    try:
        course = Course.objects.filter(pk=UUID(value.removeprefix(COURSE))).first()
    except ValueError:
        raise NotFound from None
    if course is None or not may_discuss(by, course):
        raise NotFound
    return course


def fitting(course: Course) -> dict[str, list[str]]:
    """Works beside others under what the course is for. Where money is asked, or a platform puts locks on files, only
    what surely fits."""
    wished = [course.license] if course.license in outputs() else list(outputs())
    found = {"usable_in": [license.id for license in wished if license], "use": ["collect"]}
    if course.cost != Cost.FREE:
        found["commercial"] = ["true"]
    if course.platform in (Platform.DRM, Platform.TERMS):
        found["license"] = [one.id for one in registry.current() if fits(course, (one,))]
    return found


def fits(course: Course, licenses: Collection[License | None], how: str = PartHow.UNMODIFIED) -> bool:
    """Whether a work with these licenses inside, used like this, may stand beside the others in this course, for certain;
    and in its translation, if one is planned."""
    part = Weighed(0, "", how, tuple(licenses))
    asked = [question_of(course, [part])]
    if course.translation_planned:
        asked.append(question_of(course, [part], translated=True))
    verdicts = [check(*read_question(one.question)).verdict for one in asked]
    return all(verdict in (Verdict.ALLOWED, Verdict.NOT_RECOMMENDED) for verdict in verdicts)
