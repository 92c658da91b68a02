"""Take the next piece: what was acknowledged is on disk, and what came before the line broke is not sent again."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from django.utils import timezone

from oer_repo.accounts.roles import Person
from oer_repo.ingest.errors import (
    BeyondLength,
    ChecksumMismatch,
    Expired,
    OffsetMismatch,
    Refused,
)
from oer_repo.ingest.models import Upload, expiry
from oer_repo.ingest.resumable import spool
from oer_repo.ingest.resumable.finish import finish_locked
from oer_repo.resources.errors import NotFound
from storage.store import Reading

PIECE = 64 * 1024
MOST_UNSAVED = 8 * 1024**2
LONGEST_UNSAVED = 2.0  # seconds
ALGORITHMS = ("sha1", "sha256", "md5")


@dataclass(frozen=True, slots=True)
class Checksum:
    """Of one piece; a piece that does not match is not added."""

    algorithm: str
    digest: bytes


def upload_of(upload_id: UUID, by: Person) -> Upload:
    """One's own; another's does not exist for anybody else."""
    upload = Upload.objects.select_related("owner", "file__blob").filter(pk=upload_id, owner_id=by.pk).first()
    if upload is None:
        raise NotFound
    return upload


def refuse_closed(upload: Upload) -> None:
    if upload.problem:
        raise Refused(upload.problem)
    if not upload.ended and not upload.is_whole and upload.expires < timezone.now():
        raise Expired


def progress_of(upload_id: UUID, by: Person) -> Upload:
    """Where to go on. One that came whole and was not finished, because the server died, is finished now."""
    upload = upload_of(upload_id, by)
    refuse_closed(upload)
    if upload.is_whole and not upload.ended:
        with spool.locked(upload.pk) as file:
            finish_locked(upload, file)
    return upload


def receive(
    upload_id: UUID,
    *,
    by: Person,
    offset: int,
    announced: int,
    stream: Reading,
    checksum: Checksum | None = None,
) -> Upload:
    """Append the stream at `offset`; the last piece makes the file."""
    upload = upload_of(upload_id, by)
    refuse_closed(upload)
    if upload.ended:
        raise OffsetMismatch(upload.offset)
    with spool.locked(upload.pk) as file:
        upload.refresh_from_db()
        if offset != upload.offset:
            raise OffsetMismatch(upload.offset)
        if offset + announced > upload.length:
            raise BeyondLength(upload.length)
        append(upload, file, stream, checksum)
        if upload.is_whole and not upload.ended:
            finish_locked(upload, file)
    return upload


def append(upload: Upload, file: BinaryIO, stream: Reading, checksum: Checksum | None) -> None:
    file.truncate(upload.offset)  # what a killed process wrote and never acknowledged
    file.seek(upload.offset)
    if checksum:
        hashing = hashlib.new(checksum.algorithm, usedforsecurity=False)
        copy(stream, file, hashing.update)
        if hashing.digest() != checksum.digest:
            raise ChecksumMismatch
        save(upload, file)
        return
    saved = [time.monotonic()]

    def save_now_and_then(data: bytes) -> None:
        if file.tell() - upload.offset > MOST_UNSAVED or time.monotonic() - saved[0] > LONGEST_UNSAVED:
            save(upload, file)
            saved[0] = time.monotonic()

    try:
        copy(stream, file, save_now_and_then)
    finally:
        save(upload, file)


def copy(stream: Reading, file: BinaryIO, then: Callable[[bytes], None]) -> None:
    while data := stream.read(PIECE):
        spool.write(file, data)
        then(data)


def save(upload: Upload, file: BinaryIO) -> None:
    """From here on these bytes are promised."""
    spool.sync(file)
    upload.offset, upload.expires = file.tell(), expiry()
    Upload.objects.filter(pk=upload.pk).update(offset=upload.offset, expires=upload.expires)
