"""Our own question to the embedded engine: one page with facets that ignore what was chosen in them."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

import tantivy
from haystack.constants import DJANGO_CT, DJANGO_ID

from search.backends.embedded_compile import MUST, Compiler
from search.backends.embedded_reader import Opened
from search.backends.embedded_schema import read_stored
from search.errors import BadRequest
from search.fields import Fields, Kind
from search.matching import typed
from search.page import FacetValue, Hit, SearchPage
from search.query import Both, Filter, Nothing, OneOf, Query
from search.request import FACETS, SORTS, SearchRequest

MOST_FACET_VALUES = 100
COUNTED_PER_SEGMENT = 10_000  # so that counts over several segments are exact


def find(opened: Opened, fields: Fields, request: SearchRequest, models: Sequence[str]) -> SearchPage:
    started = time.perf_counter()
    question = _Question(Compiler(opened.schema, fields), request, models)
    order = _order(fields, request)
    result: Any = opened.searcher.search(
        question.query(), request.per_page, True, offset=request.offset, **order
    )
    return SearchPage(
        hits=tuple(_hit(opened, fields, address, 0.0 if order else score) for score, address in result.hits),
        total=result.count,
        page=request.page,
        per_page=request.per_page,
        facets=_facets(opened.searcher, question),
        took_ms=(time.perf_counter() - started) * 1000,
    )


class _Question:
    """A request as a query, with all its filters or without those of one facet; each part compiled once."""

    def __init__(self, compiler: Compiler, request: SearchRequest, models: Sequence[str]) -> None:
        self.fields = compiler.fields
        self.request = request
        kind = Filter(OneOf(DJANGO_CT, tuple(models)))
        self._words = compiler.compile(Both(must=(typed(request.q, self.fields.searched), kind)))
        self._filters = {facet: compiler.compile(self._filter(facet)) for facet in request.filters}

    def query(self, without: str = "") -> tantivy.Query:
        kept = [query for facet, query in self._filters.items() if facet != without]
        return tantivy.Query.boolean_query([(MUST, query) for query in (self._words, *kept)])

    def facet_field(self, facet: str) -> str:
        """Facets are counted over exact values; a facet that this index lacks has none."""
        field = self.fields.exact(facet)
        return field.name if field and field.kind is Kind.EXACT else ""

    def _filter(self, facet: str) -> Query:
        name = self.facet_field(facet)
        return Filter(OneOf(name, self.request.chosen(facet))) if name else Nothing()


def _facets(searcher: tantivy.Searcher, question: _Question) -> dict[str, tuple[FacetValue, ...]]:
    """One aggregation for all facets in which nothing is chosen, one more for each of the others."""
    known = {facet: name for facet in FACETS if (name := question.facet_field(facet))}
    chosen = [facet for facet in known if question.request.chosen(facet)]
    free = {facet: name for facet, name in known.items() if facet not in chosen}
    counts = count_values(searcher, question.query(), free) if free else {}
    for facet in chosen:
        counts |= count_values(searcher, question.query(without=facet), {facet: known[facet]})
    return {facet: _values(counts[facet], question.request.chosen(facet)) for facet in known}


def count_values(
    searcher: tantivy.Searcher, query: tantivy.Query, fields: Mapping[str, str], most: int = MOST_FACET_VALUES
) -> dict[str, dict[str, int]]:
    """How many of the documents found have which value: name → value → count, for name → exact field."""
    wanted = {
        name: {"terms": {"field": field, "size": most, "segment_size": COUNTED_PER_SEGMENT}}
        for name, field in fields.items()
    }
    found: dict[str, Any] = searcher.aggregate(query, wanted)
    return {name: {b["key"]: b["doc_count"] for b in found[name]["buckets"]} for name in fields}


def _values(counts: dict[str, int], chosen: Sequence[str]) -> tuple[FacetValue, ...]:
    """Most frequent first; what was chosen is there even when it counts nothing, so that it can be let go."""
    counts = dict.fromkeys(chosen, 0) | counts
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetValue(value, count, value in chosen) for value, count in ordered)


def _order(fields: Fields, request: SearchRequest) -> dict[str, Any]:
    by = SORTS[request.sort]
    if by is None:
        return {}
    field = fields.exact(by[0])
    if field is None:
        raise BadRequest("sort", f"this index has no field '{by[0]}' to sort by")
    return {"order_by_field": field.name, "order": tantivy.Order.Desc if by[1] else tantivy.Order.Asc}


def _hit(opened: Opened, fields: Fields, address: tantivy.DocAddress, score: float) -> Hit:
    document = opened.searcher.doc(address)
    return Hit(id=str(document.get_first(DJANGO_ID)), score=score, fields=read_stored(document, fields))
