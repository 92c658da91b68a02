"""Objects → analysed documents, here or in other processes: most of the time of a rebuild goes into this."""

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from time import time_ns
from typing import Any, Protocol

import django
from django.apps import apps
from django.db import close_old_connections
from haystack import connections
from haystack.exceptions import SkipDocument

from search.documents import Document, analysed
from search.fields import read_fields
from search.garbage import collect_seldom

CHUNK = 500
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class SetAside:
    """An object that could not be indexed; the rest of its batch was."""

    id: str
    error: str


@dataclass(frozen=True)
class Chunk:
    """Some objects of one model, by their keys, and the moment (microseconds) before they were read."""

    label: str
    pks: tuple[Any, ...]
    read_at: int


@dataclass(frozen=True)
class Prepared:
    chunk: Chunk
    documents: tuple[Document, ...]
    failed: tuple[SetAside, ...]


class Preparer(Protocol):
    def __call__(self, chunks: Iterable[Chunk]) -> Iterator[Prepared]:
        """In the order of the chunks."""


def prepare(using: str, chunk: Chunk) -> Prepared:
    """As the database has them now; what is no longer there is left out."""
    unified = connections[using].get_unified_index()
    fields = read_fields(unified.all_searchfields().values())
    index = unified.get_index(apps.get_model(chunk.label))
    documents: list[Document] = []
    failed: list[SetAside] = []
    for obj in index.build_queryset(using=using).filter(pk__in=chunk.pks):
        try:
            documents.append(analysed(fields, index.full_prepare(obj)))
        except SkipDocument:
            continue
        except Exception as error:  # whatever an object's own code raises: the others are not to suffer
            failed.append(why_not(obj, error))
    return Prepared(chunk, tuple(documents), tuple(failed))


def why_not(obj: Any, error: Exception) -> SetAside:
    logger.exception("%r could not be indexed", obj)
    return SetAside(id=str(obj.pk), error=f"{type(error).__name__}: {error}")


def chunked(label: str, pks: Iterable[Any]) -> Iterator[Chunk]:
    waiting: list[Any] = []
    for pk in pks:
        waiting.append(pk)
        if len(waiting) == CHUNK:
            yield Chunk(label, tuple(waiting), time_ns() // 1000)
            waiting = []
    if waiting:
        yield Chunk(label, tuple(waiting), time_ns() // 1000)


@contextmanager
def preparer(using: str, workers: int) -> Iterator[Preparer]:
    """With one worker in this process; with more in processes of their own, which read the database themselves."""
    if workers < 2:
        yield lambda chunks: (prepare(using, chunk) for chunk in chunks)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin) as pool:

        def ahead(chunks: Iterable[Chunk]) -> Iterator[Prepared]:
            waiting: deque[Future[Prepared]] = deque()
            for chunk in chunks:
                waiting.append(pool.submit(prepare, using, chunk))
                if len(waiting) > 2 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

        yield ahead


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin() -> None:
    django.setup()
    collect_seldom()
    close_old_connections()
