"""A query tree → tantivy's query objects; no text is ever parsed on the way, so none can break it."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import tantivy

from search import query as q
from search.analysis import storable
from search.backends.embedded_schema import in_range
from search.fields import Fields, Kind

MUST, SHOULD, NEVER = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
LONGEST_PATTERN = 60
TELLING_WORDS = 25
FEW_VALUES = 60
_INTEGERS = range(-(2**63), 2**63)
_TYPES = {
    Kind.DATE: tantivy.FieldType.Date,
    Kind.INTEGER: tantivy.FieldType.Integer,
    Kind.FLOAT: tantivy.FieldType.Float,
}


class Compiler:
    def __init__(self, schema: tantivy.Schema, fields: Fields, documents: int) -> None:
        """`documents`: how many the index holds that were not deleted."""
        self.schema = schema
        self.documents = documents
        self.fields = fields

    def compile(self, query: q.Query) -> tantivy.Query:
        match query:  # what a question has most of comes first
            case q.Weighted(inner, weight):
                return tantivy.Query.boost_query(self.compile(inner), weight)
            case q.Term(field, str() as value):
                return tantivy.Query.term_query(self.schema, field, storable(value))
            case q.Both():
                return self._both(query)
            case q.Filter(inner):
                return tantivy.Query.const_score_query(self.compile(inner), 0.0)
            case q.Everything():
                return tantivy.Query.all_query()
            case q.Nothing():
                return tantivy.Query.empty_query()
            case q.Between():
                return self._between(query)
            case _:
                return self._leaf(query)

    def _leaf(self, query: q.Term | q.OneOf | q.Phrase | q.Affix | q.Similar | q.Like) -> tantivy.Query:
        match query:
            case q.Term(field, value):
                values = _holdable([value])
                return tantivy.Query.term_query(self.schema, field, values[0]) if values else _nothing()
            case q.OneOf(field, values):
                return self._one_of(field, _holdable(values))
            case q.Phrase(field, words):
                return tantivy.Query.phrase_query(self.schema, field, list(words))
            case q.Affix():
                return self._affix(query)
            case q.Similar(field, text):
                return tantivy.Query.fuzzy_term_query(self.schema, field, storable(text), distance=1)
            case q.Like(field, words):
                return self._like(field, words)

    def _one_of(self, field: str, values: Sequence[q.Scalar]) -> tantivy.Query:
        """A set of terms is a walk through all terms of the field, whatever else narrows: worth it for many only."""
        if len(values) > FEW_VALUES:
            return tantivy.Query.term_set_query(self.schema, field, values)
        terms = [(SHOULD, tantivy.Query.term_query(self.schema, field, value)) for value in values]
        return tantivy.Query.const_score_query(tantivy.Query.boolean_query(terms), 1.0)

    def _both(self, query: q.Both) -> tantivy.Query:
        parts = [(MUST, self.compile(part)) for part in query.must]
        parts += [(SHOULD, self.compile(part)) for part in query.should]
        parts += [(NEVER, self.compile(part)) for part in query.never]
        if not query.enough:
            return tantivy.Query.boolean_query(parts)
        return tantivy.Query.boolean_query(parts, minimum_number_should_match=query.enough)

    def _affix(self, query: q.Affix) -> tantivy.Query:
        literal = re.escape(storable(query.text)[:LONGEST_PATTERN])
        pattern = f"{'.*' if query.before else ''}{literal}{'.*' if query.after else ''}"
        return tantivy.Query.regex_query(self.schema, query.field, pattern)

    def _like(self, field: str, words: Sequence[str]) -> tantivy.Query:
        if not words:
            return _nothing()
        return tantivy.Query.more_like_this_document_fields_query(
            self.schema,
            {field: [" ".join(words)]},
            min_doc_frequency=2,
            # A word's count has deleted documents in it until they are merged away, and tantivy panics over a word that
            # is in more documents than there are.
            max_doc_frequency=self.documents,
            min_term_frequency=1,
            max_query_terms=TELLING_WORDS,
        )

    def _between(self, query: q.Between) -> tantivy.Query:
        field = self.fields.by_name[query.field]
        bounds = [value for value in (query.low, query.high) if value is not None]
        if field.kind not in _TYPES or len(_holdable(bounds)) != len(bounds) or not bounds:
            return _nothing()
        return tantivy.Query.range_query(
            self.schema,
            field.name,
            _TYPES[field.kind],
            lower_bound=_bound(query.low),
            upper_bound=_bound(query.high),
            include_lower=query.include_low,
            include_upper=query.include_high,
        )


def _nothing() -> tantivy.Query:
    return tantivy.Query.empty_query()


def _holdable(values: Sequence[q.Scalar]) -> list[q.Scalar]:
    """What a field can hold at all; an integer beyond 64 bits equals nothing in the index."""
    fitting = [v for v in values if not isinstance(v, int) or v in _INTEGERS]
    return [storable(v) if isinstance(v, str) else _bound(v) for v in fitting]


def _bound(value: Any) -> Any:
    return in_range(value) if isinstance(value, datetime) else value
