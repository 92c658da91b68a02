"""The bare library: the same questions as ours, compiled beforehand, and the plainest ones that answer."""

from collections.abc import Mapping, Sequence
from typing import Any

import tantivy

from benchmarks.search_questions import DEEP, FACETS, OUTPUT, USABLE, WITHIN, Asked, Column, common, requests
from search.backends.embedded_find import COUNTED_PER_SEGMENT, Finder
from search.backends.embedded_schema import STORED
from search.query import Both
from search.question import Question, one_document
from search.request import SearchRequest
from search.similar import alike
from search.suggesting import LOOKED_AT, beginning_with

MUST, SHOULD, NEVER = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class Bare:
    def __init__(self, finder: Finder) -> None:
        self.searcher = finder.searcher
        self.schema = finder.compiler.schema

    def top(self, query: tantivy.Query, count: int = 20, offset: int = 0, **order: Any) -> Any:
        found: Any = self.searcher.search(query, count, True, offset=offset, **order)
        return [self.searcher.doc(address).get_first(STORED) for _, address in found.hits], found.count

    def counted(self, query: tantivy.Query, fields: Sequence[str]) -> Any:
        size = {"size": 100, "segment_size": COUNTED_PER_SEGMENT}
        wanted = {field: {"terms": {"field": field, **size}} for field in fields}
        return self.searcher.aggregate(query, wanted)

    def term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, field, value)

    def either(self, occur: tantivy.Occur, field: str, values: Sequence[str]) -> tantivy.Query:
        return tantivy.Query.boolean_query([(occur, self.term(field, value)) for value in values])


def same_questions(finder: Finder, asked: Sequence[Asked]) -> Column:
    """All clauses that ours has, the top 20 with their stored fields, the total and the facets; only the library's time."""
    bare = Bare(finder)
    column: Column = {
        name: [_page(bare, finder, one) for one in some] for name, some in requests(list(asked)).items()
    }
    column["prefix"] = [_beginning(bare, finder, one.words[0][:4]) for one in asked]
    column["similar"] = [_alike(bare, finder, one.number) for one in asked]
    column["did you mean"] = [
        lambda one=one, page=page: (page(), bare.searcher.terms_with_prefix("text", one.words[0][:2]))  # type: ignore[misc]
        for one, page in zip(asked, column["did you mean"], strict=True)
    ]
    return column


def _page(bare: Bare, finder: Finder, request: SearchRequest) -> Any:
    question = Question(finder.fields, request, finder.models)
    query = finder.compiler.compile(Both(must=(question.words, *question.filters.values())))
    chosen = {name: field for name, field in question.counted.items() if request.chosen(name)}
    free = [field for name, field in question.counted.items() if name not in chosen]
    others = {
        field: finder.compiler.compile(
            Both(must=(question.words, *(f for other, f in question.filters.items() if other != name)))
        )
        for name, field in chosen.items()
    }

    def ask() -> Any:
        page = bare.top(query, request.per_page, request.offset)
        facets = bare.counted(query, free) if free else None
        return page, facets, [bare.counted(other, [field]) for field, other in others.items()]

    return ask


def _beginning(bare: Bare, finder: Finder, typed: str) -> Any:
    query = finder.compiler.compile(beginning_with(finder.fields, typed))
    return lambda: bare.top(query, LOOKED_AT)


def _alike(bare: Bare, finder: Finder, number: int) -> Any:
    itself = finder.compiler.compile(one_document(str(number), finder.models))
    [(_, address)] = finder.searcher.search(itself, 1, False).hits
    like = finder.compiler.compile(alike(finder.fields, finder.hit(address, 0.0).fields, finder.models))
    query = tantivy.Query.boolean_query([(MUST, like), (NEVER, itself)])
    return lambda: (bare.top(itself, 1), bare.top(query, 10))


def plainest_questions(finder: Finder, asked: Sequence[Asked]) -> Column:
    """One field of words, no other forms of them, nothing that lifts; what one would write first."""
    bare, numbers = Bare(finder), range(len(asked))

    def within(at: int, filters: Mapping[str, Sequence[str]]) -> tantivy.Query:
        narrowed = [(MUST, bare.either(SHOULD, field, values)) for field, values in filters.items()]
        return tantivy.Query.boolean_query([(MUST, bare.term("text", common(at)[0])), *narrowed])

    def both(query: tantivy.Query, fields: Sequence[str]) -> Any:
        return bare.top(query), bare.counted(query, fields)

    usable = {USABLE: (OUTPUT,)}
    return {
        "AND": [lambda one=one: bare.top(bare.either(MUST, "text", one.words)) for one in asked],  # type: ignore[misc]
        "OR common + 5 facets": [
            lambda at=at: both(bare.either(SHOULD, "text", common(at)), FACETS)  # type: ignore[misc]
            for at in numbers
        ],
        "license filter": [lambda at=at: bare.top(within(at, WITHIN)) for at in numbers],  # type: ignore[misc]
        "usable_in": [lambda at=at: both(within(at, usable), [USABLE]) for at in numbers],  # type: ignore[misc]
        "prefix": [
            lambda one=one: bare.top(bare.term("title__begin", one.words[0][:4]))  # type: ignore[misc]
            for one in asked
        ],
        "deep page": [
            lambda at=at: bare.top(bare.either(SHOULD, "text", common(at)), offset=DEEP)  # type: ignore[misc]
            for at in numbers
        ],
    }
