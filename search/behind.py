"""Committing behind whoever prepares: an engine does that outside Python while the next documents are analysed."""

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, NamedTuple

from search.documents import Document
from search.engine import Batch, Build

COMMIT_EVERY = 20  # chunks
MOST_WAITING = 4  # chunks that are kept while a commit is under way


class _Chunk(NamedTuple):
    documents: Sequence[Document]
    read_at: int
    state: dict[str, Any]


class Behind:
    """Chunks of documents for an index that is being built, in their order; what is committed is noted."""

    def __init__(self, build: Build, thread: ThreadPoolExecutor) -> None:
        self.refused: list[tuple[str, str]] = []  # identifiers and reasons, whole at the end
        self._build = build
        self._thread = thread
        self._waiting: deque[_Chunk] = deque()
        self._open = ExitStack()
        self._batch: Batch | None = None
        self._taken = 0
        self._state: dict[str, Any] = {}
        self._committing: Future[None] | None = None

    def add(self, documents: Sequence[Document], read_at: int, state: dict[str, Any]) -> None:
        """`state` is noted once they are committed. Raises what went wrong with a commit before."""
        self._waiting.append(_Chunk(documents, read_at, state))
        under_way = self._committing and not self._committing.done()
        if not under_way or len(self._waiting) == MOST_WAITING:
            self._take_some()

    def wait(self) -> None:
        """Until nothing waits and no commit is under way; the last chunks may still be uncommitted."""
        while self._waiting:
            self._take_some()
        self._settle()

    def end(self) -> None:
        self.wait()
        if self._batch is not None:
            self._commit()
            self._settle()

    def give_up(self) -> None:
        """What is not committed yet is dropped."""
        error = sys.exc_info()
        with suppress(Exception):
            self._settle()
        self._open.__exit__(*error)

    def _take_some(self) -> None:
        """Until nothing waits, or a commit begins."""
        self._settle()
        while self._waiting and self._committing is None:
            documents, read_at, self._state = self._waiting.popleft()
            if self._batch is None:
                self._batch = self._open.enter_context(self._build.batch(read_at))
            for document in documents:
                self._batch.add(document)
            self._taken += 1
            if self._taken % COMMIT_EVERY == 0:
                self._commit()

    def _commit(self) -> None:
        open, batch, state = self._open.pop_all(), self._batch, self._state
        self._batch = None

        def commit() -> None:
            open.close()
            self.refused += batch.refused if batch else ()
            self._build.note(state)

        self._committing = self._thread.submit(commit)

    def _settle(self) -> None:
        committing, self._committing = self._committing, None
        if committing:
            committing.result()


@contextmanager
def behind(build: Build) -> Iterator[Behind]:
    """When it ends, everything is committed; after an error what was committed and noted before stays."""
    with ThreadPoolExecutor(1, "committing") as thread:
        writing = Behind(build, thread)
        try:
            yield writing
            writing.end()
        except BaseException:
            writing.give_up()
            raise
