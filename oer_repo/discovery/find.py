"""Search joined with the catalogue: what was found, as resources that this person may see now."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from oer_repo.accounts.roles import Person
from oer_repo.resources.models import File, Resource
from oer_repo.resources.permissions import may_see
from search import engine
from search.page import FacetValue, SearchPage
from search.request import SearchRequest


@dataclass(frozen=True, slots=True)
class Results:
    """The page that the engine answered with, and its hits as resources, best first.

    `total` and the facets are the index's: a resource that was withdrawn a moment ago may still be counted.
    """

    request: SearchRequest
    page: SearchPage
    resources: tuple[Resource, ...]

    @property
    def total(self) -> int:
        return self.page.total

    @property
    def facets(self) -> Mapping[str, tuple[FacetValue, ...]]:
        return self.page.facets


def find(request: SearchRequest, person: Person) -> Results:
    """Raises search.errors.SearchUnavailable when the engine cannot answer."""
    page = engine.find(request)
    found = listed(Resource.objects.public()).in_bulk([UUID(hit.id) for hit in page.hits])
    in_order = (found.get(UUID(hit.id)) for hit in page.hits)
    visible = tuple(
        resource
        for resource in in_order
        if resource and resource.current and may_see(person, resource.current)
    )
    return Results(request, page, visible)


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
