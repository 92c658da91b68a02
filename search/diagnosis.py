"""What could be wrong with search on this machine: findings, each with what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from haystack.constants import DEFAULT_ALIAS

from search import queue
from search.engine import engine
from search.errors import SearchUnavailable

LATE_SECONDS = 60


@dataclass(frozen=True)
class Finding:
    good: bool
    text: str


def examine(using: str = DEFAULT_ALIAS) -> Iterator[Finding]:
    yield from _index(using)
    try:
        yield from (Finding(good, text) for good, text in engine(using).examine())
    except SearchUnavailable as error:
        yield Finding(False, str(error))
    yield from _queue()


def _index(using: str) -> Iterator[Finding]:
    try:
        engine(using).check()
        yield Finding(True, f"the index answers and has {engine(using).count()} documents")
    except SearchUnavailable as error:
        yield Finding(False, str(error))


def _queue() -> Iterator[Finding]:
    kept = queue.kept()
    if kept is None:
        return
    waiting = kept.waiting()
    late = waiting.oldest and (timezone.now() - waiting.oldest).total_seconds() > LATE_SECONDS
    if late:
        yield Finding(
            False,
            f"{waiting.count} changes wait, the oldest since {waiting.oldest:%Y-%m-%d %H:%M}: is `manage.py worker` running?",
        )
    else:
        yield Finding(True, f"{waiting.count} changes wait")
    for identifier, error in waiting.set_aside:
        yield Finding(False, f"set aside: {identifier}: {error}")
