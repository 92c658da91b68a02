"""What the rest of the product asks of a search engine, and what an engine has to be able to do."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, cast

from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from search.documents import Document
from search.page import Hit, SearchPage, Suggestion
from search.request import SearchRequest


class Batch(Protocol):
    """What is put and dropped in one batch becomes visible together."""

    def put(self, index: Any, obj: Any) -> None:
        """Index an object, prepared by its haystack index, in place of what was there of it."""

    def add(self, document: Document) -> None:
        """The same for a document that was prepared before, perhaps in another process."""

    def drop(self, identifier: str) -> None:
        """Take out the object with this haystack identifier (`app.model.key`), if it is there."""

    @property
    def refused(self) -> Sequence[tuple[str, str]]:
        """Identifiers and reasons of what the engine did not take; known when the batch has ended."""


class Build(Protocol):
    """An index beside the one that is searched. A rebuild that was broken off goes on where it was."""

    state: dict[str, Any]

    def batch(self, read_at: int) -> AbstractContextManager[Batch]:
        """`read_at`: a moment (microseconds) before its objects were read; changes that came later stay."""

    def note(self, state: dict[str, Any]) -> None:
        """How far it is; kept after the batches that were ended before."""

    def finish(self, again: Callable[[Batch, Sequence[str]], None]) -> None:
        """Takes the other's place; `again` indexes what changed meanwhile, where the engine wants it."""


class Engine(Protocol):
    """Beside haystack's own interface; all of it raises SearchUnavailable when the engine is away."""

    def find(self, request: SearchRequest) -> SearchPage:
        """One page, in one question to the engine."""

    def suggest(self, typed: str, count: int = 8) -> list[Suggestion]:
        """Titles, subjects and people that go on as somebody types, in one question to the engine."""

    def similar(self, pk: str, count: int = 10) -> list[Hit]:
        """What shares the telling words of the document with this primary key, the most alike first."""

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        """Every hit of a request in its order, whatever its page: one consistent state, read as it is consumed."""

    def changes(self) -> AbstractContextManager[Batch]:
        """A batch for the index that is searched; one writer at a time."""

    def build(self, *, resume: bool = True) -> AbstractContextManager[Build]:
        """An index beside; without `resume` an empty one. Changes go on meanwhile."""

    def check(self) -> None:
        """Raises IndexMissing unless there is an index for the fields and the analysis of today."""

    def count(self) -> int: ...

    def generation(self) -> str:
        """Another word after every change: what was remembered of an older generation is stale."""

    def digests(self, model: str) -> Iterable[tuple[str, str]]:
        """Primary key and digest of every indexed object: another digest is other content."""

    def examine(self) -> Iterable[tuple[bool, str]]:
        """What only this engine knows of its health: good or not, and in the second case what to do."""

    def ids(self, model: str) -> Iterable[str]:
        """The primary keys of all indexed objects of a model (`app.model`)."""


def engine(using: str = DEFAULT_ALIAS) -> Engine:
    return cast(Engine, connections[using].get_backend())


def find(request: SearchRequest, using: str = DEFAULT_ALIAS) -> SearchPage:
    """One page of results; raises SearchUnavailable when the engine cannot answer."""
    return engine(using).find(request)


def suggest(typed: str, count: int = 8, using: str = DEFAULT_ALIAS) -> list[Suggestion]:
    return engine(using).suggest(typed, count)


def similar(pk: str, count: int = 10, using: str = DEFAULT_ALIAS) -> list[Hit]:
    return engine(using).similar(pk, count)


def scan(request: SearchRequest, using: str = DEFAULT_ALIAS) -> Iterator[Hit]:
    return engine(using).scan(request)


def generation(using: str = DEFAULT_ALIAS) -> str:
    """For ETags and caches of answers."""
    return engine(using).generation()
