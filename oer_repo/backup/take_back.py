"""Take a backup back into an empty site, on whatever database and store; all of the database or nothing."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from typing import BinaryIO

from django.db import connection, transaction

from oer_repo.accounts.models import User
from oer_repo.backup import manifest
from oer_repo.backup.errors import BackupError
from oer_repo.backup.make import Tell
from oer_repo.backup.manifest import Manifest
from oer_repo.backup.rows import clear, count_on, kept_models, lines_of, load
from oer_repo.resources.models import Resource
from storage.errors import BlobDamaged, BlobMissing
from storage.fixity import Damage, damage_of
from storage.reading import open_seekable
from storage.store import Store, carry
from storage.verdicts import Verdict


def take_back(kept: Manifest, source: Store, target: Store, *, tell: Tell = lambda _size: None) -> list[str]:
    """Which blobs could not be restored. May be broken off and begun again: what is there already stays."""
    _refuse_what_does_not_fit(kept)
    lost = list(
        _bring_bytes(kept, source, target, tell)
    )  # first: a row never points to bytes that are to come
    with transaction.atomic():
        clear("default")
        for label, table in kept.tables.items():
            with _table_file(source, label, table.file) as file:
                load(file, "default")
        connection.check_constraints()
        count_on("default")
        _compare(kept)
    return lost


def damaged_parts(kept: Manifest, source: Store) -> Iterator[Damage]:
    """Read the whole backup again: the rows and what they point to."""
    for table in kept.tables.values():
        if damage := damage_of(source, table.file):
            yield damage
    for digest, _size in _blobs(kept, source):
        if digest not in kept.lost and (damage := damage_of(source, digest)):
            yield damage


def _blobs(kept: Manifest, source: Store) -> Iterator[tuple[str, int]]:
    """Digest and size of every blob that the backup has a row of, but for malware whose bytes an administrator removed:
    an earlier backup in the same place may hold them, and they must not come back."""
    packed = _table_file(source, "storage.blob", kept.tables["storage.blob"].file)
    with packed as file, gzip.open(file) as lines:
        for row in map(json.loads, lines):
            if row["fields"]["verdict"] != Verdict.REMOVED:
                yield row["pk"], row["fields"]["size"]


def _table_file(source: Store, label: str, digest: str) -> BinaryIO:
    if damage_of(source, digest):
        raise BackupError(f"The rows of {label} are damaged in this backup: take an earlier one (--backup).")
    return open_seekable(source, digest)


def _refuse_what_does_not_fit(kept: Manifest) -> None:
    if User.objects.exists() or Resource.objects.exists():
        raise BackupError(
            "This site is not empty: restore into a new database (migrate it, and start nothing)."
        )
    here = manifest.migrations()
    if differ := sorted(set(here) ^ set(kept.migrations)):
        raise BackupError(
            "The backup was made by another version of the program: use the same one and update afterwards. "
            f"The database differs in {', '.join(differ[:5])}."
        )
    models = {model._meta.label_lower for model in kept_models()}
    if differ := sorted(models ^ kept.tables.keys()):
        raise BackupError(f"The backup and this program do not hold the same tables: {', '.join(differ)}.")


def _compare(kept: Manifest) -> None:
    """What is written is read again, and must be the same to the letter."""
    for model in kept_models():
        label, digest = model._meta.label_lower, hashlib.sha256()
        for line in lines_of(model, "default"):
            digest.update(line)
        if digest.hexdigest() != kept.tables[label].lines:
            raise BackupError(
                f"The rows of {label} came out of the new database otherwise than they went in."
            )


def _bring_bytes(kept: Manifest, source: Store, target: Store, tell: Tell) -> Iterator[str]:
    there = {stat.digest: stat.size for stat in target.list()}
    for digest, size in _blobs(kept, source):
        if there.get(digest) != size:
            try:
                carry(digest, source, target)
            except (BlobDamaged, BlobMissing):
                yield digest
        tell(size)
