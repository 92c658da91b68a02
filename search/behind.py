"""Writing behind whoever prepares: an engine does its part outside Python while the next documents are analysed."""

import gc
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any

from search.documents import Document
from search.engine import Batch, Build

COMMIT_EVERY = 10  # chunks


class Behind:
    """Chunks of documents for an index that is being built, written in their order in a thread of their own."""

    def __init__(self, build: Build, thread: ThreadPoolExecutor) -> None:
        self.refused: list[tuple[str, str]] = []  # identifiers and reasons, whole at the end
        self._build = build
        self._thread = thread
        self._under_way: Future[None] | None = None
        self._state: dict[str, Any] = {}
        self._open = ExitStack()
        self._batch: Batch | None = None
        self._chunks = 0

    def add(self, documents: Iterable[Document], read_at: int, state: dict[str, Any]) -> None:
        """`state` is noted once they are committed. Waits for the chunk before, and raises what went wrong with it."""
        self.wait()
        self._under_way = self._thread.submit(self._add, documents, read_at, state)

    def wait(self) -> None:
        if self._under_way:
            self._under_way.result()

    def end(self) -> None:
        self.wait()
        self._thread.submit(self._commit).result()

    def give_up(self) -> None:
        """What is not committed yet is dropped."""
        self._thread.submit(self._open.__exit__, *sys.exc_info()).result()

    def _add(self, documents: Iterable[Document], read_at: int, state: dict[str, Any]) -> None:
        if self._batch is None:
            self._batch = self._open.enter_context(self._build.batch(read_at))
        for document in documents:
            self._batch.add(document)
        self._state = state
        self._chunks += 1
        if self._chunks % COMMIT_EVERY == 0:
            self._commit()

    def _commit(self) -> None:
        if self._batch is None:
            return
        batch, self._batch = self._batch, None
        self._open.close()
        self.refused += batch.refused
        self._build.note(self._state)


@contextmanager
def behind(build: Build) -> Iterator[Behind]:
    """When it ends, everything is committed; after an error what was committed and noted before stays."""
    with ThreadPoolExecutor(1, "writing-behind") as thread:
        writing = Behind(build, thread)
        try:
            yield writing
            writing.end()
        except BaseException:
            writing.give_up()
            raise


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Documents are many small objects without cycles: looking through them for cycles takes a fifth of their analysis."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def collect_seldom() -> None:
    gc.freeze()
    gc.set_threshold(50_000, 10, 20)
