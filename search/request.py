"""SearchRequest: what somebody asks for, parsed and bounded once, known to no framework."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from search.errors import BadRequest

FACETS = ("license", "subject", "language", "level", "type", "institution")
SORTS: Mapping[str, tuple[str, bool] | None] = {  # by which field of the index, and whether descending
    "relevance": None,
    "newest": ("published", True),
    "oldest": ("published", False),
    "title": ("title_sort", False),
}

LONGEST_QUERY = 400
LONGEST_VALUE = 200
MOST_VALUES = 50
MOST_PER_PAGE = 100
DEEPEST_HIT = 10_000

T = TypeVar("T")


@dataclass(frozen=True)
class SearchRequest:
    """Values of one facet are alternatives (OR); facets narrow each other (AND)."""

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    page: int = 1
    per_page: int = 20

    def __post_init__(self) -> None:
        _check_query(self.q)
        for facet, values in self.filters.items():
            _check_filter(facet, values)
        if self.sort not in SORTS:
            raise BadRequest("sort", f"must be one of {', '.join(SORTS)}")
        _check_window(self.page, self.per_page)
        chosen = {facet: tuple(dict.fromkeys(values)) for facet, values in self.filters.items() if values}
        object.__setattr__(self, "filters", MappingProxyType(chosen))

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.per_page

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values of a facet that were asked for."""
        return self.filters.get(facet, ())

    def on_page(self, page: int) -> "SearchRequest":
        return replace(self, page=page)


def from_params(params: Mapping[str, Sequence[str]], *, per_page: int = 20) -> SearchRequest:
    """A request from the parameters of a URL (name → values); parameters that are not ours are left alone."""
    filters = {facet: tuple(v for v in params.get(facet, ()) if v) for facet in FACETS}
    return SearchRequest(
        q=_last(params, "q", "", str).strip(),
        filters=filters,
        sort=_last(params, "sort", "relevance", str),
        page=_last(params, "page", 1, _number("page")),
        per_page=_last(params, "per_page", per_page, _number("per_page")),
    )


def _last(params: Mapping[str, Sequence[str]], name: str, default: T, read: Callable[[str], T]) -> T:
    values = params.get(name, ())
    return read(values[-1]) if values and values[-1] else default


def _number(name: str) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            raise BadRequest(name, "must be a whole number from 1")
        return int(text)

    return read


def _check_query(q: str) -> None:
    if len(q) > LONGEST_QUERY:
        raise BadRequest("q", f"must have at most {LONGEST_QUERY} characters, it has {len(q)}")


def _check_filter(facet: str, values: Sequence[str]) -> None:
    if facet not in FACETS:
        raise BadRequest(facet, f"is not a filter; the filters are {', '.join(FACETS)}")
    if len(values) > MOST_VALUES:
        raise BadRequest(facet, f"must have at most {MOST_VALUES} values, it has {len(values)}")
    if any(len(value) > LONGEST_VALUE for value in values):
        raise BadRequest(facet, f"values must have at most {LONGEST_VALUE} characters")


def _check_window(page: int, per_page: int) -> None:
    if not 1 <= per_page <= MOST_PER_PAGE:
        raise BadRequest("per_page", f"must be between 1 and {MOST_PER_PAGE}")
    if page < 1:
        raise BadRequest("page", "must be a whole number from 1")
    if page * per_page > DEEPEST_HIT:
        raise BadRequest("page", f"only the first {DEEPEST_HIT} results can be paged; narrow the search")
