"""Haystack's question to Elasticsearch: SearchResult objects, counts and three sorts of facets, in one request."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from haystack.constants import ID

from search.backends import haystack_answers as answers
from search.backends.elasticsearch_compile import Body, compiled
from search.backends.elasticsearch_find import Finder
from search.backends.elasticsearch_mapping import STORED, as_json
from search.backends.frame import Wanted
from search.backends.narrowing import parse
from search.documents import read_stored
from search.fields import Fields
from search.query import Between, Query

WINDOW = 10_000  # further in, Elasticsearch wants to be asked page after page


def results(finder: Finder, query: Query, wanted: Wanted, spelling: bool) -> dict[str, Any]:
    made = answers.Results(finder.fields, wanted)
    body = {"query": compiled(query), "sort": _sort(finder.fields, wanted), "_source": [STORED]}
    start, end = wanted.start_offset or 0, wanted.end_offset
    deep = end is None or end > WINDOW
    window = {"size": 0} if deep else {"from": start, "size": max(0, (end or 0) - start)}
    counts = _Counts(finder.fields, wanted)
    answer = finder.ask({**body, **window, "track_total_hits": True, **counts.body()})
    raw = list(islice(finder.every(body), start, end)) if deep else answer["hits"]["hits"]
    found = {
        "results": [
            made.result(
                one["_id"], read_stored(one["_source"][STORED], finder.fields), one.get("_score") or 0
            )
            for one in raw
        ],
        "hits": answer["hits"]["total"]["value"],
        "facets": counts.read(answer.get("aggregations", {})),
    }
    if spelling:
        found["spelling_suggestion"] = finder.correction(wanted.spelling_query or wanted.said) or None
    return found


def _sort(fields: Fields, wanted: Wanted) -> list[Body]:
    order = answers.order_of(fields, wanted.sort_by)
    by: list[Body] = [
        {field.name: {"order": "desc" if down else "asc", "missing": "_last"}} for field, down in order
    ]
    return [*(by or [{"_score": "desc"}]), {ID: "asc"}]


class _Counts:
    """Haystack's facets as aggregations: `f` by field, `d` by date, `q` by query, each with its number."""

    def __init__(self, fields: Fields, wanted: Wanted) -> None:
        self.fields = fields
        self.wanted = wanted

    def body(self) -> Body:
        aggregations: Body = {}
        for number, (name, options) in enumerate(self.wanted.facets.items()):
            field = answers.facet_field(self.fields, name)
            size = answers.facet_size(options)
            aggregations[f"f{number}"] = {
                "terms": {"field": field.name, "size": size, "shard_size": size * 10}
            }
        for number, (name, options) in enumerate(self.wanted.date_facets.items()):
            aggregations[f"d{number}"] = {"filters": {"filters": self._pieces(name, options)}}
        for number, (name, text) in enumerate(self.wanted.query_facets):
            aggregations[f"q{number}"] = {"filter": compiled(parse(f"{name}:{text}", self.fields))}
        return {"aggs": aggregations} if aggregations else {}

    def read(self, found: Mapping[str, Any]) -> dict[str, Any]:
        if not found:
            return {}
        return {
            "fields": {
                name: answers.most_frequent_first(
                    {_key(bucket): bucket["doc_count"] for bucket in found[f"f{number}"]["buckets"]}
                )
                for number, name in enumerate(self.wanted.facets)
            },
            "dates": {
                name: [
                    (start, found[f"d{number}"]["buckets"][as_json(start)]["doc_count"])
                    for start, _ in answers.gaps(**options)
                ]
                for number, (name, options) in enumerate(self.wanted.date_facets.items())
            },
            "queries": {
                f"{name}:{text}": found[f"q{number}"]["doc_count"]
                for number, (name, text) in enumerate(self.wanted.query_facets)
            },
        }

    def _pieces(self, name: str, options: Mapping[str, Any]) -> Body:
        field = answers.date_field(self.fields, name)
        return {
            as_json(start): compiled(Between(field.name, start, end, include_high=False))
            for start, end in answers.gaps(**options)
        }


def _key(bucket: Mapping[str, Any]) -> Any:
    """A boolean has its words beside its number."""
    if "key_as_string" in bucket:
        return bucket["key_as_string"] == "true"
    return bucket["key"]
