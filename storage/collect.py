"""Remove the bytes nothing points to, safe against a deposit of the same bytes at the same moment.

Three things make it safe. A blob is spared for a grace period after it was last kept. Its row is locked,
asked again for referrers and deleted in the transaction in which its bytes go: a deposit either renews the
row first, or waits and makes a new one. And `keep` publishes once more when its row stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from storage.models import Blob, referrers
from storage.store import Stat, Store
from storage.stores import default_store

GRACE = timedelta(days=1)
"""How long unreferenced bytes are spared: longer than any deposit takes from the bytes to its row."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Orphan:
    """Bytes that nothing points to."""

    digest: str
    size: int


def orphans(grace: timedelta = GRACE) -> QuerySet[Blob]:
    """Blobs that nothing points to and that were last kept before the grace period."""
    return _unreferenced().filter(kept_at__lt=timezone.now() - grace)


def unclaimed(store: Store, before: datetime) -> Iterator[Stat]:
    """Bytes without a row, as a writer leaves them that was killed between the two."""
    found = (stat for stat in store.list() if stat.modified < before)
    while batch := list(islice(found, _BATCH)):
        known = set(Blob.objects.filter(pk__in=[stat.digest for stat in batch]).values_list("pk", flat=True))
        yield from (stat for stat in batch if stat.digest not in known)


def collectable(store: Store | None = None, *, grace: timedelta = GRACE) -> Iterator[Orphan]:
    """What `collect` would remove now."""
    before = timezone.now() - grace
    for digest, size in orphans(grace).values_list("digest", "size").iterator():
        yield Orphan(digest, size)
    for stat in unclaimed(store or default_store(), before):
        yield Orphan(stat.digest, stat.size)


def collect(store: Store | None = None, *, grace: timedelta = GRACE) -> Iterator[Orphan]:
    """Remove what nothing points to, one after the other, and say what was removed."""
    store = store or default_store()
    before = timezone.now() - grace
    for stat in list(unclaimed(store, before)):
        _adopt(stat)
    for orphan in [Orphan(*row) for row in orphans(grace).values_list("digest", "size")]:
        if _remove(store, orphan.digest, before):
            yield orphan
    # Never sooner: a slow upload that is still at work looks like one whose writer was killed.
    store.sweep(timezone.now() - max(grace, GRACE))


def _unreferenced() -> QuerySet[Blob]:
    blobs = Blob.objects.all()
    for field in referrers():
        pointing = field.model._base_manager.filter(**{field.name: OuterRef("pk")})
        blobs = blobs.exclude(Exists(pointing))
    return blobs


def _adopt(stat: Stat) -> None:
    """Give unclaimed bytes a row, so that there is one way out for all, through the row's lock."""
    Blob.objects.bulk_create(
        [Blob(digest=stat.digest, size=stat.size, kept_at=stat.modified)], ignore_conflicts=True
    )


def _remove(store: Store, digest: str, before: datetime) -> bool:
    with transaction.atomic():
        locked = Blob.objects.select_for_update(skip_locked=True).filter(pk=digest, kept_at__lt=before)
        # Asked in a second statement: only that one sees references committed before the lock was ours.
        if not locked or not _unreferenced().filter(pk=digest).exists():
            return False
        Blob.objects.filter(pk=digest).delete()
        store.delete(digest)
    return True
