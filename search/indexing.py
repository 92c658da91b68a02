"""Keeping the index true: batches of changes, rebuilding beside the old index, comparing both."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from haystack.utils import get_identifier, get_model_ct

from search.engine import Batch, engine
from search.errors import IndexMissing, SearchUnavailable

REBUILD_CHUNK = 500

logger = logging.getLogger(__name__)
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class SetAside:
    """An object that could not be indexed; the rest of its batch was."""

    id: str
    error: str


@dataclass(frozen=True)
class Status:
    """`ready` is false when there is no index or it was built for other fields: `reason` says which."""

    ready: bool
    documents: int
    generation: str
    reason: str = ""


@dataclass(frozen=True)
class Difference:
    missing: frozenset[str]
    surplus: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.missing or self.surplus)


def update(model: type[Model], ids: Iterable[object], using: str = DEFAULT_ALIAS) -> list[SetAside]:
    """Index these objects as they are now, in one commit; those that may no longer be found are taken out."""
    ensure(using)
    wanted = list(dict.fromkeys(str(pk) for pk in ids))
    index = connections[using].get_unified_index().get_index(model)
    failed: list[SetAside] = []
    with engine(using).changes() as batch:
        # Read with the lock held: of two writers the later one has the later state.
        findable = {str(obj.pk): obj for obj in index.index_queryset(using=using).filter(pk__in=wanted)}
        for pk in wanted:
            if pk in findable:
                failed += _put(batch, index, findable[pk])
            else:
                batch.drop(get_identifier(model(pk=pk)))
    return failed


def remove(model: type[Model], ids: Iterable[object], using: str = DEFAULT_ALIAS) -> None:
    """Take these objects out of the index, in one commit, whatever the database says of them."""
    ensure(using)
    with engine(using).changes() as batch:
        for pk in ids:
            batch.drop(get_identifier(model(pk=pk)))


def ensure(using: str = DEFAULT_ALIAS) -> bool:
    """Rebuild when there is no index or it was built for other fields or another analysis; true if it was."""
    try:
        engine(using).check()
    except IndexMissing:
        rebuild(using)
        return True
    return False


def rebuild(using: str = DEFAULT_ALIAS, progress: Progress | None = None) -> list[SetAside]:
    """Build a new index beside the old one and switch; until then the old one answers."""
    indexes = connections[using].get_unified_index().get_indexes().values()
    querysets = [(index, index.build_queryset(using=using)) for index in indexes]
    total = sum(queryset.count() for _, queryset in querysets)
    failed: list[SetAside] = []
    done = 0
    with engine(using).afresh() as batch:
        for index, queryset in querysets:
            for obj in queryset.iterator(chunk_size=REBUILD_CHUNK):
                failed += _put(batch, index, obj)
                done += 1
                if progress:
                    progress(done, total)
    return failed


def status(using: str = DEFAULT_ALIAS) -> Status:
    backend = engine(using)
    try:
        return Status(ready=True, documents=backend.count(), generation=backend.generation())
    except SearchUnavailable as error:
        return Status(ready=False, documents=0, generation="", reason=str(error))


def verify(model: type[Model], expected: Iterable[object], using: str = DEFAULT_ALIAS) -> Difference:
    """Which of the expected primary keys the index lacks, and which it has and should not."""
    wanted = {str(pk) for pk in expected}
    present = set(engine(using).ids(get_model_ct(model)))
    return Difference(missing=frozenset(wanted - present), surplus=frozenset(present - wanted))


def _put(batch: Batch, index: Any, obj: Model) -> list[SetAside]:
    try:
        batch.put(index, obj)
    except Exception as error:  # whatever an object's own code raises: the others are not to suffer
        logger.exception("%r could not be indexed", obj)
        return [SetAside(id=str(obj.pk), error=f"{type(error).__name__}: {error}")]
    return []
