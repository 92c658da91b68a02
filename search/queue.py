"""Where the changes wait that the index has not seen; whoever keeps them says so once, when the site starts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Waiting:
    """`set_aside`: what was tried until nobody would try again, as identifier and error."""

    count: int
    oldest: datetime | None
    set_aside: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Queue:
    """`drain` indexes one batch and says how many changes it dealt with; 0 is nothing to do or nothing possible."""

    waiting: Callable[[], Waiting]
    drain: Callable[[], int]


_kept: list[Queue] = []


def keep(queue: Queue) -> None:
    _kept[:] = [queue]


def kept() -> Queue | None:
    return _kept[0] if _kept else None
