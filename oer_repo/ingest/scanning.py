"""After the scanner's verdict: a clean file gets its preview and its words into the index, of an infected one people are told."""

import logging
import time

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_noop
from django_tasks import task

from oer_repo.accounts import notices
from oer_repo.accounts.models import User
from oer_repo.accounts.models.user import SiteRole
from oer_repo.ingest.previews import make_preview
from oer_repo.resources.changes import record_change
from oer_repo.resources.models import File, Version
from storage import scan
from storage.clamd import ScannerUnavailable
from storage.models import Blob, Scan
from storage.verdicts import QUARANTINED, Verdict, scanning, withheld

logger = logging.getLogger(__name__)
SCANNING = 15.0  # seconds in each minute: other tasks wait meanwhile
ADMIN_PAGE = "/admin/storage/scan/"
INFECTED = gettext_noop(
    "“%(file)s” of “%(title)s” is in quarantine: %(found)s was found in it. Nobody is given the file. Put a clean one in "
    "its place; if you are sure that it is harmless, ask the administrators to release it."
)
TOO_LARGE = gettext_noop(
    "“%(file)s” of “%(title)s” is too large for the malware scanner. Nobody is given the file until an administrator "
    "releases it."
)


def look_at(blob: Blob) -> None:
    """Call in the transaction in which a file comes to point to the bytes: scanned first, drawn when it is clean."""
    if withheld(blob):
        scan_blob.enqueue(blob.digest)
    else:
        make_preview.enqueue(blob.digest)


@task()
def scan_blob(digest: str) -> None:
    """Runs in the worker; may run twice. While the scanner is away the file waits for `scan_some`."""
    blob = Blob.objects.filter(pk=digest).first()
    if blob is None:
        return
    if scanning() and blob.verdict == Verdict.NONE:
        try:
            blob = scan.scan(blob)
        except ScannerUnavailable as error:
            logger.warning("%s", error)
            return
    follow(blob)


def scan_some() -> int:
    """What waits, for a short while; how many got a verdict."""
    ending, count = time.monotonic() + SCANNING, 0
    try:
        for blob in scan.scan_all(scan.waiting()[:200]) if scanning() else ():
            follow(blob)
            count += blob.verdict != Verdict.NONE
            if time.monotonic() > ending:
                break
    except ScannerUnavailable as error:
        logger.warning("%s", error)
    return count


def follow(blob: Blob) -> None:
    """What is to be done once there is a verdict; may be done twice."""
    if blob.verdict == Verdict.NONE:
        return
    with transaction.atomic():
        for resource in set(files_with(blob).values_list("version__resource_id", flat=True)):
            record_change(resource)
        if blob.verdict in QUARANTINED:
            tell_of(blob)
        else:
            make_preview.enqueue(blob.digest)


def release(blob: Blob, by: User) -> None:
    scan.release(blob, by=by.email)
    follow(blob)


def tell_of(blob: Blob) -> None:
    """Whoever deposited the bytes, and the administrators: each once for each file."""
    message = TOO_LARGE if blob.verdict == Verdict.TOO_LARGE else INFECTED
    found = Scan.objects.filter(pk=blob.pk).values_list("found", flat=True).first() or ""
    for file in files_with(blob).select_related("version__resource__owner"):
        data = {"file": file.name, "title": file.version.title, "found": found}
        key = f"{blob.verdict} {file.pk}"
        owner = file.version.resource.owner
        notices.tell(owner, key=key, message=message, data=data, url=place_of(file.version))
        for person in administrators().exclude(pk=owner.pk):
            notices.tell(person, key=key, message=message, data=data, url=ADMIN_PAGE)


def place_of(version: Version) -> str:
    return f"/deposit/{version.pk}/files/" if version.is_draft else version.resource.get_absolute_url()


def files_with(blob: Blob) -> models.QuerySet[File]:
    return File.objects.filter(blob=blob)


def administrators() -> models.QuerySet[User]:
    return User.objects.filter(Q(role=SiteRole.ADMINISTRATOR) | Q(is_superuser=True), is_active=True)
