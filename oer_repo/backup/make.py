"""Back up while the site runs: bytes, then one moment of the database, then the bytes that came meanwhile."""

import hashlib
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import models
from django.utils import timezone

from oer_repo.backup import manifest
from oer_repo.backup.manifest import Manifest, Table
from oer_repo.backup.rows import kept_models, lines_of, packed
from oer_repo.backup.snapshot import snapshot
from storage.errors import BlobDamaged, BlobMissing
from storage.models import Blob
from storage.store import Store, carry, put
from storage.verdicts import Verdict

Tell = Callable[[int], object]


def make(
    store: Store, target: Store, *, with_secret_key: bool = False, tell: Tell = lambda _size: None
) -> Manifest:
    """Bytes go first: what the moment's rows point to was then either copied, or is too young to be collected.

    `tell` is called with the size of each blob that was dealt with.
    """
    there = {stat.digest: stat.size for stat in target.list()}
    _bring(Blob.objects.exclude(verdict=Verdict.REMOVED), store, target, there, tell)
    with snapshot() as using:
        made = manifest.name_of(timezone.now())
        blobs = Blob._base_manager.using(using).exclude(verdict=Verdict.REMOVED)
        lost = _bring(blobs, store, target, there, tell)
        tables = {model._meta.label_lower: _table(model, target, using) for model in kept_models()}
        counted = blobs.aggregate(count=models.Count("pk"), size=models.Sum("size", default=0))
    done = Manifest(
        made=made,
        tables=tables,
        migrations=manifest.migrations(),
        blobs=counted["count"],
        bytes=counted["size"],
        lost=lost,
        settings=manifest.settings_that_matter(),
        secret_key=settings.SECRET_KEY if with_secret_key else "",
    )
    manifest.write(target, done)
    return done


def _bring(
    blobs: "models.QuerySet[Blob]", store: Store, target: Store, there: dict[str, int], tell: Tell
) -> list[str]:
    """Copy what is not there; which could not be copied, for they are damaged."""
    lost = []
    for digest, size in list(blobs.values_list("digest", "size")):
        if there.get(digest) == size:
            continue
        try:
            carry(digest, store, target)
            there[digest] = size
        except (BlobDamaged, BlobMissing):
            lost.append(digest)
        tell(size)
    return lost


def _table(model: type[models.Model], target: Store, using: str) -> Table:
    digest, count = hashlib.sha256(), 0

    def counted() -> Iterator[bytes]:
        nonlocal count
        for line in lines_of(model, using):
            count += 1
            yield line

    file, _size = put(target, packed(counted(), digest))
    return Table(count, digest.hexdigest(), file)
