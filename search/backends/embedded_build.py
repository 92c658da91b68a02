"""A rebuild of the embedded index: a directory beside, filled batch by batch without the lock of those who write.

PATH/building        JSON: the directory, and how far it is; a rebuild that was broken off goes on there
PATH/building.lock   held by the rebuild, so that there is one
PATH/touched         identifiers of what changed meanwhile: indexed again, under the writers' lock, before the switch
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import tantivy

from search.backends.embedded_store import Store
from search.backends.embedded_writer import Batch, Writing, committed, open_writer

HEAP_BYTES = 200_000_000


class Build:
    def __init__(
        self, writing: Writing, directory: Path, state: dict[str, Any], *, resumed: bool = False
    ) -> None:
        self.resumed = resumed
        self.writing = writing
        self.store = writing.store
        self.directory = directory
        self.state = state
        self._writer: tantivy.IndexWriter | None = None

    def batch(self, read_at: int) -> AbstractContextManager[Batch]:
        """All batches have one writer: it merges what earlier ones wrote while the next is analysed."""
        if self._writer is None:
            self._writer = open_writer(self.directory, HEAP_BYTES)
        return committed(self._writer, self.writing.fields, fresh=not self.resumed)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None

    def note(self, state: dict[str, Any]) -> None:
        self.state = state
        self.store.note_building(self.directory, state)

    def finish(self, again: Callable[[Batch, Sequence[str]], None]) -> None:
        self.close()
        with self.store.lock():
            touched = self.store.touched()
            if touched:
                with self.writing.committing(self.directory) as batch:
                    again(batch, touched)
            self.store.switch(self.directory)
            self.store.forget_building()
            self.store.clean(self.directory)


@contextmanager
def building(writing: Writing, *, resume: bool) -> Iterator[Build]:
    store: Store = writing.store
    with store.lock("building.lock"):
        found = store.building() if resume else None
        if found and found[0].name.startswith(f"{writing.layout}-"):
            with closing(Build(writing, *found, resumed=True)) as build:
                yield build
            return
        with store.lock():
            store.forget_building()
            directory = writing.begin()
            store.note_building(directory, {})
        with closing(Build(writing, directory, {})) as build:
            yield build
