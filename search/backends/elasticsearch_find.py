"""Our own questions to Elasticsearch: pages, suggestions, what is alike, everything one after the other."""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch
from haystack.constants import ID

from search import cursor
from search.backends.elasticsearch_compile import Body, compiled
from search.backends.elasticsearch_mapping import STORED
from search.backends.elasticsearch_server import in_our_words, whole
from search.cursor import Cursor
from search.documents import identity_of, read_stored
from search.errors import BadRequest
from search.facets import facet_values
from search.fields import Fields, Form
from search.highlight import Marker
from search.page import Hit, SearchPage, Suggestion
from search.query import Both, Query
from search.question import Question, one_document
from search.request import SearchRequest
from search.similar import alike
from search.spelling import FEW, closest, corrected, unknown_words
from search.suggesting import LOOKED_AT, beginning_with, suggestions

CHUNK = 1000
KEPT_OPEN = "2m"
GENERATION = "elasticsearch:"


class Finder:
    def __init__(
        self, client: Elasticsearch, alias: str, fields: Fields, models: Sequence[str], generation: str
    ) -> None:
        self.client = client
        self.alias = alias
        self.fields = fields
        self.models = models
        self.generation = generation

    def page(self, request: SearchRequest) -> SearchPage:
        started = time.perf_counter()
        question = Question(self.fields, request, self.models)
        after = self._after(request)
        before = after.seen if after else request.offset
        doubtful = [] if before else unknown_words(request.q)
        answer = first = self.ask(self._body(question, request, after) | self._suggesting(doubtful))
        few = answer["hits"]["total"]["value"] < FEW and not before
        loosened = question.loosened if not answer["hits"]["total"]["value"] else None
        if loosened:
            answer = self.ask(self._body(loosened, request, after))
        marker = Marker(request.q if request.highlight else "")
        raw, total = answer["hits"]["hits"], answer["hits"]["total"]["value"]
        hits = tuple(self.hit(one, marker) for one in raw)
        seen = before + len(hits)
        return SearchPage(
            hits=hits,
            total=total,
            page=request.page,
            per_page=request.per_page,
            facets=_counted(answer, question),
            did_you_mean=_corrected(request.q, doubtful, first) if few else "",
            next_cursor=self._next(raw, request, seen) if hits and seen < total else "",
            generation=self.generation,
            loosened=bool(loosened and total),
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        question = Question(self.fields, request, self.models)
        if not self._count_of(question) and (loosened := question.loosened):
            question = loosened
        body = {"query": _whole_query(question), "sort": _sort(question), "_source": [STORED]}
        for raw in self.every(body):
            yield self.hit(raw)

    def every(self, body: Body) -> Iterator[Any]:
        """All hits of one state of the index, however many they are."""
        with in_our_words():
            opened = self.client.open_point_in_time(index=self.alias, keep_alive=KEPT_OPEN).body["id"]
        try:
            body = {**body, "size": CHUNK, "track_total_hits": False}
            while True:
                body["pit"] = {"id": opened, "keep_alive": KEPT_OPEN}
                answer = self.ask(body, alias=False)
                opened = answer.get("pit_id", opened)
                yield from answer["hits"]["hits"]
                if len(answer["hits"]["hits"]) < CHUNK:
                    return
                body["search_after"] = answer["hits"]["hits"][-1]["sort"]
        finally:
            with in_our_words():
                self.client.options(ignore_status=404).close_point_in_time(id=opened)

    def suggest(self, typed: str, count: int) -> list[Suggestion]:
        query = compiled(beginning_with(self.fields, typed))
        answer = self.ask({"query": query, "size": LOOKED_AT, "_source": [STORED]})
        found = (self.hit(raw) for raw in answer["hits"]["hits"])
        return suggestions(self.fields, typed, ((hit.id, hit.fields) for hit in found), count)

    def similar(self, pk: str, count: int) -> list[Hit]:
        itself = one_document(pk, self.models)
        found = self.ask({"query": compiled(itself), "size": 1, "_source": [STORED]})["hits"]["hits"]
        if not found:
            return []
        query = Both(must=(alike(self.fields, self.hit(found[0]).fields, self.models),), never=(itself,))
        answer = self.ask({"query": compiled(query), "size": count, "_source": [STORED]})
        return [self.hit(raw) for raw in answer["hits"]["hits"]]

    def correction(self, question: str) -> str:
        words = unknown_words(question)
        return _corrected(question, words, self.ask({"size": 0, **self._suggesting(words)})) if words else ""

    def hit(self, raw: Mapping[str, Any], marker: Marker | None = None) -> Hit:
        stored = read_stored(raw["_source"][STORED], self.fields)
        return Hit(
            id=identity_of(raw["_id"])[1],
            score=float(raw.get("_score") or 0.0),
            fields=stored,
            highlights=marker.highlights(stored) if marker else {},
        )

    def ask(self, body: Body, *, alias: bool = True) -> Any:
        """`preference` keeps the pages of one question on the same copies, whose scores may differ a little."""
        where: dict[str, Any] = {"index": self.alias, "preference": "oer-repo"} if alias else {}
        with in_our_words():
            return whole(self.client.search(**where, body=body, allow_partial_search_results=False))

    def _body(self, question: Question, request: SearchRequest, after: Cursor | None) -> Body:
        """Filters of facets that are counted come after the counting, so that each count can leave its own out."""
        counted = {name for name in question.filters if name in question.counted}
        first = [query for name, query in question.filters.items() if name not in counted]
        late = {name: query for name, query in question.filters.items() if name in counted}
        body: Body = {
            "query": compiled(Both(must=(question.words, *first))),
            "size": request.per_page,
            "sort": _sort(question),
            "_source": [STORED],
            "track_total_hits": True,
        }
        if late:
            body["post_filter"] = compiled(Both(must=tuple(late.values())))
        if question.counted:
            body["aggs"] = {facet: self._count(facet, question, late) for facet in question.counted}
        if after:
            return body | {"search_after": [after.key, after.last]}
        return body | {"from": request.offset}

    def _count(self, facet: str, question: Question, late: Mapping[str, Query]) -> Body:
        most = question.request.facet_values
        terms = {"terms": {"field": question.counted[facet], "size": most, "shard_size": max(most, 1000)}}
        others = tuple(query for name, query in late.items() if name != facet)
        return {
            "filter": compiled(Both(must=others)) if others else {"match_all": {}},
            "aggs": {"values": terms},
        }

    def _count_of(self, question: Question) -> int:
        body = {"query": _whole_query(question), "size": 0, "track_total_hits": 1}
        return int(self.ask(body)["hits"]["total"]["value"])

    def _after(self, request: SearchRequest) -> Cursor | None:
        after = cursor.read(request)
        if after and not after.generation.startswith(GENERATION):
            raise BadRequest(
                "cursor", "belongs to another search engine; begin this search at its first page"
            )
        return after

    def _next(self, raw: Sequence[Any], request: SearchRequest, seen: int) -> str:
        key, last = raw[-1]["sort"]
        return cursor.write(Cursor(seen, last, key, GENERATION), request)

    def _suggesting(self, words: Sequence[str]) -> Body:
        """Goes with a question: for words that the index has it costs next to nothing."""
        field = self.fields.document.form(Form.WORDS)
        term = {"field": field, "suggest_mode": "missing", "max_edits": 2, "prefix_length": 2, "size": 20}
        wanted = {
            f"word{number}": {"text": word, "term": {**term, "shard_size": 100}}
            for number, word in enumerate(words)
        }
        return {"suggest": wanted} if wanted else {}


def _corrected(question: str, words: Sequence[str], answer: Mapping[str, Any]) -> str:
    """Which word is nearest is decided as in every engine."""
    suggested = answer.get("suggest", {})
    candidates = {
        word: [
            (option["text"], option["freq"]) for entry in suggested[f"word{n}"] for option in entry["options"]
        ]
        for n, word in enumerate(words)
    }
    return corrected(question, lambda word: closest(word, candidates.get(word, ())))


def _whole_query(question: Question) -> Body:
    return compiled(Both(must=(question.words, *question.filters.values())))


def _sort(question: Question) -> list[Body]:
    """The identifier parts those that are alike, so that a page can begin behind any hit."""
    by = question.order
    first = {by[0]: {"order": "desc" if by[1] else "asc", "missing": "_last"}} if by else {"_score": "desc"}
    return [first, {ID: "asc"}]


def _counted(answer: Mapping[str, Any], question: Question) -> dict[str, Any]:
    return {
        facet: facet_values(
            {
                bucket["key"]: bucket["doc_count"]
                for bucket in answer["aggregations"][facet]["values"]["buckets"]
            },
            question.request.chosen(facet),
        )
        for facet in question.counted
    }
