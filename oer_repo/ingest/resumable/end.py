"""Uploads that end without becoming a file, and those that a killed process left whole but unfinished."""

import logging
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from oer_repo.accounts.roles import Person
from oer_repo.ingest.errors import Busy, Expired
from oer_repo.ingest.models import Upload
from oer_repo.ingest.resumable import spool
from oer_repo.ingest.resumable.finish import finish_locked
from oer_repo.ingest.resumable.receive import upload_of
from oer_repo.resources.errors import ResourceError
from storage.errors import StorageError

logger = logging.getLogger(__name__)
REMEMBERED = timedelta(days=30)
"""How long the end of an upload can be asked for."""


def terminate(upload_id: UUID, *, by: Person) -> None:
    """The sender gives up. What has become a file stays one."""
    upload = upload_of(upload_id, by)
    if upload.ended or not spool.path_of(upload.pk).exists():
        upload.delete()
        return
    with spool.locked(upload.pk):
        spool.remove(upload.pk)
        upload.delete()


def finish_whole() -> int:
    """All that came whole: the server was killed, or the store was away, before they became files."""
    waiting = Upload.objects.filter(ended=None, offset=F("length")).select_related("owner", "version")
    return sum(finished(upload) for upload in waiting)


def finished(upload: Upload) -> bool:
    try:
        with spool.locked(upload.pk) as file:
            finish_locked(upload, file)
    except Busy:
        return False  # a request is at it
    except (Expired, ResourceError, StorageError):
        logger.exception("The upload %s could not become a file.", upload.pk)
        return False
    return True


def remove_given_up(upload: Upload) -> None:
    """Unless a piece is coming at this moment: a long one with its checksum is promised only at its end."""
    with suppress(Busy, Expired), spool.locked(upload.pk):
        if Upload.objects.given_up().filter(pk=upload.pk).exists():
            spool.remove(upload.pk)


def sweep() -> None:
    """Expired pieces go, and the memory of what ended long ago, and pieces without a row."""
    now = timezone.now()
    Upload.objects.filter(ended__lt=now - REMEMBERED).delete()
    for upload in Upload.objects.given_up():
        remove_given_up(upload)
    Upload.objects.given_up().filter(expires__lt=now - REMEMBERED).delete()
    if spool.folder().is_dir():
        names = {path.name: path for path in spool.folder().iterdir()}
        living = set(map(str, Upload.objects.filter(ended=None).values_list("pk", flat=True)))
        for name in names.keys() - living:
            # The row stands before its file does, but only after the commit can it be seen from here.
            if names[name].stat().st_mtime < (now - timedelta(hours=1)).timestamp():
                names[name].unlink(missing_ok=True)
