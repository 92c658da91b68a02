"""What the malware scanner said of some bytes, and the one gate that every way out passes."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from storage.errors import BlobDamaged, BlobQuarantined, BlobUnchecked, StorageError

if TYPE_CHECKING:
    from storage.models import Blob


class Verdict(models.TextChoices):
    NONE = "", _("not scanned yet")
    CLEAN = "clean", _("clean")
    MADE_HERE = "made_here", _("made by this site")
    INFECTED = "infected", _("infected")
    TOO_LARGE = "too_large", _("larger than the scanner takes")
    RELEASED = "released", _("released by an administrator")
    REMOVED = "removed", _("infected, bytes removed")


QUARANTINED = frozenset({Verdict.INFECTED, Verdict.TOO_LARGE, Verdict.REMOVED})


def scanning() -> bool:
    """Whether a scanner is configured: then nothing goes out before its verdict."""
    return bool(settings.CLAMD_ADDRESS)


def withheld(blob: "Blob") -> StorageError | None:
    """Why nobody may be given these bytes now; None when they may."""
    if blob.verdict in QUARANTINED:
        return BlobQuarantined(blob.digest, blob.verdict)
    if blob.damaged_at:
        return BlobDamaged(blob.digest)
    return BlobUnchecked(blob.digest) if scanning() and blob.verdict == Verdict.NONE else None


def refuse_withheld(blob: "Blob") -> None:
    """The gate: raises BlobUnchecked, BlobQuarantined or BlobDamaged. Whoever hands out bytes calls it first."""
    if reason := withheld(blob):
        raise reason
