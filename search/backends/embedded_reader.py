"""Reading handles, shared by all threads of a process: reopened exactly when somebody has written."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy

from search.backends.embedded_store import Store
from search.errors import SearchUnavailable

Stamp = tuple[int, int]


@dataclass(frozen=True)
class Opened:
    """One state of the index; a search uses it from beginning to end. `counted`: facets of everything in it, remembered."""

    index: tantivy.Index
    searcher: tantivy.Searcher
    directory: Path
    stamps: tuple[Stamp, Stamp]
    counted: dict[Any, dict[str, Any]] = field(default_factory=dict)

    @property
    def generation(self) -> str:
        """Another word after every commit."""
        return f"{self.directory.name}-{self.stamps[1][1]:x}"

    @property
    def schema(self) -> tantivy.Schema:
        return self.index.schema


class Reader:
    def __init__(self, store: Store, layout: str) -> None:
        self.store = store
        self.layout = layout
        self._opened: Opened | None = None
        self._lock = threading.Lock()

    def open(self) -> Opened:
        """Two stat() calls when nothing has changed."""
        opened = self._opened
        if opened and opened.stamps == self._stamps(opened.directory):
            return opened
        with self._lock, as_unavailable():
            return self._reopen()

    def _reopen(self) -> Opened:
        try:
            opened = self._open_current()
        except (OSError, ValueError):
            # A rebuild may have switched and removed the directory since its name was read: once more.
            opened = self._open_current()
        self._opened = opened
        return opened

    def _open_current(self) -> Opened:
        # Stamps before what they are of: should somebody write in between, the next search opens the index again.
        pointer = _stamp(self.store.pointer) if self.store.pointer.exists() else (0, 0)
        directory = self.store.current(self.layout)
        stamps = pointer, _stamp(directory / "meta.json")
        before = self._opened
        index = before.index if before and before.directory == directory else _open_index(directory)
        index.reload()
        return Opened(index, index.searcher(), directory, stamps)

    def _stamps(self, directory: Path) -> tuple[Stamp, Stamp] | None:
        try:
            return _stamp(self.store.pointer), _stamp(directory / "meta.json")
        except FileNotFoundError:
            return None


@contextmanager
def as_unavailable() -> Iterator[None]:
    """What tantivy and the disk raise, in our own words."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise SearchUnavailable(
            f"the search index cannot be read, `manage.py search rebuild` makes another: {error}"
        ) from error


def _open_index(directory: Path) -> tantivy.Index:
    index = tantivy.Index.open(str(directory))
    index.config_reader("manual")  # its own watcher would be half a second late
    return index


def _stamp(path: Path) -> Stamp:
    found = os.stat(path)  # noqa: PTH116 - called for every search
    return found.st_ino, found.st_mtime_ns


_readers: dict[tuple[Path, str], Reader] = {}
_readers_lock = threading.Lock()


def shared_reader(store: Store, layout: str) -> Reader:
    """Haystack keeps a backend for each thread; the open files are the process's."""
    with _readers_lock:
        return _readers.setdefault((store.path, layout), Reader(store, layout))
