"""The default engine: tantivy in the process, dressed as a haystack backend."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Any

from haystack.backends import BaseEngine
from haystack.constants import DJANGO_CT
from haystack.utils import get_identifier, get_model_ct

from search.backends import embedded_health, embedded_results
from search.backends.embedded_build import Build, building
from search.backends.embedded_find import Finder
from search.backends.embedded_reader import Reader, as_unavailable, shared_reader
from search.backends.embedded_store import Store
from search.backends.embedded_writer import Batch, Writing
from search.backends.frame import TreeBackend, TreeQuery, Wanted
from search.page import Hit, SearchPage, Suggestion
from search.query import Query, Term
from search.request import SearchRequest


class EmbeddedBackend(TreeBackend):
    """PATH is its folder, on a local disk; TIMEOUT is how many seconds a writer waits for another."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.store = Store(options["PATH"], patience=self.timeout)

    @cached_property
    def writing(self) -> Writing:
        return Writing(self.store, self.fields)

    @cached_property
    def reader(self) -> Reader:
        return shared_reader(self.store, self.writing.layout)

    # What search.engine.Engine asks of every engine

    def find(self, request: SearchRequest) -> SearchPage:
        with as_unavailable():
            return self._finder().page(request)

    def suggest(self, typed: str, count: int = 8) -> list[Suggestion]:
        with as_unavailable():
            return self._finder().suggest(typed, count)

    def similar(self, pk: str, count: int = 10) -> list[Hit]:
        with as_unavailable():
            return self._finder().similar(pk, count)

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        with as_unavailable():
            yield from self._finder().scan(request)

    def changes(self) -> AbstractContextManager[Batch]:
        return self.writing.changes()

    def build(self, *, resume: bool = True) -> AbstractContextManager[Build]:
        return building(self.writing, resume=resume)

    def check(self) -> None:
        """Raises IndexMissing unless there is an index of this layout."""
        self.reader.open()

    def count(self) -> int:
        return int(self.reader.open().searcher.num_docs)

    def generation(self) -> str:
        return self.reader.open().generation

    def ids(self, model: str) -> Iterator[str]:
        return (pk for pk, _ in self.digests(model))

    def digests(self, model: str) -> Iterator[tuple[str, str]]:
        return embedded_results.digests(self.reader.open(), self.fields, Term(DJANGO_CT, model))

    def examine(self) -> Iterator[tuple[bool, str]]:
        return embedded_health.examine(self.store)

    def _finder(self) -> Finder:
        return Finder(self.reader.open(), self.fields, self.models())

    # What haystack asks of every backend

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:
        with self.writing.changes(create=True) as batch:
            for obj in iterable:
                batch.put(index, obj)

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        with self.writing.changes(create=True) as batch:
            batch.drop(get_identifier(obj_or_string))

    def clear(self, models: Iterable[Any] | None = None, commit: bool = True) -> None:
        if models is None:
            with self.build(resume=False) as build:
                return build.finish(lambda batch, ids: None)
        with self.writing.changes(create=True) as batch:
            for model in models:
                batch.drop_all(DJANGO_CT, get_model_ct(model))
        return None

    def results(self, query: Query, wanted: Wanted) -> dict[str, Any]:
        opened = self.reader.open()
        with as_unavailable():
            return embedded_results.results(opened, self.fields, query, wanted, self.include_spelling)


class EmbeddedEngine(BaseEngine):
    backend = EmbeddedBackend
    query = TreeQuery
