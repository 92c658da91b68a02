"""The default engine: tantivy in the process, dressed as a haystack backend."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Any

from haystack import connections
from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery, log_query
from haystack.constants import DJANGO_CT, ID
from haystack.exceptions import SearchBackendError
from haystack.inputs import BaseInput, Not
from haystack.utils import get_identifier, get_model_ct

from search.analysis import words
from search.backends import embedded_results
from search.backends.embedded_find import Finder
from search.backends.embedded_reader import Reader, as_unavailable, shared_reader
from search.backends.embedded_results import Wanted
from search.backends.embedded_store import Store
from search.backends.embedded_writer import Batch, Writing
from search.backends.narrowing import fragment, parse
from search.backends.tree import boosted, from_tree
from search.fields import Fields, read_fields
from search.page import Hit, SearchPage, Suggestion
from search.query import Both, Everything, Filter, Like, OneOf, Query, Term, none_of
from search.request import SearchRequest


class EmbeddedBackend(BaseSearchBackend):
    """PATH is its folder, on a local disk; TIMEOUT is how many seconds a writer waits for another."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.store = Store(options["PATH"], patience=self.timeout)

    @cached_property
    def fields(self) -> Fields:
        return read_fields(self._unified_index().all_searchfields().values())

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

    def afresh(self) -> AbstractContextManager[Batch]:
        return self.writing.afresh()

    def check(self) -> None:
        """Raises IndexMissing unless there is an index of this layout."""
        self.reader.open()

    def count(self) -> int:
        return int(self.reader.open().searcher.num_docs)

    def generation(self) -> str:
        return self.reader.open().generation

    def ids(self, model: str) -> Iterator[str]:
        """The primary keys of every indexed object of a model (`app.model`)."""
        return embedded_results.ids(self.reader.open(), self.fields, Term(DJANGO_CT, model))

    def _finder(self) -> Finder:
        return Finder(self.reader.open(), self.fields, self.build_models_list())

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
            with self.writing.afresh():
                return
        with self.writing.changes(create=True) as batch:
            for model in models:
                batch.drop_all(DJANGO_CT, get_model_ct(model))

    @log_query
    def search(self, query: Query | str, **wanted: Any) -> dict[str, Any]:
        """`query` is a tree; text comes from raw searches only."""
        if unknown := [name for name in _PLACES if wanted.get(name)]:
            raise SearchBackendError(f"this engine knows no places: {', '.join(unknown)}")
        tree = parse(query, self.fields) if isinstance(query, str) else query
        return self._results(self._narrowed(tree, wanted), wanted)

    def more_like_this(
        self, model_instance: Any, additional_query_string: Query | None = None, **wanted: Any
    ) -> dict[str, Any]:
        index = self._unified_index().get_index(type(model_instance))
        text = index.full_prepare(model_instance)[index.get_content_field()]
        alike = Like(self.fields.document.name, tuple(words(str(text))))
        itself = none_of([Term(ID, get_identifier(model_instance))])
        also = additional_query_string or Everything()
        return self._results(self._narrowed(Both(must=(alike, Filter(itself), also)), wanted), wanted)

    def build_schema(self, fields: Mapping[str, Any]) -> tuple[str, list[str]]:
        read = read_fields(fields.values())
        return read.document.name, sorted(read.by_name)

    def _results(self, query: Query, wanted: Mapping[str, Any]) -> dict[str, Any]:
        known = {name: wanted[name] for name in _WANTED if wanted.get(name) is not None}
        opened = self.reader.open()
        with as_unavailable():
            return embedded_results.results(opened, self.fields, query, Wanted(**known))

    def _narrowed(self, query: Query, wanted: Mapping[str, Any]) -> Query:
        narrowed = [parse(text, self.fields) for text in wanted.get("narrow_queries") or ()]
        if models := self._models(wanted):
            narrowed.append(OneOf(DJANGO_CT, tuple(models)))
        return Both(must=(query, *map(Filter, narrowed)))

    def _models(self, wanted: Mapping[str, Any]) -> Sequence[str]:
        if wanted.get("models"):
            return sorted(get_model_ct(model) for model in wanted["models"])
        if wanted.get("limit_to_registered_models") is False:
            return []
        models: list[str] = self.build_models_list()
        return models

    def _unified_index(self) -> Any:
        return connections[self.connection_alias].get_unified_index()


_PLACES = ("within", "dwithin", "distance_point")
_WANTED = tuple(field.name for field in dataclasses.fields(Wanted))


class EmbeddedQuery(BaseSearchQuery):
    def build_query(self) -> Query:
        fields = self.backend.fields
        return boosted(from_tree(self.query_filter, fields), self.boost, fields)

    def run_mlt(self, **kwargs: Any) -> None:
        """Haystack would ask for all that is alike, whichever slice is wanted."""
        super().run_mlt(**{**self.build_params(), **kwargs})

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> str:
        """Only for `narrow(SQ(...))`, which haystack turns into text."""
        if isinstance(value, Not):
            return f"NOT {fragment(field, filter_type, value.query_string)}"
        return fragment(field, filter_type, value.query_string if isinstance(value, BaseInput) else value)

    def clean(self, query_fragment: Any) -> Any:
        """Nothing is reserved: words are never parsed."""
        return query_fragment

    def __str__(self) -> str:
        return str(self.build_query())


class EmbeddedEngine(BaseEngine):
    backend = EmbeddedBackend
    query = EmbeddedQuery
