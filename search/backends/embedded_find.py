"""Our own questions to the embedded engine: pages, suggestions, what is alike, everything one after the other."""

import time
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import tantivy
from haystack.constants import DJANGO_ID

from search import cursor
from search.backends.embedded_compile import MUST, NEVER, Compiler
from search.backends.embedded_reader import Opened
from search.backends.embedded_schema import STORED
from search.cursor import Cursor
from search.documents import read_stored
from search.facets import facet_values
from search.fields import Fields, Form
from search.highlight import Marker
from search.page import Hit, SearchPage, Suggestion
from search.question import Question, one_document
from search.request import SearchRequest
from search.similar import alike
from search.spelling import FEW, closest, corrected
from search.suggesting import LOOKED_AT, beginning_with, suggestions

MOST_FACET_VALUES = 100
MOST_REMEMBERED = 50
COUNTED_PER_SEGMENT = 10_000  # so that counts over several segments are exact
AROUND_CURSOR = (
    50,
    1_000,
)  # hits: how far the last one may have moved between two pages; the rarer is tried later


class Finder:
    """One state of the index, asked."""

    def __init__(self, opened: Opened, fields: Fields, models: Sequence[str]) -> None:
        self.searcher = opened.searcher
        self.generation = opened.generation
        self.counted = opened.counted
        self.fields = fields
        self.models = models
        self.compiler = Compiler(opened.schema, fields, opened.searcher.num_docs)

    def page(self, request: SearchRequest) -> SearchPage:
        started = time.perf_counter()
        asked = self._asked(request)
        addresses, total, seen = self._window(asked, request)
        loosened = asked.question.loosened if not total else None
        mean = self._correction(request) if total < FEW and not seen else ""
        if loosened:
            asked = _Asked(self.compiler, loosened)
            addresses, total, seen = self._window(asked, request)
        marker = Marker(request.q if request.highlight else "")
        hits = tuple(self.hit(address, score, marker) for score, address in addresses)
        return SearchPage(
            hits=hits,
            total=total,
            page=request.page,
            per_page=request.per_page,
            facets=self._facets(asked, request, total),
            did_you_mean=mean,
            next_cursor=self._next(hits, request, seen + len(hits), total),
            generation=self.generation,
            loosened=bool(loosened and total),
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        asked = self._asked(request)
        found: Any = self.searcher.search(asked.query(), 1, True)
        if not found.count and (loosened := asked.question.loosened):
            asked = _Asked(self.compiler, loosened)
        most = max(1, self.searcher.num_docs)
        for score, address in self.searcher.search(asked.query(), most, False, **asked.order).hits:
            yield self.hit(address, 0.0 if asked.order else score)

    def suggest(self, typed: str, count: int) -> list[Suggestion]:
        query = self.compiler.compile(beginning_with(self.fields, typed))
        found = (self.hit(address, 0.0) for _, address in self.searcher.search(query, LOOKED_AT, False).hits)
        return suggestions(self.fields, typed, ((hit.id, hit.fields) for hit in found), count)

    def similar(self, pk: str, count: int) -> list[Hit]:
        itself = self.compiler.compile(one_document(pk, self.models))
        found = self.searcher.search(itself, 1, False).hits
        if not found:
            return []
        like = alike(self.fields, self.hit(found[0][1], 0.0).fields, self.models)
        query = tantivy.Query.boolean_query([(MUST, self.compiler.compile(like)), (NEVER, itself)])
        return [self.hit(address, score) for score, address in self.searcher.search(query, count, False).hits]

    def hit(self, address: tantivy.DocAddress, score: float, marker: Marker | None = None) -> Hit:
        document = self.searcher.doc(address)
        stored = read_stored(bytes(document.get_first(STORED) or b""), self.fields)
        highlights = marker.highlights(stored) if marker else {}
        return Hit(str(document.get_first(DJANGO_ID)), score, stored, highlights)

    def _asked(self, request: SearchRequest) -> "_Asked":
        return _Asked(self.compiler, Question(self.fields, request, self.models))

    def _window(self, asked: "_Asked", request: SearchRequest) -> tuple[list[Any], int, int]:
        """The hits of the page with their scores, how many there are in all, and how many come before."""
        after = cursor.read(request)
        start = after.seen if after else request.offset
        if after and after.generation != self.generation:
            start = self._moved(after, asked)
        found = self._hits(asked, start, request.per_page)
        hits = [(0.0 if asked.order else score, address) for score, address in found.hits]
        return hits, found.count, start

    def _moved(self, after: Cursor, asked: "_Asked") -> int:
        """The index has changed since the last page: go on behind the hit that was its last, wherever it is now."""
        for around in AROUND_CURSOR:
            start = max(0, after.seen - around)
            found = self._hits(asked, start, after.seen - start + around).hits
            places = {self._pk(address): start + number for number, (_, address) in enumerate(found)}
            if (place := cursor.place_now(after, places)) is not None:
                return place
        return after.seen

    def _hits(self, asked: "_Asked", start: int, limit: int) -> Any:
        return self.searcher.search(asked.query(), limit, True, offset=start, **asked.order)

    def _pk(self, address: tantivy.DocAddress) -> str:
        return str(self.searcher.doc(address).get_first(DJANGO_ID))

    def _next(self, hits: Sequence[Hit], request: SearchRequest, seen: int, total: int) -> str:
        if not hits or seen >= total:
            return ""
        before = cursor.before([hit.id for hit in hits])
        return cursor.write(Cursor(seen, hits[-1].id, before, self.generation), request)

    def _facets(self, asked: "_Asked", request: SearchRequest, total: int) -> dict[str, Any]:
        """One aggregation for all facets in which nothing is chosen, one more for each of the others."""
        known = asked.question.counted
        chosen = [facet for facet in known if request.chosen(facet)]
        free = {facet: name for facet, name in known.items() if facet not in chosen}
        most = request.facet_values
        if total == self.searcher.num_docs:
            counts = self._of_everything(asked.query(), free, most)
        else:
            counts = count_values(self.searcher, asked.query(), free, most) if free else {}
        for facet in chosen:
            counts |= count_values(self.searcher, asked.query(facet), {facet: known[facet]}, most)
        return {facet: facet_values(counts[facet], request.chosen(facet)) for facet in known}

    def _of_everything(self, query: tantivy.Query, fields: Mapping[str, str], most: int) -> dict[str, Any]:
        """Remembered as long as the index stays as it is: so begins everybody who only looks around."""
        about = (*fields.items(), most)
        counts = self.counted.get(about)
        if counts is None:
            if len(self.counted) >= MOST_REMEMBERED:
                self.counted.clear()
            counts = self.counted[about] = count_values(self.searcher, query, fields, most) if fields else {}
        return dict(counts)

    def _correction(self, request: SearchRequest) -> str:
        return corrected(request.q, lambda word: nearest(self.searcher, self.fields, word))


class _Asked:
    """A question compiled, with all its filters or without those of one facet; each part once."""

    def __init__(self, compiler: Compiler, question: Question) -> None:
        self.question = question
        self._words = compiler.compile(question.words)
        self._filters = {name: compiler.compile(query) for name, query in question.filters.items()}
        self.query = lru_cache(self._query)

    def _query(self, without: str = "") -> tantivy.Query:
        kept = [query for name, query in self._filters.items() if name != without]
        return tantivy.Query.boolean_query([(MUST, query) for query in (self._words, *kept)])

    @property
    def order(self) -> dict[str, Any]:
        by = self.question.order
        if by is None:
            return {}
        return {"order_by_field": by[0], "order": tantivy.Order.Desc if by[1] else tantivy.Order.Asc}


def nearest(searcher: tantivy.Searcher, fields: Fields, word: str) -> str:
    """The word of the index that an unknown one is nearly; all that share its first two letters are compared."""
    name = fields.document.form(Form.WORDS)
    if searcher.doc_freq(name, word):
        return ""
    return closest(word, searcher.terms_with_prefix(name, word[:2]))


def count_values(
    searcher: tantivy.Searcher, query: tantivy.Query, fields: Mapping[str, str], most: int = MOST_FACET_VALUES
) -> dict[str, dict[Any, int]]:
    """How many of the documents found have which value: name → value → count, for name → exact field."""
    wanted = {
        name: {"terms": {"field": field, "size": most, "segment_size": COUNTED_PER_SEGMENT}}
        for name, field in fields.items()
    }
    found: dict[str, Any] = searcher.aggregate(query, wanted)
    return {name: {b["key"]: b["doc_count"] for b in found[name]["buckets"]} for name in fields}
