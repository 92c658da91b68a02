"""Elasticsearch 8 or 9 as a haystack backend: the same terms and the same queries as the embedded engine."""

import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from typing import Any, TypeVar

from elasticsearch import Elasticsearch
from haystack.backends import BaseEngine
from haystack.constants import DJANGO_CT
from haystack.utils import get_identifier, get_model_ct

from search.backends.elasticsearch_build import Build, building
from search.backends.elasticsearch_compile import compiled
from search.backends.elasticsearch_find import Finder
from search.backends.elasticsearch_indices import Indices
from search.backends.elasticsearch_mapping import DIGEST
from search.backends.elasticsearch_results import results
from search.backends.elasticsearch_server import Place, connected, in_our_words
from search.backends.elasticsearch_writing import Batch, Writing
from search.backends.frame import TreeBackend, TreeQuery, Wanted
from search.documents import identity_of
from search.errors import IndexMissing
from search.page import Hit, SearchPage, Suggestion
from search.query import Filter, Query, Term
from search.request import SearchRequest

T = TypeVar("T")
GENERATION_SECONDS = 0.5  # how old the generation may be that another process has changed


class ElasticsearchBackend(TreeBackend):
    """URL names nodes, login and indices; TIMEOUT is for one request; SHARDS for indices that are still to be made."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.place = Place.read(options["URL"])
        self.shards = int(options.get("SHARDS", 1))
        self._generation = ("", 0.0)

    @property
    def client(self) -> Elasticsearch:
        return connected(self.place.nodes, self.place.login, float(self.timeout))

    @cached_property
    def indices(self) -> Indices:
        return Indices(self.client, self.place.name, self.fields, self.shards)

    @cached_property
    def writing(self) -> Writing:
        return Writing(self.client, self.indices)

    # What search.engine.Engine asks of every engine

    def find(self, request: SearchRequest) -> SearchPage:
        with self._explained():
            return self._finder(self.generation()).page(request)

    def suggest(self, typed: str, count: int = 8) -> list[Suggestion]:
        with self._explained():
            return self._finder().suggest(typed, count)

    def similar(self, pk: str, count: int = 10) -> list[Hit]:
        with self._explained():
            return self._finder().similar(pk, count)

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        with self._explained():
            yield from self._finder().scan(request)

    def changes(self) -> AbstractContextManager[Batch]:
        return self._changed(self.writing.changes())

    def build(self, *, resume: bool = True) -> AbstractContextManager[Build]:
        return self._changed(building(self.writing, resume=resume))

    def check(self) -> None:
        self.indices.current()

    def count(self) -> int:
        with self._explained(), in_our_words():
            return int(self.client.count(index=self.indices.alias).body["count"])

    def generation(self) -> str:
        """The number of the last operation of every shard; asked again after half a second, or when we wrote."""
        known, at = self._generation
        if not known or time.monotonic() - at > GENERATION_SECONDS:
            with self._explained():
                known = self.indices.generation()
            self._generation = known, time.monotonic()
        return known

    def ids(self, model: str) -> Iterator[str]:
        return (pk for pk, _ in self.digests(model))

    def digests(self, model: str) -> Iterator[tuple[str, str]]:
        body = {"query": compiled(Filter(Term(DJANGO_CT, model))), "sort": ["_doc"], "_source": [DIGEST]}
        with self._explained():
            for raw in self._finder().every(body):
                yield identity_of(raw["_id"])[1], raw["_source"].get(DIGEST, "")

    def examine(self) -> Iterator[tuple[bool, str]]:
        with in_our_words():
            health = self.client.cluster.health().body
        nodes, status = health["number_of_nodes"], health["status"]
        yield status != "red", f"the cluster has {nodes} nodes and is {status}"
        if building := self.indices.under_construction():
            noted = self.indices.noted(building)
            yield True, f"a rebuild is under way or was broken off after {noted.get('done', 0)} objects"

    # What haystack asks of every backend

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:
        with self._changed(self.writing.changes(create=True)) as batch:
            for obj in iterable:
                batch.put(index, obj)

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        with self._changed(self.writing.changes(create=True)) as batch:
            batch.drop(get_identifier(obj_or_string))

    def clear(self, models: Iterable[Any] | None = None, commit: bool = True) -> None:
        if models is None:
            with self.build(resume=False) as build:
                return build.finish(lambda batch, ids: None)
        with self._changed(self.writing.changes(create=True)) as batch:
            for model in models:
                name = get_model_ct(model)
                for pk in self.ids(name):
                    batch.drop(f"{name}.{pk}")
        return None

    def results(self, query: Query, wanted: Wanted) -> dict[str, Any]:
        with self._explained():
            return results(self._finder(), query, wanted, self.include_spelling)

    def _finder(self, generation: str = "") -> Finder:
        return Finder(self.client, self.indices.alias, self.fields, self.models(), generation)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Whether there is no index at all or one of other fields is worth another question, once it is so."""
        try:
            yield
        except IndexMissing:
            raise self.indices.missing() from None

    @contextmanager
    def _changed(self, writing: AbstractContextManager[T]) -> Iterator[T]:
        try:
            with self._explained(), writing as entered:
                yield entered
        finally:
            self._generation = ("", 0.0)


class ElasticsearchEngine(BaseEngine):
    backend = ElasticsearchBackend
    query = TreeQuery
