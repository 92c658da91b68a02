"""What to let go of when nothing fits: each filter that was chosen, with how many would fit without it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from search import engine
from search.request import SearchRequest

MOST = 8
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loosening:
    """`name` is a filter or range of the request, "q" for all words, or "" for all that narrows them; `count` is
    what would be found."""

    name: str
    count: int


def loosenings(request: SearchRequest) -> list[Loosening]:
    """Those that help, the most first; each costs the engine one count."""
    found = [Loosening(name, count(looser)) for name, looser in list(_looser(request).items())[:MOST]]
    helping = sorted((one for one in found if one.count), key=lambda one: -one.count)
    return helping or [one for one in everything_but_words(request) if one.count]


def everything_but_words(request: SearchRequest) -> list[Loosening]:
    """When no single one helps."""
    plain = replace(request, filters={}, without={}, ranges={})
    return [Loosening("", count(plain))] if request.q and plain != request else []


def count(request: SearchRequest) -> int:
    return engine.find(replace(request, per_page=1, page=1, cursor="", facets=(), highlight=False)).total


def _looser(request: SearchRequest) -> Mapping[str, SearchRequest]:
    found = {name: replace(request, filters=_but(request.filters, name)) for name in request.filters}
    found |= {name: replace(request, without=_but(request.without, name)) for name in request.without}
    found |= {name: replace(request, ranges=_but(request.ranges, name)) for name in request.ranges}
    if request.q and found:
        found["q"] = replace(request, q="", sort="relevance")
    return found


def _but(chosen: Mapping[str, T], name: str) -> dict[str, T]:
    return {other: value for other, value in chosen.items() if other != name}
