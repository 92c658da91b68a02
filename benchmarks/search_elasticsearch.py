"""A bare Elasticsearch: the bodies that our engine sends, compiled beforehand, sent without our reading of the answer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from benchmarks.search_corpus import FIELDS, MODEL
from benchmarks.search_questions import Asked, Column, requests
from search.backends.elasticsearch_build import building
from search.backends.elasticsearch_compile import compiled
from search.backends.elasticsearch_find import Finder
from search.backends.elasticsearch_indices import Indices
from search.backends.elasticsearch_mapping import STORED
from search.backends.elasticsearch_server import Place, connected
from search.backends.elasticsearch_writing import Writing
from search.engine import Build
from search.query import Both
from search.question import Question, one_document
from search.similar import alike
from search.suggesting import LOOKED_AT, beginning_with


@contextmanager
def index(url: str) -> Iterator[tuple[Build, Finder]]:
    """A throwaway one; the finder is good when the build is finished."""
    place = Place.read(url)
    client = connected(place.nodes, place.login, 120.0)
    indices = Indices(client, f"{place.name}-benchmark", FIELDS, shards=1)
    try:
        with building(Writing(client, indices), resume=False) as build:
            yield build, Finder(client, indices.alias, FIELDS, (MODEL,), "")
    finally:
        indices.remove()


def same_questions(finder: Finder, asked: Sequence[Asked]) -> Column:
    def bare(*bodies: dict[str, Any]) -> object:
        return [
            finder.client.search(index=finder.alias, body=body, allow_partial_search_results=False).body
            for body in bodies
        ]

    column: Column = {}
    for name, some in requests(list(asked)).items():
        bodies = [finder._body(Question(FIELDS, one, (MODEL,)), one, None) for one in some]
        column[name] = [lambda body=body: bare(body) for body in bodies]  # type: ignore[misc]
    del column["did you mean"]  # two questions, the second made from the answer to the first
    begun = [_beginning(one.words[0][:4]) for one in asked]
    column["prefix"] = [lambda body=body: bare(body) for body in begun]  # type: ignore[misc]
    like = [_alike(finder, one.number) for one in asked]
    column["similar"] = [lambda pair=pair: bare(*pair) for pair in like]  # type: ignore[misc]
    return column


def _beginning(typed: str) -> dict[str, Any]:
    return {"query": compiled(beginning_with(FIELDS, typed)), "size": LOOKED_AT, "_source": [STORED]}


def _alike(finder: Finder, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    itself = one_document(str(number), (MODEL,))
    first = {"query": compiled(itself), "size": 1, "_source": [STORED]}
    [raw] = finder.ask(first)["hits"]["hits"]
    query = Both(must=(alike(FIELDS, finder.hit(raw).fields, (MODEL,)),), never=(itself,))
    return first, {"query": compiled(query), "size": 10, "_source": [STORED]}
