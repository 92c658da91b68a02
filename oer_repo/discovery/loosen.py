"""What to let go of when nothing fits: each filter that was chosen, with how many would fit without it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from oer_repo.discovery.usable import FIELD, USABLE
from search import engine
from search.clauses import read
from search.request import SearchRequest

MOST = 8
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loosening:
    """`name` is a parameter (of a range without its end), "q" for all words, "plain" for quotes, minus and names of fields
    among them, or "" for all that narrows them; `count` is what would be found."""

    name: str
    count: int


def loosenings(request: SearchRequest) -> list[Loosening]:
    """Those that help, the most first; each costs the engine one count."""
    tried = list(_looser(request).items())[:MOST]
    found = [Loosening(_parameter(name), count(looser)) for name, looser in tried]
    helping = sorted((one for one in found if one.count), key=lambda one: -one.count)
    return helping or [one for one in everything_but_words(request) if one.count]


def everything_but_words(request: SearchRequest) -> list[Loosening]:
    """When no single one helps."""
    plain = replace(request, filters={}, without={}, ranges={})
    return [Loosening("", count(plain))] if request.q and plain != request else []


def plain_words(q: str) -> str:
    """What is looked for, without quotes, names of fields and what is to be kept out."""
    return " ".join(clause.text for group in read(q).wanted for clause in group)


def count(request: SearchRequest) -> int:
    return engine.find(replace(request, per_page=1, page=1, cursor="", facets=(), highlight=False)).total


def _looser(request: SearchRequest) -> Mapping[str, SearchRequest]:
    plain = plain_words(request.q)
    found = {"plain": replace(request, q=plain)} if plain != " ".join(request.q.split()) and plain else {}
    found |= {name: replace(request, filters=_but(request.filters, name)) for name in request.filters}
    found |= {name: replace(request, without=_but(request.without, name)) for name in request.without}
    found |= {name: replace(request, ranges=_but(request.ranges, name)) for name in request.ranges}
    if request.q and found.keys() - {"plain"}:
        found["q"] = replace(request, q="", sort="relevance")
    return found


def _but(chosen: Mapping[str, T], name: str) -> dict[str, T]:
    return {other: value for other, value in chosen.items() if other != name}


def _parameter(name: str) -> str:
    return USABLE if name.startswith(FIELD) else name
