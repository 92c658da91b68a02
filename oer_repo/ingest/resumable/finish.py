"""The last byte is here: the pieces become a file of the draft, once, however often it is tried."""

from typing import BinaryIO

from django.db import transaction
from django.utils import timezone

from oer_repo.ingest.deposit import add_kept, keep_for
from oer_repo.ingest.errors import ChecksumMismatch
from oer_repo.ingest.models import Upload
from oer_repo.ingest.resumable import spool
from oer_repo.resources.errors import ResourceError
from storage.errors import TooLarge


def finish_locked(upload: Upload, file: BinaryIO) -> None:
    """Call with the spool locked. A refusal is remembered; an outage is not, and it is tried again later."""
    upload.refresh_from_db()
    if upload.ended:
        return
    try:
        become_file(upload, file)
    except (ResourceError, TooLarge) as error:
        upload.problem, upload.ended = str(error), timezone.now()
        upload.save(update_fields=["problem", "ended"])
        raise
    finally:
        if upload.ended:
            spool.remove(upload.pk)


def become_file(upload: Upload, file: BinaryIO) -> None:
    file.seek(0)
    blob = keep_for(upload.version, stream=file, name=upload.name, reserved=upload.length)
    if upload.sha256 and upload.sha256 != blob.digest:
        raise ChecksumMismatch
    with transaction.atomic():
        upload.file = add_kept(
            version_id=upload.version_id,
            by=upload.owner,
            blob=blob,
            name=upload.name,
            role=upload.role,
            language=upload.language,
        )
        upload.ended = timezone.now()
        upload.save(update_fields=["file", "ended"])
