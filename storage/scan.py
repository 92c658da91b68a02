"""Ask the scanner about stored bytes and note its verdict; while it is away, note that and when it is asked again."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from storage.clamd import Clamd, ScannerUnavailable, TooLargeToScan
from storage.errors import StorageError
from storage.models import Blob, Scan
from storage.store import chunks_of
from storage.stores import default_store, second_store
from storage.verdicts import Verdict

SOONEST, LATEST = timedelta(seconds=30), timedelta(hours=1)


def waiting() -> QuerySet[Blob]:
    """Bytes without a verdict, what was kept last first: somebody waits for that. Those tried in vain have their time."""
    later = Scan.objects.filter(digest=OuterRef("pk"), due__gt=timezone.now())
    return Blob.objects.filter(~Exists(later), verdict=Verdict.NONE).order_by("-kept_at")


def scan_all(blobs: QuerySet[Blob]) -> Iterator[Blob]:
    """Scan one after the other and say each with its verdict. Raises ScannerUnavailable: the rest would fail, too."""
    for digest in list(blobs.values_list("pk", flat=True)):
        if blob := Blob.objects.filter(pk=digest).first():
            yield scan(blob)


def scan(blob: Blob) -> Blob:
    """Ask, and note the answer. Bytes that are damaged or gone have no verdict; `storage verify` tells of them."""
    scanner = Clamd(settings.CLAMD_ADDRESS)
    try:
        signatures = scanner.version()
        found = _found(scanner, blob)
    except TooLargeToScan:
        _note(blob, Verdict.TOO_LARGE, signatures, "")
    except ScannerUnavailable as error:
        _try_later(blob, str(error))
        raise
    except StorageError as error:
        _try_later(blob, str(error))
    else:
        _note(blob, Verdict.INFECTED if found else Verdict.CLEAN, signatures, found)
    blob.refresh_from_db()
    return blob


def release(blob: Blob, *, by: str) -> None:
    """Hand it out from now on, whatever the scanner said."""
    _decide(blob, Verdict.RELEASED, by)


def remove_bytes(blob: Blob, *, by: str) -> None:
    """Remove the bytes from both stores; the row stays, so that everybody is told why they are not there."""
    _decide(blob, Verdict.REMOVED, by)
    for store in filter(None, (default_store(), second_store())):
        store.delete(blob.digest)


def _found(scanner: Clamd, blob: Blob) -> str:
    reading = default_store().open(blob.digest)
    try:
        return scanner.scan(chunks_of(reading))
    finally:
        reading.close()


@transaction.atomic
def _note(blob: Blob, verdict: Verdict, signatures: str, found: str) -> None:
    """A decision of an administrator's stands, and so does an earlier finding: newer signatures forget nothing."""
    facts = {
        "found": found[:200],
        "signatures": signatures[:120],
        "scanned_at": timezone.now(),
        "due": None,
        "problem": "",
    }
    Scan.objects.update_or_create(digest=blob.pk, defaults=facts)
    Blob.objects.filter(pk=blob.pk, verdict__in=(Verdict.NONE, Verdict.CLEAN)).update(verdict=verdict)


def _try_later(blob: Blob, problem: str) -> None:
    attempts = Scan.objects.filter(pk=blob.pk).values_list("attempts", flat=True).first() or 0
    wait = min(SOONEST * 2 ** min(attempts, 10), LATEST)
    facts = {"attempts": min(attempts + 1, 30_000), "due": timezone.now() + wait, "problem": problem}
    Scan.objects.update_or_create(digest=blob.pk, defaults=facts)


@transaction.atomic
def _decide(blob: Blob, verdict: Verdict, by: str) -> None:
    decided = f"{Verdict(verdict).label}: {by}, {timezone.now():%Y-%m-%d %H:%M} UTC"
    Scan.objects.update_or_create(digest=blob.pk, defaults={"decided": decided})
    Blob.objects.filter(pk=blob.pk).update(verdict=verdict)
    blob.refresh_from_db()
