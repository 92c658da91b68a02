"""A rebuild of the embedded index: a directory beside, filled batch by batch without the lock of those who write.

PATH/building        JSON: the directory, and how far it is; a rebuild that was broken off goes on there
PATH/building.lock   held by the rebuild, so that there is one
PATH/touched         identifiers of what changed meanwhile: indexed again, under the writers' lock, before the switch
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from search.backends.embedded_store import Store
from search.backends.embedded_writer import Batch, Writing

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

    def batch(self, read_at: int) -> AbstractContextManager[Batch]:
        return self.writing.committing(self.directory, HEAP_BYTES, fresh=not self.resumed)

    def note(self, state: dict[str, Any]) -> None:
        self.state = state
        self.store.note_building(self.directory, state)

    def finish(self, again: Callable[[Batch, Sequence[str]], None]) -> None:
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
            yield Build(writing, *found, resumed=True)
            return
        with store.lock():
            store.forget_building()
            directory = writing.begin()
            store.note_building(directory, {})
        yield Build(writing, directory, {})
