"""Keeping the index true: batches of changes, and comparing it with the database."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from haystack.utils import get_identifier, get_model_ct

from search.documents import identity_of
from search.engine import engine
from search.errors import DocumentsRefused, IndexMissing, SearchUnavailable
from search.preparing import SetAside, chunked, prepare
from search.rebuilding import Progress, index_again, rebuild

__all__ = [
    "Difference",
    "Progress",
    "SetAside",
    "Status",
    "ensure",
    "rebuild",
    "remove",
    "status",
    "update",
    "verify",
]


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
    wanted = [get_identifier(model(pk=pk)) for pk in dict.fromkeys(str(pk) for pk in ids)]
    failed: list[SetAside] = []
    try:
        with engine(using).changes() as batch:
            # Read only now: of two writers the later one has the later state.
            failed += index_again(batch, wanted, using)
    except DocumentsRefused as error:
        failed += [SetAside(identity_of(identifier)[1], reason) for identifier, reason in error.refused]
    return failed


def remove(model: type[Model], ids: Iterable[object], using: str = DEFAULT_ALIAS) -> None:
    """Take these objects out of the index, in one commit, whatever the database says of them."""
    ensure(using)
    with engine(using).changes() as batch:
        for pk in ids:
            batch.drop(get_identifier(model(pk=pk)))


def ensure(using: str = DEFAULT_ALIAS) -> bool:
    """Rebuild when there is no index or it was built for other fields or another analysis; true if it was."""
    connections[using].get_unified_index().get_indexes()
    try:
        engine(using).check()
    except IndexMissing:
        rebuild(using)
        return True
    return False


def status(using: str = DEFAULT_ALIAS) -> Status:
    backend = engine(using)
    try:
        return Status(ready=True, documents=backend.count(), generation=backend.generation())
    except SearchUnavailable as error:
        return Status(ready=False, documents=0, generation="", reason=str(error))


def differing(model: type[Model], using: str = DEFAULT_ALIAS) -> frozenset[str]:
    """Which indexed objects would be indexed otherwise today; every object is prepared again for that."""
    present = dict(engine(using).digests(get_model_ct(model)))
    index = connections[using].get_unified_index().get_index(model)
    pks = index.index_queryset(using=using).order_by("pk").values_list("pk", flat=True)
    chunks = chunked(model._meta.label_lower, pks.iterator(chunk_size=10_000))
    documents = (document for chunk in chunks for document in prepare(using, chunk).documents)
    found = ((identity_of(document.id)[1], document.digest) for document in documents)
    return frozenset(pk for pk, digest in found if pk in present and present[pk] != digest)


def verify(model: type[Model], expected: Iterable[object], using: str = DEFAULT_ALIAS) -> Difference:
    """Which of the expected primary keys the index lacks, and which it has and should not."""
    wanted = {str(pk) for pk in expected}
    present = set(engine(using).ids(get_model_ct(model)))
    return Difference(missing=frozenset(wanted - present), surplus=frozenset(present - wanted))
