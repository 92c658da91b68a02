"""SearchRequest: what somebody asks for, bounded once, known to no framework."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from search.errors import BadRequest
from search.parameters import FACETS, KEYWORDS, RANGES, SORTS, WITHOUT_WORDS, Holds

LONGEST_QUERY = 400
LONGEST_VALUE = 200
MOST_VALUES = 50
MOST_PER_PAGE = 100
MOST_FACET_VALUES = 200
DEEPEST_HIT = 10_000  # by page number; a cursor goes on
LONGEST_CURSOR = 500

Values = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Range:
    """From `low` to `high`, both included; None is open."""

    low: datetime | int | None = None
    high: datetime | int | None = None


@dataclass(frozen=True)
class SearchRequest:
    """Values of one filter are alternatives (or all needed, as its table says); filters narrow each other.

    `without` keeps out whatever has one of its values. A `cursor` is a page's `next_cursor`; it takes the place of
    `page`. `facets` says which filters are counted, `facet_values` how many values of each at most.
    """

    q: str = ""
    filters: Values = field(default_factory=dict)
    sort: str = "relevance"
    page: int = 1
    per_page: int = 20
    without: Values = field(default_factory=dict)
    ranges: Mapping[str, Range] = field(default_factory=dict)
    cursor: str = ""
    facets: tuple[str, ...] = FACETS
    facet_values: int = 100
    highlight: bool = True

    def __post_init__(self) -> None:
        _check_query(self.q)
        for values in (self.filters, self.without):
            for name, chosen in values.items():
                _check_filter(name, chosen)
        for name, limits in self.ranges.items():
            _check_range(name, limits)
        if self.sort not in SORTS:
            raise BadRequest("sort", f"must be one of {', '.join(SORTS)}")
        _check_window(self.page, self.per_page, self.cursor)
        _check_facets(self.facets, self.facet_values)
        object.__setattr__(self, "filters", _tidy(self.filters))
        object.__setattr__(self, "without", _tidy(self.without))
        object.__setattr__(self, "ranges", MappingProxyType(dict(self.ranges)))

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.per_page

    @property
    def order(self) -> str:
        """The sort that applies: without words there is no relevance."""
        return WITHOUT_WORDS if self.sort == "relevance" and not self.q.strip() else self.sort

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values of a facet that were asked for."""
        return self.filters.get(facet, ())

    def on_page(self, page: int) -> "SearchRequest":
        return replace(self, page=page, cursor="")

    def after(self, cursor: str) -> "SearchRequest":
        return replace(self, page=1, cursor=cursor)


def _tidy(values: Values) -> Values:
    return MappingProxyType({name: tuple(dict.fromkeys(some)) for name, some in values.items() if some})


def _check_query(q: str) -> None:
    if len(q) > LONGEST_QUERY:
        raise BadRequest("q", f"must have at most {LONGEST_QUERY} characters, it has {len(q)}")


def _check_filter(name: str, values: Sequence[str]) -> None:
    if name not in KEYWORDS:
        raise BadRequest(name, f"is not a filter; the filters are {', '.join(KEYWORDS)}")
    if len(values) > MOST_VALUES:
        raise BadRequest(name, f"must have at most {MOST_VALUES} values, it has {len(values)}")
    if any(len(value) > LONGEST_VALUE for value in values):
        raise BadRequest(name, f"values must have at most {LONGEST_VALUE} characters")


def _check_range(name: str, limits: Range) -> None:
    if name not in RANGES:
        raise BadRequest(name, f"is not a range; the ranges are {', '.join(RANGES)}")
    wanted: type = datetime if RANGES[name] is Holds.DATE else int
    if any(limit is not None and not isinstance(limit, wanted) for limit in (limits.low, limits.high)):
        raise BadRequest(name, f"must be limited by a {RANGES[name]}")


def _check_window(page: int, per_page: int, cursor: str) -> None:
    if not 1 <= per_page <= MOST_PER_PAGE:
        raise BadRequest("per_page", f"must be between 1 and {MOST_PER_PAGE}")
    if page < 1:
        raise BadRequest("page", "must be a whole number from 1")
    if page * per_page > DEEPEST_HIT:
        raise BadRequest("page", f"only the first {DEEPEST_HIT} results can be paged; narrow the search")
    if cursor and page != 1:
        raise BadRequest("cursor", "takes the place of page: give one of them")
    if len(cursor) > LONGEST_CURSOR:
        raise BadRequest("cursor", "is not one that a page of results gave out")


def _check_facets(facets: Sequence[str], most: int) -> None:
    for name in facets:
        if name not in KEYWORDS:
            raise BadRequest("facets", f"'{name}' cannot be counted; {', '.join(KEYWORDS)} can")
    if not 1 <= most <= MOST_FACET_VALUES:
        raise BadRequest("facet_values", f"must be between 1 and {MOST_FACET_VALUES}")
