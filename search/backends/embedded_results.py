"""Haystack's question to the embedded engine: SearchResult objects, counts and three sorts of facets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import tantivy
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.exceptions import SearchBackendError
from haystack.models import SearchResult

from search.backends.embedded_compile import Compiler
from search.backends.embedded_find import MOST_FACET_VALUES, count_values
from search.backends.embedded_reader import Opened
from search.backends.embedded_schema import STORED
from search.backends.narrowing import parse
from search.documents import read_stored
from search.fields import Fields, Kind
from search.query import Between, Both, Filter, Query

MOST_GAPS = 1000


@dataclass(frozen=True)
class Wanted:
    """What haystack asks for beside the query, under haystack's own names."""

    start_offset: int = 0
    end_offset: int | None = None
    sort_by: Sequence[str] = ()
    facets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    date_facets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    query_facets: Sequence[tuple[str, str]] = ()
    result_class: Any = None


def results(opened: Opened, fields: Fields, query: Query, wanted: Wanted) -> dict[str, Any]:
    run = _Run(opened, fields, query)
    found = run.hits(wanted)
    make = wanted.result_class or SearchResult
    return {
        "results": [
            run.result(make, address, 0 if wanted.sort_by else score) for score, address in found.hits
        ],
        "hits": found.count,
        "facets": run.facets(wanted),
    }


def ids(opened: Opened, fields: Fields, query: Query) -> Iterator[str]:
    most = max(1, opened.searcher.num_docs)
    found = opened.searcher.search(Compiler(opened.schema, fields).compile(Filter(query)), most, False)
    for _, address in found.hits:
        yield str(opened.searcher.doc(address).get_first(DJANGO_ID))


class _Run:
    def __init__(self, opened: Opened, fields: Fields, query: Query) -> None:
        self.searcher = opened.searcher
        self.fields = fields
        self.compiler = Compiler(opened.schema, fields)
        self.query = query
        self.compiled = self.compiler.compile(query)

    def hits(self, wanted: Wanted) -> Any:
        start = wanted.start_offset or 0
        end = self.searcher.num_docs if wanted.end_offset is None else wanted.end_offset
        limit = max(1, end - start)
        return self.searcher.search(self.compiled, limit, True, offset=start, **self._order(wanted.sort_by))

    def result(self, make: Any, address: tantivy.DocAddress, score: float) -> Any:
        document = self.searcher.doc(address)
        identity = {name: str(document.get_first(name)) for name in (ID, DJANGO_CT, DJANGO_ID)}
        app_label, model = identity[DJANGO_CT].split(".")
        stored = read_stored(bytes(document.get_first(STORED) or b""), self.fields)
        return make(app_label, model, identity[DJANGO_ID], score, **{**stored, **identity})

    def facets(self, wanted: Wanted) -> dict[str, Any]:
        if not (wanted.facets or wanted.date_facets or wanted.query_facets):
            return {}
        return {
            "fields": {name: self._field_facet(name, options) for name, options in wanted.facets.items()},
            "dates": {name: self._date_facet(name, options) for name, options in wanted.date_facets.items()},
            "queries": {
                f"{name}:{text}": self._query_facet(name, text) for name, text in wanted.query_facets
            },
        }

    def _order(self, sort_by: Sequence[str]) -> dict[str, Any]:
        if not sort_by:
            return {}
        if len(sort_by) > 1:
            raise SearchBackendError(f"this engine sorts by one field, not by {', '.join(sort_by)}")
        name = sort_by[0].lstrip("-")
        exact = self.fields.exact(name)
        if exact is None:
            raise SearchBackendError(f"'{name}' cannot be sorted by: it needs a faceted or exact field")
        descending = sort_by[0].startswith("-")
        return {
            "order_by_field": exact.name,
            "order": tantivy.Order.Desc if descending else tantivy.Order.Asc,
        }

    def _field_facet(self, name: str, options: Mapping[str, Any]) -> list[tuple[Any, int]]:
        exact = self.fields.exact(name)
        if exact is None or exact.kind is Kind.DATE:
            raise SearchBackendError(f"'{name}' is not a facet: declare it with faceted=True")
        most = int(options.get("size") or options.get("limit") or MOST_FACET_VALUES)
        counts = count_values(self.searcher, self.compiled, {name: exact.name}, most)[name]
        return sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))

    def _date_facet(self, name: str, options: Mapping[str, Any]) -> list[tuple[datetime, int]]:
        exact = self.fields.exact(name)
        if exact is None or exact.kind is not Kind.DATE:
            raise SearchBackendError(f"'{name}' is not a date")
        return [
            (start, self._count(Between(exact.name, start, end, include_high=False)))
            for start, end in gaps(**options)
        ]

    def _query_facet(self, name: str, text: str) -> int:
        return self._count(parse(f"{name}:{text}", self.fields))

    def _count(self, narrowed: Query) -> int:
        both = self.compiler.compile(Both(must=(self.query, Filter(narrowed))))
        found: Any = self.searcher.search(both, 1, True)
        return int(found.count)


def gaps(
    start_date: datetime, end_date: datetime, gap_by: str, gap_amount: int = 1
) -> Iterator[tuple[datetime, datetime]]:
    """The pieces of time from start to end, each as long as asked for."""
    at = datetime(start_date.year, start_date.month, start_date.day)
    last = datetime(end_date.year, end_date.month, end_date.day)
    for _ in range(MOST_GAPS):
        if at >= last:
            return
        after = min(_later(at, gap_by, gap_amount), last)
        yield at, after
        at = after


def _later(at: datetime, gap_by: str, amount: int) -> datetime:
    if gap_by in ("year", "month"):
        months = at.year * 12 + at.month - 1 + amount * (12 if gap_by == "year" else 1)
        return at.replace(year=months // 12, month=months % 12 + 1, day=1)
    return at + timedelta(**{f"{gap_by}s": amount})
