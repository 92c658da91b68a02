"""Haystack's own embedded backend, Whoosh, through SearchQuerySet (needs `pip install whoosh-reloaded`)."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import haystack
from django.conf import settings
from django.contrib.auth.models import Group
from haystack import indexes
from haystack.query import SearchQuerySet

from benchmarks.search_corpus import records
from benchmarks.search_questions import Asked, Column, common
from search.analysis import words

COUNTED = ("license", "language", "level", "type")  # its facets hold one value each: subjects are left out
FEW = 20  # questions: half a second each


class RecordIndex(indexes.SearchIndex):  # type: ignore[misc]
    """Records stand in for a model that every site has."""

    text = indexes.CharField(document=True)
    title = indexes.CharField()
    license = indexes.CharField(faceted=True)
    language = indexes.CharField(faceted=True)
    level = indexes.CharField(faceted=True)
    type = indexes.CharField(faceted=True)
    held: dict[int, dict[str, Any]]

    def get_model(self) -> Any:
        return Group

    def prepare(self, obj: Group) -> dict[str, Any]:
        one = self.held[obj.pk]
        data: dict[str, Any] = super().prepare(obj)
        data |= {"text": " ".join(words(one["text"])), "title": one["title"]}
        return data | {name: one[f"{name}_exact"] for name in COUNTED}


def questions(folder: Path, count: int, asked: Sequence[Asked]) -> Column:
    _fill(folder, count)
    few = asked[:FEW]
    return {
        "AND": [
            lambda one=one: list(SearchQuerySet().filter(text=" ".join(one.words))[:20])  # type: ignore[misc]
            for one in few
        ],
        "OR common + 5 facets": [lambda at=at: _faceted(at) for at in range(len(few))],  # type: ignore[misc]
        "license filter": [lambda at=at: _narrowed(at) for at in range(len(few))],  # type: ignore[misc]
    }


def _fill(folder: Path, count: int) -> None:
    engine = "haystack.backends.whoosh_backend.WhooshEngine"
    settings.HAYSTACK_CONNECTIONS = {
        "default": {"ENGINE": engine, "PATH": str(folder), "SILENTLY_FAIL": False}
    }
    haystack.connections.connections_info = settings.HAYSTACK_CONNECTIONS
    haystack.connections.reload("default")
    index = RecordIndex()
    haystack.connections["default"].get_unified_index().build(indexes=[index])
    backend = haystack.connections["default"].get_backend()
    for some in _batches(count):
        index.held = some
        backend.update(index, [Group(pk=pk) for pk in some])


def _batches(count: int) -> Iterator[dict[int, dict[str, Any]]]:
    waiting = enumerate(records(count), 1)
    while some := dict(islice(waiting, 5_000)):
        yield some


def _faceted(at: int) -> object:
    first, second = common(at)
    found = SearchQuerySet().filter(text=first).filter_or(text=second)
    for name in COUNTED:
        found = found.facet(name)
    return list(found[:20]), found.facet_counts()


def _narrowed(at: int) -> object:
    return list(SearchQuerySet().filter(text=common(at)[0]).narrow('license_exact:"by/4.0"')[:20])
