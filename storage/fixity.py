"""Read stored bytes again, see whether they are still themselves, and heal them from the second store."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from storage.errors import BlobDamaged, BlobMissing, StorageError
from storage.models import Blob, DamageReport
from storage.store import Store, chunks_of
from storage.stores import default_store, second_store
from storage.verdicts import Verdict

_BATCH = 100


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with a blob, or was until it was healed; `found` is the digest its bytes had."""

    digest: str
    kind: Literal["missing", "altered", "unreadable"]
    found: str = ""
    healed: bool = False


def period() -> timedelta:
    """Within which every blob is to be re-hashed."""
    return timedelta(days=settings.FIXITY_DAYS)


def due(before: datetime) -> QuerySet[Blob]:
    """Blobs not re-hashed since then, the longest waiting first."""
    waiting = Q(checked_at=None) | Q(checked_at__lt=before)
    there = Blob.objects.exclude(verdict=Verdict.REMOVED)
    return there.filter(waiting).order_by(F("checked_at").asc(nulls_first=True), "kept_at")


def verify(
    before: datetime, *, limit: int | None = None, store: Store | None = None, second: Store | None = None
) -> Iterator[tuple[Blob, Damage | None]]:
    """Re-hash what is due, heal what can be, note each result in its row and say it."""
    store, second = store or default_store(), second or second_store()
    left = due(before).count() if limit is None else limit
    # Batches: one long open query would keep SQLite from writing once another process has written.
    while left > 0 and (blobs := list(due(before)[: min(left, _BATCH)])):
        for blob in blobs:
            yield blob, check(blob, store, second)
        left -= len(blobs)


def check(blob: Blob, store: Store, second: Store | None) -> Damage | None:
    """What was wrong with these bytes. From the finding on they are not handed out, until they are whole."""
    damage = damage_of(store, blob.digest)
    if damage and not _noted(damage, blob):
        return None  # a row that is gone was collected meanwhile, and its bytes with it
    if damage and second and heal(blob.digest, store, second):
        damage = replace(damage, healed=True)
    if damage is None or damage.healed:
        _whole(blob)
    return damage


def damage_of(store: Store, digest: str) -> Damage | None:
    """None when the bytes are still those of the digest."""
    try:
        found = _rehash(store, digest)
    except BlobMissing:
        return Damage(digest, "missing")
    except BlobDamaged:
        return Damage(digest, "unreadable")
    return None if found == digest else Damage(digest, "altered", found)


def heal(digest: str, store: Store, second: Store) -> bool:
    """Write the second store's bytes over those of the first; false when it has none that are whole."""
    try:
        reading = second.open(digest)
        try:
            with store.receive(chunks_of(reading)) as incoming:
                if incoming.digest != digest:
                    return False
                incoming.publish(replace=True)
        finally:
            reading.close()
    except StorageError:
        return False  # a second store that is away must not stop the check of the first
    return damage_of(store, digest) is None


def _rehash(store: Store, digest: str) -> str:
    hashing = hashlib.sha256()
    reading = store.open(digest)
    try:
        for chunk in chunks_of(reading):
            hashing.update(chunk)
    finally:
        reading.close()
    return hashing.hexdigest()


@transaction.atomic
def _noted(damage: Damage, blob: Blob) -> bool:
    now = timezone.now()
    rows = Blob.objects.filter(pk=blob.pk).update(checked_at=now, damaged_at=blob.damaged_at or now)
    if rows and not DamageReport.objects.filter(digest=blob.pk, healed_at=None).exists():
        DamageReport.objects.create(digest=blob.pk, size=blob.size, kind=damage.kind, found=damage.found)
    return bool(rows)


@transaction.atomic
def _whole(blob: Blob) -> None:
    now = timezone.now()
    Blob.objects.filter(pk=blob.pk).update(checked_at=now, damaged_at=None)
    DamageReport.objects.filter(digest=blob.pk, healed_at=None).update(healed_at=now)
