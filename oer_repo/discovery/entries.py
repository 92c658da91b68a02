"""Public resources as lists tell of them: what is final from the index, what may have changed from the catalogue, now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from licensing.license import License
from oer_repo.discovery.together import with_all
from oer_repo.resources.facts import Facts, facts_of
from oer_repo.resources.models import Resource
from oer_repo.resources.rights import license_today
from search.page import Hit

FACTS = "facts"  # the stored field of the index


class Named(NamedTuple):
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One public resource with its current version; `license` is what is known of it today."""

    pk: UUID
    slug: str
    institution: Named | None
    license: License | None
    available_from: date | None
    published: datetime | None
    facts: Facts


_NOW = (
    "pk",
    "slug",
    "current_id",
    "current__license",
    "current__available_from",
    "current__published",
    "institution__slug",
    "institution__name",
    "current__statements__license",
    "current__statements__file_id",
    "current__statements__pk",
)


def entries(hits: Sequence[Hit]) -> tuple[Entry, ...]:
    """In the order of the hits; the database is asked for each, now: what was withdrawn a moment ago is not among them."""
    kept: dict[UUID, Facts | None] = {UUID(hit.id): hit.fields.get(FACTS) for hit in hits}
    rows = _rows(list(kept))
    found = {
        pk: _entry(row, facts) for pk, row in rows.items() if (facts := kept[pk]) and _are_of(row, facts)
    }
    if unheard := [pk for pk in rows if pk not in found]:  # the index does not know their current version yet
        every = with_all(Resource.objects.public(), unheard).values()
        found |= {resource.pk: entry_of(resource) for resource in every if resource.current}
    return tuple(found[pk] for pk in kept if pk in found)


def entry_of(resource: Resource) -> Entry:
    """The same from a resource that was read with all that belongs to it."""
    version, institution = resource.current, resource.institution
    assert version is not None, "only what is public stands in lists"
    return Entry(
        pk=resource.pk,
        slug=resource.slug,
        institution=Named(institution.slug, institution.name) if institution else None,
        license=license_today(version),
        available_from=version.available_from,
        published=version.published,
        facts=facts_of(version),
    )


def ids_of(hits: Iterable[Hit]) -> list[UUID]:
    return [UUID(hit.id) for hit in hits]


def _rows(ids: list[UUID]) -> dict[UUID, tuple[Any, ...]]:
    """By resource, each once; its license is that of the latest statement about the whole version, where there is one."""
    found: dict[UUID, tuple[Any, ...]] = {}
    every = Resource.objects.public().filter(pk__in=ids).values_list(*_NOW)
    for *row, stated, file, statement in every.order_by(
        "current__statements__made", "current__statements__pk"
    ):
        if statement and file is None:
            row[3] = stated
        elif row[0] in found:
            continue
        found[row[0]] = tuple(row)
    return found


def _are_of(row: tuple[Any, ...], facts: Facts) -> bool:
    return facts["version_id"] == str(row[2])


def _entry(row: tuple[Any, ...], facts: Facts) -> Entry:
    pk, slug, _current, license, available_from, published, *institution = row
    return Entry(
        pk=pk,
        slug=slug,
        institution=Named(*institution) if institution[0] else None,
        license=license,
        available_from=available_from,
        published=published,
        facts=facts,
    )
