"""Read stored bytes again and see whether they are still themselves."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from storage.errors import BlobDamaged, BlobMissing
from storage.models import Blob
from storage.store import Store, chunks_of
from storage.stores import default_store

PERIOD = timedelta(days=14)
"""Within which every blob is to be re-hashed."""

_BATCH = 100


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with a blob; `found` is the digest its bytes have now."""

    digest: str
    kind: Literal["missing", "altered", "unreadable"]
    found: str = ""


def due(before: datetime) -> QuerySet[Blob]:
    """Blobs not re-hashed since then, the longest waiting first."""
    waiting = Q(checked_at=None) | Q(checked_at__lt=before)
    return Blob.objects.filter(waiting).order_by(F("checked_at").asc(nulls_first=True), "kept_at")


def verify(
    before: datetime, *, limit: int | None = None, store: Store | None = None
) -> Iterator[tuple[Blob, Damage | None]]:
    """Re-hash what is due, note each result in its row and say it; damaged blobs are no longer served."""
    store = store or default_store()
    left = due(before).count() if limit is None else limit
    # Batches: one long open query would keep SQLite from writing once another process has written.
    while left > 0 and (blobs := list(due(before)[: min(left, _BATCH)])):
        for blob in blobs:
            yield blob, _noted(damage_of(store, blob.digest), blob)
        left -= len(blobs)


def damage_of(store: Store, digest: str) -> Damage | None:
    """None when the bytes are still those of the digest."""
    try:
        found = _rehash(store, digest)
    except BlobMissing:
        return Damage(digest, "missing")
    except BlobDamaged:
        return Damage(digest, "unreadable")
    return None if found == digest else Damage(digest, "altered", found)


def _rehash(store: Store, digest: str) -> str:
    hashing = hashlib.sha256()
    reading = store.open(digest)
    try:
        for chunk in chunks_of(reading):
            hashing.update(chunk)
    finally:
        reading.close()
    return hashing.hexdigest()


def _noted(damage: Damage | None, blob: Blob) -> Damage | None:
    now = timezone.now()
    damaged_at = (blob.damaged_at or now) if damage else None
    rows = Blob.objects.filter(pk=blob.pk).update(checked_at=now, damaged_at=damaged_at)
    return damage if rows else None  # a row that is gone was collected meanwhile, and its bytes with it
