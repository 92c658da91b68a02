"""Is the store as it should be? Each finding says what is wrong and what to do."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from storage.backends.filesystem import FolderStore
from storage.collect import GRACE
from storage.errors import StorageError
from storage.models import Blob
from storage.store import Stat, Store, chunks_of, put
from storage.verdicts import Verdict

SKEW = timedelta(minutes=5)
"""S3 refuses requests whose clock differs by more than fifteen minutes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One result; without advice all is well."""

    what: str
    advice: str = ""
    digests: tuple[str, ...] = ()


def examine(store: Store, second: Store | None) -> Iterator[Finding]:
    """All checks; those that need an answer from the store end with the first that gets none."""
    try:
        yield from _round_trip(store)
        yield from _space(store)
        yield from _leftovers(store)
        yield from _compared(store)
    except StorageError as error:
        yield Finding(_("The store fails."), str(error))
    yield from _second(store, second)


def _round_trip(store: Store) -> Iterator[Finding]:
    """Write, read a part, find, remove: what every deposit needs, and the clock on the way."""
    body = os.urandom(64)
    digest, size = put(store, [body])
    try:
        reading = store.open(digest, 10, 20)
        came = b"".join(chunks_of(reading))
        reading.close()
        modified = store.stat(digest).modified
    finally:
        store.delete(digest)
    whole = came == body[10:20] and size == 64
    advice = "" if whole else _("Other bytes came back than were written: use another store.")
    yield Finding(_("Bytes go in, come out and can be removed."), advice)
    away = abs(timezone.now() - modified)
    advice = (
        _("It differs by %(seconds)d seconds: set both clocks by NTP.") % {"seconds": away.total_seconds()}
        if away > SKEW
        else ""
    )
    yield Finding(_("The clock of the store agrees with ours."), advice)


def _space(store: Store) -> Iterator[Finding]:
    if not isinstance(store, FolderStore):
        return
    free = shutil.disk_usage(store.root).free
    advice = (
        _("Make space: the largest file that is taken (MAX_FILE_BYTES) would not fit.")
        if free < settings.MAX_FILE_BYTES
        else ""
    )
    yield Finding(_("%(count)d MiB are free.") % {"count": free // 1024**2}, advice)


def _leftovers(store: Store) -> Iterator[Finding]:
    count = store.sweep(timezone.now() - GRACE, dry_run=True)
    advice = (
        _("The worker sweeps them every hour; see that it runs, or run `storage collect`.") if count else ""
    )
    yield Finding(_("%(count)d broken uploads are left over.") % {"count": count}, advice)


def _compared(store: Store) -> Iterator[Finding]:
    """Rows without bytes and bytes without rows; young ones may be a deposit at work."""
    held = {stat.digest: stat for stat in store.list()}
    rows = dict(_kept().values_list("digest", "size").iterator())
    lost = [digest for digest in rows if digest not in held]
    yield _found(
        _("%(count)d files are in the database and not in the store."),
        lost,
        _(
            "Restore their bytes from the second store (`storage copy`) or a backup, then run `storage verify --all`."
        ),
    )
    other = [digest for digest, size in rows.items() if digest in held and held[digest].size != size]
    yield _found(
        _("%(count)d files have another size than they should."),
        other,
        _("Run `storage verify --all`: it takes them out of use and heals what can be healed."),
    )
    strays = [digest for digest, stat in held.items() if digest not in rows and _old(stat)]
    yield _found(
        _("%(count)d files are in the store and not in the database."),
        strays,
        _(
            "Killed uploads leave such; `storage collect` removes them. Many: is this the store of another site?"
        ),
    )


def _kept() -> QuerySet[Blob]:
    """What should be there: not what an administrator has removed."""
    return Blob.objects.exclude(verdict=Verdict.REMOVED)


def _found(words: str, digests: list[str], advice: str) -> Finding:
    return Finding(words % {"count": len(digests)}, advice if digests else "", tuple(digests))


def _old(stat: Stat) -> bool:
    return stat.modified < timezone.now() - GRACE


def _second(store: Store, second: Store | None) -> Iterator[Finding]:
    if second is None:
        yield Finding(_("There is no second store: damage can be found and not healed (STORAGE_SECOND_URL)."))
        return
    if second.where == store.where:
        advice = _("Name another place in STORAGE_SECOND_URL.")
        yield Finding(_("The second store is the first one."), advice)
        return
    try:
        there = {stat.digest for stat in second.list()}
    except StorageError as error:
        yield Finding(_("The second store fails."), str(error))
        return
    lacking = [digest for digest in _kept().values_list("digest", flat=True) if digest not in there]
    yield _found(_("%(count)d files are not in the second store."), lacking, _("Run `storage copy`."))
