"""What would fit in the place of a part that stands in the way, found by search: the nearest first, and how near."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from oer_repo.accounts.roles import Person
from oer_repo.courses.fitting import fits, fitting
from oer_repo.courses.models import Course, Part, PartHow
from oer_repo.courses.weighing import title_of
from oer_repo.discovery.asking import request_of
from oer_repo.discovery.find import find
from oer_repo.resources import vocabularies
from oer_repo.resources.licenses_within import licenses_within
from oer_repo.resources.models import Resource, Version
from oer_repo.resources.vocabularies import Concept

OFFERED, LOOKED_AT = 3, 20
MAY = {PartHow.TRANSLATED: "translate", PartHow.ADAPTED: "adapt", PartHow.SYNCHRONISED: "adapt"}
Params = Mapping[str, Sequence[str]]


class Near(StrEnum):
    """In what it is alike: the subject itself, the broader field of it (ISCED-F), or words of the title only."""

    SUBJECT = "subject"
    FIELD = "field"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Offer:
    """`field` is the broader field in which it was found; None where that was not needed."""

    resource: Resource
    near: Near
    field: Concept | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """Questions that are equally near, the narrowest first."""

    near: Near
    questions: tuple[Params, ...]
    field: Concept | None = None


def replacements(course: Course, part: Part, by: Person) -> list[Offer]:
    """At most three that fit, each judged once more as it would be used; from a wider round only where the nearer ones
    gave nothing. Raises search.errors.SearchUnavailable."""
    rights = {**fitting(course), **may_be_used(course, part)}
    there = set(course.parts.values_list("version__resource", flat=True))
    for one in rounds(part):
        if found := fitting_in(one, rights, course, part, by, there):
            return [Offer(resource, one.near, one.field) for resource in found]
    return []


def may_be_used(course: Course, part: Part) -> dict[str, list[str]]:
    how = PartHow.TRANSLATED if course.translation_planned else part.how
    return {"may": [MAY[PartHow(how)]]} if how in MAY else {}


def fitting_in(
    asked: Round, rights: Params, course: Course, part: Part, by: Person, there: set[UUID]
) -> list[Resource]:
    found: dict[UUID, Resource] = {}
    for question in asked.questions:
        for resource in find(request_of({**rights, **question}, per_page=LOOKED_AT), by).resources:
            version = resource.current
            if version and resource.pk not in there and fits(course, licenses_within(version), part.how):
                found.setdefault(resource.pk, resource)
        if len(found) >= OFFERED:
            break
    return list(found.values())[:OFFERED]


def rounds(part: Part) -> Iterator[Round]:
    """From the nearest to the widest."""
    alike = facets_of(part.version) if part.version else {}
    if alike.get("subject"):
        narrow = (("subject", "type", "level", "language"), ("subject", "language"), ("subject",))
        yield Round(Near.SUBJECT, tuple(only(alike, names) for names in narrow))
    fields = broader(part.version.subjects if part.version else ())
    while fields:
        for field in fields:
            within = {**alike, "subject": codes_within(field.id)}
            yield Round(
                Near.FIELD, (only(within, ("subject", "language")), only(within, ("subject",))), field
            )
        fields = broader([field.id for field in fields])
    yield Round(Near.WORDS, ({"q": [title_of(part)[:200]]},))


def only(facets: Mapping[str, list[str]], names: Sequence[str]) -> dict[str, Any]:
    return {name: facets[name] for name in names if facets.get(name)}


def broader(codes: Sequence[str]) -> list[Concept]:
    """Each once, in order; none where they are the broadest."""
    known = {one.id: one for one in vocabularies.scheme("isced_f_2013").concepts}
    above = (known[code].broader for code in codes if code in known)
    return [known[code] for code in dict.fromkeys(above) if code]


def codes_within(field: str) -> list[str]:
    """The field and all under it: ISCED-F begins the code of each with that of what is broader."""
    return [one.id for one in vocabularies.scheme("isced_f_2013").concepts if one.id.startswith(field)]


def facets_of(version: Version) -> dict[str, list[str]]:
    """Under a subject that is a field itself stand narrower ones."""
    return {
        "subject": [code for subject in version.subjects for code in codes_within(subject)],
        "type": version.types,
        "level": version.levels,
        "language": version.languages[:1],
    }
