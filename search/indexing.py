"""Keeping the index true: batches of changes, a rebuild beside the old index, and the difference between the two."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Model
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from haystack.utils import get_identifier, get_model_ct

from search.errors import IndexMissing

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
    """Index these objects as they are now, in one commit; those that may not be found (any more) are taken out."""
    ensure(using)
    wanted = list(dict.fromkeys(str(pk) for pk in ids))
    index = connections[using].get_unified_index().get_index(model)
    findable = list(index.index_queryset(using=using).filter(pk__in=wanted))
    gone = {str(pk) for pk in wanted} - {str(obj.pk) for obj in findable}
    return _set_aside(_backend(using).write(index, findable, remove=_identifiers(model, gone)))


def remove(model: type[Model], ids: Iterable[object], using: str = DEFAULT_ALIAS) -> None:
    """Take these objects out of the index, in one commit, whatever the database says of them."""
    ensure(using)
    _backend(using).write(None, [], remove=_identifiers(model, ids))


def ensure(using: str = DEFAULT_ALIAS) -> bool:
    """Rebuild when there is no index or it was built for other fields or another analysis; true if it was."""
    try:
        _backend(using).check()
    except IndexMissing:
        rebuild(using)
        return True
    return False


def rebuild(using: str = DEFAULT_ALIAS, progress: Progress | None = None) -> list[SetAside]:
    """Build a new index beside the old one and switch; whoever searches meanwhile is answered by the old one."""
    failed = _backend(using).rebuild(connections[using].get_unified_index().get_indexes().values(), progress)
    return _set_aside(failed)


def status(using: str = DEFAULT_ALIAS) -> Status:
    return cast(Status, Status(**_backend(using).status()))


def verify(model: type[Model], expected: Iterable[object], using: str = DEFAULT_ALIAS) -> Difference:
    """Which of the expected primary keys the index lacks, and which it has and should not."""
    wanted = {str(pk) for pk in expected}
    present = set(_backend(using).ids(get_model_ct(model)))
    return Difference(missing=frozenset(wanted - present), surplus=frozenset(present - wanted))


def _backend(using: str) -> Any:
    return connections[using].get_backend()


def _identifiers(model: type[Model], ids: Iterable[object]) -> list[str]:
    return [get_identifier(model(pk=pk)) for pk in ids]


def _set_aside(failed: Sequence[tuple[str, str]]) -> list[SetAside]:
    return [SetAside(id=pk, error=error) for pk, error in failed]
