"""Haystack's question to the embedded engine: SearchResult objects, counts and three sorts of facets."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import tantivy
from haystack.constants import DJANGO_ID, ID

from search.backends import haystack_answers as answers
from search.backends.embedded_compile import Compiler
from search.backends.embedded_find import count_values, nearest
from search.backends.embedded_reader import Opened
from search.backends.embedded_schema import DIGEST, STORED
from search.backends.frame import Wanted
from search.backends.narrowing import parse
from search.documents import read_stored
from search.fields import Field, Fields
from search.query import Between, Both, Filter, Query
from search.spelling import corrected

Scored = list[tuple[Any, tantivy.DocAddress]]


def results(
    opened: Opened, fields: Fields, query: Query, wanted: Wanted, spelling: bool = False
) -> dict[str, Any]:
    run = _Run(opened, fields, query)
    found, count = run.hits(wanted)
    made = answers.Results(fields, wanted)
    answer = {
        "results": [run.result(made, address, score) for score, address in found],
        "hits": count,
        "facets": run.facets(wanted),
    }
    if spelling:
        answer["spelling_suggestion"] = run.correction(wanted.spelling_query or wanted.said)
    return answer


def digests(opened: Opened, fields: Fields, query: Query) -> Iterator[tuple[str, str]]:
    most = max(1, opened.searcher.num_docs)
    found = opened.searcher.search(
        Compiler(opened.schema, fields, opened.searcher.num_docs).compile(Filter(query)), most, False
    )
    for _, address in found.hits:
        document = opened.searcher.doc(address)
        yield str(document.get_first(DJANGO_ID)), bytes(document.get_first(DIGEST) or b"").decode()


class _Run:
    def __init__(self, opened: Opened, fields: Fields, query: Query) -> None:
        self.searcher = opened.searcher
        self.fields = fields
        self.compiler = Compiler(opened.schema, fields, opened.searcher.num_docs)
        self.query = query
        self.compiled = self.compiler.compile(query)

    def hits(self, wanted: Wanted) -> tuple[Scored, int]:
        start = wanted.start_offset or 0
        end = self.searcher.num_docs if wanted.end_offset is None else wanted.end_offset
        order = answers.order_of(self.fields, wanted.sort_by)
        if len(order) > 1:
            every = self._ordered(order)
            return every[start:end], len(every)
        by = _by(*order[0]) if order else {}
        found: Any = self.searcher.search(self.compiled, max(1, end - start), True, offset=start, **by)
        return [(0 if order else score, address) for score, address in found.hits], found.count

    def result(self, made: answers.Results, address: tantivy.DocAddress, score: float) -> Any:
        document = self.searcher.doc(address)
        stored = read_stored(bytes(document.get_first(STORED) or b""), self.fields)
        return made.result(str(document.get_first(ID)), stored, score)

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

    def correction(self, said: str) -> str | None:
        return corrected(said, lambda word: nearest(self.searcher, self.fields, word)) or None

    def _ordered(self, order: Sequence[tuple[Field, bool]]) -> Scored:
        """tantivy sorts by one field: the last key first, each sorting keeps what the one before put in order."""
        places: list[tuple[int, int]] = []
        addresses: dict[tuple[int, int], tantivy.DocAddress] = {}
        for field, descending in reversed(order):
            by = _by(field, descending)
            found: Any = self.searcher.search(self.compiled, max(1, self.searcher.num_docs), False, **by)
            keys = {(a.segment_ord, a.doc): key for key, a in found.hits}
            addresses |= {(a.segment_ord, a.doc): a for _, a in found.hits}
            ranks = {key: rank for rank, key in enumerate(dict.fromkeys(keys.values()))}
            places = sorted(places or keys, key=lambda place: ranks[keys[place]])
        return [(0, addresses[place]) for place in places]

    def _field_facet(self, name: str, options: Mapping[str, Any]) -> list[tuple[Any, int]]:
        field = answers.facet_field(self.fields, name)
        most = answers.facet_size(options)
        counts = count_values(self.searcher, self.compiled, {name: field.name}, most)
        return answers.most_frequent_first(counts[name])

    def _date_facet(self, name: str, options: Mapping[str, Any]) -> list[tuple[datetime, int]]:
        field = answers.date_field(self.fields, name)
        return [
            (start, self._count(Between(field.name, start, end, include_high=False)))
            for start, end in answers.gaps(**options)
        ]

    def _query_facet(self, name: str, text: str) -> int:
        return self._count(parse(f"{name}:{text}", self.fields))

    def _count(self, narrowed: Query) -> int:
        both = self.compiler.compile(Both(must=(self.query, Filter(narrowed))))
        found: Any = self.searcher.search(both, 1, True)
        return int(found.count)


def _by(field: Field, descending: bool) -> dict[str, Any]:
    return {
        "order_by_field": field.name,
        "order": tantivy.Order.Desc if descending else tantivy.Order.Asc,
    }
