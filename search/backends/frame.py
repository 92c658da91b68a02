"""What our haystack backends share: the query is a tree and stays one, for haystack's own interface and for ours."""

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from haystack import connections
from haystack.backends import BaseSearchBackend, BaseSearchQuery, log_query
from haystack.constants import DJANGO_CT, ID
from haystack.exceptions import SearchBackendError
from haystack.inputs import BaseInput, Not
from haystack.utils import get_identifier, get_model_ct

from search.analysis import words
from search.backends.narrowing import fragment, parse
from search.backends.tree import boosted, from_tree, said
from search.fields import Fields, read_fields
from search.query import Both, Everything, Filter, Like, OneOf, Query, Term, none_of


@dataclass(frozen=True)
class Wanted:
    """What haystack asks for beside the query, under haystack's own names; `said` is what a person typed."""

    start_offset: int = 0
    end_offset: int | None = None
    sort_by: Sequence[str] = ()
    facets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    date_facets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    query_facets: Sequence[tuple[str, str]] = ()
    result_class: Any = None
    highlight: Any = False
    spelling_query: str = ""
    said: str = ""


_PLACES = ("within", "dwithin", "distance_point")
_WANTED = tuple(field.name for field in dataclasses.fields(Wanted))


class TreeBackend(BaseSearchBackend, ABC):
    """An engine adds `results(query, wanted)`, which answers as haystack wants it, and what search.engine asks for."""

    @cached_property
    def fields(self) -> Fields:
        return read_fields(self.unified_index().all_searchfields().values())

    def unified_index(self) -> Any:
        return connections[self.connection_alias].get_unified_index()

    @abstractmethod
    def results(self, query: Query, wanted: Wanted) -> dict[str, Any]: ...

    @log_query
    def search(self, query: Query | str, **wanted: Any) -> dict[str, Any]:
        """`query` is a tree; text comes from raw searches only."""
        if unknown := [name for name in _PLACES if wanted.get(name)]:
            raise SearchBackendError(f"this engine knows no places: {', '.join(unknown)}")
        tree = parse(query, self.fields) if isinstance(query, str) else query
        return self._results(tree, wanted)

    def more_like_this(
        self, model_instance: Any, additional_query_string: Query | None = None, **wanted: Any
    ) -> dict[str, Any]:
        index = self.unified_index().get_index(type(model_instance))
        text = index.full_prepare(model_instance)[index.get_content_field()]
        alike = Like(self.fields.document.name, tuple(words(str(text))))
        itself = none_of([Term(ID, get_identifier(model_instance))])
        also = additional_query_string or Everything()
        return self._results(Both(must=(alike, Filter(itself), also)), wanted)

    def build_schema(self, fields: Mapping[str, Any]) -> tuple[str, list[str]]:
        read = read_fields(fields.values())
        return read.document.name, sorted(read.by_name)

    def _results(self, query: Query, wanted: Mapping[str, Any]) -> dict[str, Any]:
        known = {name: wanted[name] for name in _WANTED if wanted.get(name) is not None}
        return self.results(self._narrowed(query, wanted), Wanted(**known))

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
        return self.models()

    def models(self) -> list[str]:
        found: list[str] = self.build_models_list()
        return found


class TreeQuery(BaseSearchQuery):
    def build_query(self) -> Query:
        fields = self.backend.fields
        return boosted(from_tree(self.query_filter, fields), self.boost, fields)

    def build_params(self, spelling_query: str | None = None) -> dict[str, Any]:
        params: dict[str, Any] = super().build_params(spelling_query)
        if self.highlight or self.backend.include_spelling:
            params["said"] = " ".join(said(self.query_filter))
        return params

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
