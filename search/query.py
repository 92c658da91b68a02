"""A query as a tree that knows no engine: each engine translates these nodes, none parses a string."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

Scalar = str | int | float | bool | datetime


@dataclass(frozen=True)
class Everything:
    pass


@dataclass(frozen=True)
class Nothing:
    pass


@dataclass(frozen=True)
class Term:
    field: str
    value: Scalar


@dataclass(frozen=True)
class OneOf:
    field: str
    values: tuple[Scalar, ...]


@dataclass(frozen=True)
class Phrase:
    field: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Affix:
    """Terms that begin with, end with or contain a text."""

    field: str
    text: str
    before: bool = False
    after: bool = False


@dataclass(frozen=True)
class Similar:
    """Terms that one letter more, less, other or swapped turns into this one."""

    field: str
    text: str


@dataclass(frozen=True)
class Like:
    """Documents that share the telling words of a text."""

    field: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Between:
    field: str
    low: Scalar | None = None
    high: Scalar | None = None
    include_low: bool = True
    include_high: bool = True


@dataclass(frozen=True)
class Weighted:
    query: "Query"
    weight: float


@dataclass(frozen=True)
class Filter:
    """Decides what is found and leaves the order alone."""

    query: "Query"


@dataclass(frozen=True)
class Both:
    """All of `must`, at least `enough` of `should`, none of `never`; what matches of `should` scores."""

    must: tuple["Query", ...] = ()
    should: tuple["Query", ...] = ()
    never: tuple["Query", ...] = ()
    enough: int = 0


Query = (
    Everything | Nothing | Term | OneOf | Phrase | Affix | Similar | Like | Between | Weighted | Filter | Both
)


def all_of(queries: Sequence[Query]) -> Query:
    """No condition at all is met by everything."""
    if not queries:
        return Everything()
    return queries[0] if len(queries) == 1 else Both(must=tuple(queries))


def any_of(queries: Sequence[Query]) -> Query:
    """Of no alternatives none can be met."""
    if not queries:
        return Nothing()
    return queries[0] if len(queries) == 1 else Both(should=tuple(queries), enough=1)


def none_of(queries: Sequence[Query]) -> Query:
    return Both(must=(Everything(),), never=tuple(queries))


def moment(value: date) -> datetime:
    """A day begins at midnight; engines compare moments."""
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
