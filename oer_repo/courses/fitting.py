"""What would fit into a course: as parameters of a search, and as replacements for a part that stands in the way."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from licensing import Verdict, check, registry
from licensing.license import License
from licensing.question import read_question
from oer_repo.accounts.roles import Person
from oer_repo.courses.models import Cost, Course, Part, Platform
from oer_repo.courses.permissions import may_discuss
from oer_repo.courses.question import question_of
from oer_repo.courses.weighing import title_of
from oer_repo.discovery.asking import request_of
from oer_repo.discovery.find import find
from oer_repo.resources.capability import outputs
from oer_repo.resources.errors import NotFound
from oer_repo.resources.licenses_within import licenses_within
from oer_repo.resources.models import Resource, Version
from search.errors import SearchUnavailable

COURSE = "course:"
OFFERED, LOOKED_AT = 3, 20
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


def fits(course: Course, licenses: Collection[License | None]) -> bool:
    """Whether works with these licenses inside may stand beside the others in this course, for certain."""
    question = question_of(course, []).question
    given = [{"license": one.id if one else "UNKNOWN", "how": "unmodified"} for one in licenses]
    parts, use = read_question(question | {"inputs": given})
    return check(parts, use).verdict in (Verdict.ALLOWED, Verdict.NOT_RECOMMENDED)


def replacements(course: Course, part: Part, by: Person) -> list[Resource]:
    """Resources of the same subject, kind, level and language that fit, the nearest first; each is judged once more.

    Empty where search is away: the page goes on without them.
    """
    there = set(course.parts.values_list("version__resource", flat=True))
    found: dict[UUID, Resource] = {}
    try:
        for params in narrowing(part, fitting(course)):
            for resource in find(request_of(params, per_page=LOOKED_AT), by).resources:
                version = resource.current
                if version and resource.pk not in there and fits(course, licenses_within(version)):
                    found.setdefault(resource.pk, resource)
            if len(found) >= OFFERED:
                break
    except SearchUnavailable:
        pass
    return list(found.values())[:OFFERED]


def narrowing(part: Part, rights: Params) -> Iterator[dict[str, Any]]:
    """From the nearest question to the widest; each is asked only while too little is found."""
    alike = facets_of(part.version) if part.version else {}
    words = {"q": [title_of(part)[:200]]}
    for names in (("subject", "type", "level", "language"), ("subject", "language"), ("subject",)):
        wanted = {name: alike[name] for name in names if alike.get(name)}
        if wanted:
            yield {**rights, **wanted}
    yield {**rights, **words}


def facets_of(version: Version) -> dict[str, list[str]]:
    return {
        "subject": version.subjects,
        "type": version.types,
        "level": version.levels,
        "language": version.languages[:1],
    }
