"""A query tree → Elasticsearch's JSON; no query string is ever made, so none can be broken or injected."""

from collections.abc import Sequence
from typing import Any

from search import query as q
from search.analysis import storable
from search.backends.elasticsearch_mapping import as_json
from search.documents import INTEGERS

LONGEST_PATTERN = 60
TELLING_WORDS = 25

Body = dict[str, Any]
NOTHING: Body = {"match_none": {}}
_SPECIAL = str.maketrans({"*": "\\*", "?": "\\?", "\\": "\\\\"})


def compiled(query: q.Query) -> Body:
    match query:
        case q.Both():
            return _both(query)
        case q.Weighted(inner, weight):
            return {"bool": {"must": [compiled(inner)], "boost": weight}}
        case q.Filter(inner):
            return {"constant_score": {"filter": compiled(inner), "boost": 0}}
        case q.Everything():
            return {"match_all": {}}
        case q.Nothing():
            return NOTHING
        case q.Between():
            return _between(query)
        case _:
            return _leaf(query)


def _leaf(query: q.Term | q.OneOf | q.Phrase | q.Affix | q.Similar | q.Like) -> Body:
    match query:
        case q.Term(field, value):
            held = _holdable([value])
            return {"term": {field: {"value": held[0]}}} if held else NOTHING
        case q.OneOf(field, values):
            return {"terms": {field: _holdable(values)}}
        case q.Phrase(field, words):
            return {"match_phrase": {field: {"query": " ".join(words)}}}
        case q.Affix():
            return _affix(query)
        case q.Similar(field, text):
            return {"fuzzy": {field: {"value": storable(text), "fuzziness": 1, "max_expansions": 100}}}
        case q.Like(field, words):
            return _like(field, words)


def _both(query: q.Both) -> Body:
    """What only narrows goes where Elasticsearch neither scores it nor forgets it."""
    narrowing = [part.query for part in query.must if isinstance(part, q.Filter)]
    must = [compiled(part) for part in query.must if not isinstance(part, q.Filter)]
    parts = {
        "must": must,
        "filter": [compiled(part) for part in narrowing],
        "should": [compiled(part) for part in query.should],
        "must_not": [compiled(part) for part in query.never],
    }
    body: Body = {name: some for name, some in parts.items() if some}
    if query.should:
        body["minimum_should_match"] = query.enough
    return {"bool": body}


def _affix(query: q.Affix) -> Body:
    text = storable(query.text)[:LONGEST_PATTERN]
    if query.after and not query.before:
        return {"prefix": {query.field: {"value": text}}}
    literal = text.translate(_SPECIAL)
    pattern = f"{'*' if query.before else ''}{literal}{'*' if query.after else ''}"
    return {"wildcard": {query.field: {"value": pattern}}}


def _like(field: str, words: Sequence[str]) -> Body:
    if not words:
        return NOTHING
    return {
        "more_like_this": {
            "fields": [field],
            "like": " ".join(words),
            "min_term_freq": 1,
            "min_doc_freq": 2,
            "max_query_terms": TELLING_WORDS,
            "minimum_should_match": 1,
        }
    }


def _between(query: q.Between) -> Body:
    bounds = [value for value in (query.low, query.high) if value is not None]
    if not bounds or len(_holdable(bounds)) != len(bounds):
        return NOTHING
    limits = {
        "gte" if query.include_low else "gt": as_json(query.low),
        "lte" if query.include_high else "lt": as_json(query.high),
    }
    return {"range": {query.field: {name: limit for name, limit in limits.items() if limit is not None}}}


def _holdable(values: Sequence[q.Scalar]) -> list[q.Scalar]:
    """What a field can hold at all; an integer beyond 64 bits equals nothing in the index."""
    fitting = [v for v in values if not isinstance(v, int) or v in INTEGERS]
    return [storable(v) if isinstance(v, str) else as_json(v) for v in fitting]
