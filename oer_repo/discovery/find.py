"""Search joined with the catalogue: what was found, as resources that this person may see now."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Generic, TypeVar
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from oer_repo.accounts.roles import Person
from oer_repo.discovery.entries import Entry, entries, ids_of
from oer_repo.discovery.together import with_all
from oer_repo.discovery.usable import readable
from oer_repo.resources.models import File, Resource
from oer_repo.resources.permissions import may_see
from search import engine
from search.cursor import with_those_left_out
from search.page import FacetValue, Hit, Piece, SearchPage
from search.request import MOST_VALUES, SearchRequest

ASKED_AGAIN = 3  # times, while what was found is taken back
SCANNED = 200  # resources at a time
Shown = TypeVar("Shown", Resource, Entry)


@dataclass(frozen=True)
class Results(Generic[Shown]):
    """The page that the engine answered with, and its hits as resources, best first.

    What is no longer public is in neither, though the index may not have heard of it: the engine is asked again
    without it, so that the page is full and its numbers are right. The facets are in the words of the parameters.
    """

    request: SearchRequest
    page: SearchPage
    resources: tuple[Shown, ...]

    @property
    def total(self) -> int:
        return self.page.total

    @property
    def facets(self) -> Mapping[str, tuple[FacetValue, ...]]:
        return readable(self.page.facets)

    @cached_property
    def highlights(self) -> Mapping[UUID, Mapping[str, tuple[Piece, ...]]]:
        return {UUID(hit.id): hit.highlights for hit in self.page.hits}


def find(request: SearchRequest, person: Person) -> Results[Resource]:
    """Raises search.errors.SearchUnavailable when the engine cannot answer."""
    return _found(request, lambda hits: visible(hits, person))


def find_entries(request: SearchRequest) -> Results[Entry]:
    """The same for lists that tell no more than an entry has: a fraction of the reading."""
    return _found(request, entries)


def _found(request: SearchRequest, read: Callable[[Sequence[Hit]], tuple[Shown, ...]]) -> Results[Shown]:
    asked, page = request, engine.find(request)
    following = page.next_cursor  # of the question as it was asked, so that it can be asked on
    resources = read(page.hits)
    for _ in range(ASKED_AGAIN):
        gone = {hit.id for hit in page.hits} - {str(resource.pk) for resource in resources}
        if not gone or request.cursor:
            break
        asked = without_those(asked, gone)
        page = engine.find(asked)
        resources = read(page.hits)
        left_out = len(asked.without["django_id"]) - len(request.without.get("django_id", ()))
        following = with_those_left_out(page.next_cursor, asked, request, left_out)
    return Results(request, replace(page, next_cursor=following), resources)


def without_those(request: SearchRequest, gone: Collection[str]) -> SearchRequest:
    kept_out = (*request.without.get("django_id", ()), *gone)
    return replace(request, without={**request.without, "django_id": kept_out[-MOST_VALUES:]})


def visible(hits: Sequence[Hit], person: Person) -> tuple[Resource, ...]:
    """The database is asked for each hit, now: what was withdrawn a moment ago is not among them."""
    found = with_all(Resource.objects.public(), ids_of(hits))
    in_order = (found.get(hit.id) for hit in hits)
    return tuple(
        resource
        for resource in in_order
        if resource and resource.current and may_see(person, resource.current)
    )


def everything(request: SearchRequest) -> Iterator[Entry]:
    """Every resource found, in order, however many there are; each batch is looked up when it is taken."""
    hits = engine.scan(request)
    while batch := list(islice(hits, SCANNED)):
        yield from entries(batch)


def similar(resource: Resource, person: Person, count: int = 6) -> tuple[Resource, ...]:
    """What shares the telling words; raises SearchUnavailable."""
    return visible(engine.similar(str(resource.pk), count), person)


def newest(count: int) -> list[Resource]:
    """Straight from the catalogue, so that it is there when search is not."""
    return list(listed(Resource.objects.public()).order_by("-current__published")[:count])


def listed(resources: QuerySet[Resource]) -> QuerySet[Resource]:
    """With everything that a line in a list shows, in a handful of queries however long the list is."""
    return resources.select_related("current__resource__institution", "institution").prefetch_related(
        "current__creators",
        "current__statements",
        Prefetch("current__files", File.objects.select_related("blob")),
    )
