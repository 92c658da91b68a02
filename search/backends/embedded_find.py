"""Our own question to the embedded engine: one page with facets that ignore what was chosen in them."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

import tantivy
from haystack.constants import DJANGO_CT, DJANGO_ID

from search.backends.embedded_compile import Compiler
from search.backends.embedded_reader import Opened
from search.backends.embedded_schema import read_stored
from search.fields import Fields, Kind
from search.matching import typed
from search.page import FacetValue, Hit, SearchPage
from search.query import Both, Filter, Nothing, OneOf, Query
from search.request import FACETS, SORTS, SearchRequest

MOST_FACET_VALUES = 100
COUNTED_PER_SEGMENT = 10_000  # so that counts over several segments are exact


def find(opened: Opened, fields: Fields, request: SearchRequest, models: Sequence[str]) -> SearchPage:
    started = time.perf_counter()
    compiler = Compiler(opened.schema, fields)
    question = _Question(fields, request, models)
    result: Any = opened.searcher.search(
        compiler.compile(question.query()),
        request.per_page,
        True,
        offset=request.offset,
        **_order(fields, request),
    )
    scored = SORTS[request.sort] is None
    return SearchPage(
        hits=tuple(_hit(opened, fields, address, score if scored else 0.0) for score, address in result.hits),
        total=result.count,
        page=request.page,
        per_page=request.per_page,
        facets=_facets(opened, compiler, question),
        took_ms=(time.perf_counter() - started) * 1000,
    )


class _Question:
    """A request as a query, with all its filters or without those of one facet."""

    def __init__(self, fields: Fields, request: SearchRequest, models: Sequence[str]) -> None:
        self.fields = fields
        self.request = request
        self.words = typed(request.q, fields.searched)
        self.models = Filter(OneOf(DJANGO_CT, tuple(models)))

    def query(self, without: str = "") -> Query:
        chosen = [self._filter(facet) for facet in self.request.filters if facet != without]
        return Both(must=(self.words, self.models, *chosen))

    def facet_field(self, facet: str) -> str:
        """Facets are counted over exact values; a facet that this index lacks has none."""
        field = self.fields.exact(facet)
        return field.name if field and field.kind is Kind.EXACT else ""

    def _filter(self, facet: str) -> Query:
        name = self.facet_field(facet)
        return Filter(OneOf(name, self.request.chosen(facet))) if name else Nothing()


def _facets(opened: Opened, compiler: Compiler, question: _Question) -> dict[str, tuple[FacetValue, ...]]:
    """One aggregation for all facets in which nothing is chosen, one more for each of the others."""
    known = [facet for facet in FACETS if question.facet_field(facet)]
    chosen = [facet for facet in known if question.request.chosen(facet)]
    counts: dict[str, dict[str, int]] = {}
    for without, facets in [("", [f for f in known if f not in chosen]), *((f, [f]) for f in chosen)]:
        fields = {facet: question.facet_field(facet) for facet in facets}
        if fields:
            counts |= count_values(opened.searcher, compiler.compile(question.query(without)), fields)
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
    field = fields.exact(by[0]) if by else None
    if by is None or field is None:
        return {}
    return {"order_by_field": field.name, "order": tantivy.Order.Desc if by[1] else tantivy.Order.Asc}


def _hit(opened: Opened, fields: Fields, address: tantivy.DocAddress, score: float) -> Hit:
    document = opened.searcher.doc(address)
    return Hit(id=str(document.get_first(DJANGO_ID)), score=score, fields=read_stored(document, fields))
