"""Python's search for cycles of objects, put off while many documents are made that have none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
