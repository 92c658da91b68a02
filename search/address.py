"""The parameters of an address (name → values) as a SearchRequest; the names are stable."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import TypeVar

from search.errors import BadRequest
from search.parameters import FACETS, KEYWORDS, RANGES, Holds
from search.request import Range, SearchRequest

WITHOUT = "not_"  # not_license=by-nc keeps those out
LARGEST = 2**63 - 1

Params = Mapping[str, Sequence[str]]
T = TypeVar("T")


def from_params(params: Params, *, per_page: int = 20) -> SearchRequest:
    """Parameters that are not ours are left alone; ours are refused by name when they cannot be used."""
    return SearchRequest(
        q=_last(params, "q", "", str).strip(),
        filters=_chosen(params),
        without=_chosen(params, WITHOUT),
        ranges=_ranges(params),
        sort=_last(params, "sort", "relevance", str),
        page=_last(params, "page", 1, _number("page")),
        per_page=_last(params, "per_page", per_page, _number("per_page")),
        cursor=_last(params, "cursor", "", str),
        facets=_last(params, "facets", FACETS, lambda text: tuple(dict.fromkeys(text.split(",")))),
        facet_values=_last(params, "facet_values", 100, _number("facet_values")),
    )


def _chosen(params: Params, before: str = "") -> dict[str, tuple[str, ...]]:
    """A filter that needs every value may have them in one: may=adapt,sell."""
    chosen = {}
    for name, keyword in KEYWORDS.items():
        if keyword.public:
            given = [value for value in params.get(before + name, ()) if value]
            if keyword.every:
                given = [part.strip() for value in given for part in value.split(",") if part.strip()]
            chosen[name] = tuple(given)
    return chosen


def _ranges(params: Params) -> dict[str, Range]:
    ranges = {}
    for name, holds in RANGES.items():
        if holds is Holds.DATE:
            low = _last(params, f"{name}_from", None, _moment(f"{name}_from", time.min))
            high = _last(params, f"{name}_to", None, _moment(f"{name}_to", time.max))
            limits = Range(low, high)
        else:
            numbers = (
                _last(params, f"{name}_{end}", None, _amount(f"{name}_{end}")) for end in ("from", "to")
            )
            limits = Range(*numbers)
        if limits != Range():
            ranges[name] = limits
    return ranges


def _last(params: Params, name: str, default: T, read: Callable[[str], T]) -> T:
    values = params.get(name, ())
    return read(values[-1]) if values and values[-1] else default


def _number(name: str) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            raise BadRequest(name, "must be a whole number from 1")
        return int(text)

    return read


def _amount(name: str) -> Callable[[str], int | None]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 19):
            raise BadRequest(name, "must be a whole number")
        return min(int(text), LARGEST)

    return read


def _moment(name: str, hour: time) -> Callable[[str], datetime | None]:
    """A day, from its first moment or to its last, or a moment; without a zone it is UTC. A year is enough."""

    def read(text: str) -> datetime:
        try:
            if text.isascii() and text.isdigit() and len(text) == 4:
                text = f"{text}-01-01" if hour == time.min else f"{text}-12-31"
            if len(text) <= 10:
                return datetime.combine(date.fromisoformat(text), hour, UTC)
            at = datetime.fromisoformat(text)
        except ValueError:
            raise BadRequest(name, "must be a date like 2026-01-31") from None
        return at if at.tzinfo else at.replace(tzinfo=UTC)

    return read
