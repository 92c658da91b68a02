"""A resource with its translations and adaptations: one work in several languages, each with its license."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.db.models import QuerySet

from licensing.license import License
from oer_repo.resources.models import Resource, Source, SourceUse
from oer_repo.resources.rights import license_today

SAME_WORK = (SourceUse.TRANSLATED, SourceUse.ADAPTED)


@dataclass(frozen=True, slots=True)
class Edition:
    """Another public resource of the same work; `relation` is what it is to the resource that was asked about."""

    resource: Resource
    relation: str

    @property
    def language(self) -> str:
        return self.resource.current.language if self.resource.current else ""

    @property
    def license(self) -> License | None:
        return license_today(self.resource.current) if self.resource.current else None


def editions_of(wanted: Sequence[UUID]) -> Mapping[UUID, list[Edition]]:
    """For each resource the other editions of its work, in a fixed number of queries however many there are."""
    links = _links(wanted)
    others = _public({pk for found in links.values() for pk in found})
    return {
        pk: [Edition(others[other], relation) for other, relation in links[pk].items() if other in others]
        for pk in wanted
    }


def _links(wanted: Sequence[UUID]) -> dict[UUID, dict[UUID, str]]:
    """Resource → other resource of the work → relation: source, translation, adaptation or sibling."""
    made = _made(wanted)
    if made:
        around = {one for pair in made for one in pair[:2]} - set(wanted)
        made |= _made(list(around)) if around else set()
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for child, parent, use in made:
        found[parent][child] = "translation" if use == SourceUse.TRANSLATED else "adaptation"
        found[child].setdefault(parent, "source")
    for pk in wanted:
        for parent in [other for other, relation in found[pk].items() if relation == "source"]:
            for sibling in found[parent]:
                if sibling != pk and found[parent][sibling] != "source":
                    found[pk].setdefault(sibling, "sibling")
    return found


def _made(resources: Sequence[UUID]) -> set[tuple[UUID, UUID, str]]:
    """What public resources say today of what they were made from: (made, from, how)."""
    pairs = _pairs()
    # Two questions in one: with OR between them a database reads all sources there are.
    rows = pairs.filter(version__resource__in=resources).union(
        pairs.filter(of_version__resource__in=resources)
    )
    return {(child, parent, use) for child, parent, use in rows if parent and parent != child}


@cache
def _pairs() -> QuerySet[Source, tuple[UUID, UUID | None, str]]:
    """Never asked itself; made once, for to make its joins takes as long as to ask."""
    made = Source.objects.order_by().filter(
        use__in=SAME_WORK, version__current_of__withdrawn=None, version__current_of__isnull=False
    )
    return made.values_list("version__resource_id", "of_version__resource_id", "use")


def _public(ids: set[UUID]) -> dict[UUID, Resource]:
    if not ids:
        return {}
    resources = Resource.objects.public().select_related("current").prefetch_related("current__statements")
    found = resources.in_bulk(list(ids))
    return {pk: found[pk] for pk in sorted(found, key=lambda pk: found[pk].slug)}
