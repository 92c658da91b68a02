"""One worker at a time: a file lock that ends with its process, however that ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class WorkerIsRunningError(RuntimeError):
    """Another worker holds the lock."""


@contextmanager
def only_worker(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WorkerIsRunningError(f"Another worker is running (it holds {path}).") from None
        yield
