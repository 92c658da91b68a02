"""A rebuild in Elasticsearch: an index beside that also gets the changes of the meantime, then the aliases switch."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from search.backends.elasticsearch_writing import Batch, Writing
from search.errors import IndexBusy


class Build:
    def __init__(self, writing: Writing, index: str) -> None:
        self.writing = writing
        self.index = index
        self.state = writing.indices.noted(index)

    def batch(self, read_at: int) -> AbstractContextManager[Batch]:
        return self.writing.into(self.index, read_at)

    def note(self, state: dict[str, Any]) -> None:
        self.state = state
        self.writing.indices.note(self.index, state)

    def finish(self, again: Callable[[Batch, Sequence[str]], None]) -> None:
        """Nothing has to be indexed again: changes went into both indices, each with its version."""
        if self.writing.indices.under_construction() != self.index:
            raise IndexBusy("another process has begun a rebuild of its own meanwhile")
        self.writing.indices.switch(self.index)


@contextmanager
def building(writing: Writing, *, resume: bool) -> Iterator[Build]:
    index = writing.indices.under_construction() if resume else ""
    yield Build(writing, index or writing.indices.begin())
