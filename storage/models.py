"""One row for each distinct sequence of bytes that is kept."""

from typing import Any, BinaryIO

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from storage.kinds import kind_of
from storage.reading import open_seekable
from storage.stores import default_store
from storage.verdicts import Verdict, refuse_withheld, withheld


class Blob(models.Model):
    """Bytes under their SHA-256; whoever needs them points here with a foreign key that PROTECTs."""

    digest = models.CharField(
        _("SHA-256"), max_length=64, primary_key=True, validators=[RegexValidator(r"^[0-9a-f]{64}\Z")]
    )
    size = models.PositiveBigIntegerField(_("size in bytes"))
    media_type = models.CharField(_("media type"), max_length=127, blank=True)
    kept_at = models.DateTimeField(_("last kept"), default=timezone.now, db_index=True)
    checked_at = models.DateTimeField(_("last re-hashed"), null=True, blank=True, db_index=True)
    damaged_at = models.DateTimeField(_("found damaged"), null=True, blank=True)
    verdict = models.CharField(
        _("malware"), max_length=10, choices=Verdict.choices, default=Verdict.NONE, blank=True, db_index=True
    )

    class Meta:
        verbose_name = _("blob")
        verbose_name_plural = _("blobs")

    def __str__(self) -> str:
        return self.digest

    @property
    def kind(self) -> str:
        return kind_of(self.media_type)

    @property
    def withheld(self) -> str:
        """Why nobody is given these bytes now, for people; empty when they are given out."""
        return str(withheld(self) or "")

    def open(self) -> BinaryIO:
        """The bytes as a seekable file; close it. Raises what `refuse_withheld` raises."""
        refuse_withheld(self)
        return open_seekable(default_store(), self.digest)


class Scan(models.Model):
    """What the malware scanner found, or why it has not answered and when it is asked again."""

    # Not a foreign key: a report must not keep bytes alive.
    digest = models.CharField(_("SHA-256"), max_length=64, primary_key=True)
    found = models.CharField(_("found"), max_length=200, blank=True)
    signatures = models.CharField(_("scanner and its signatures"), max_length=120, blank=True)
    scanned_at = models.DateTimeField(_("scanned"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("failed attempts"), default=0)
    due = models.DateTimeField(_("asked again"), null=True, blank=True)
    problem = models.TextField(_("why there is no verdict"), blank=True)
    decided = models.TextField(_("decided"), blank=True)

    class Meta:
        verbose_name = _("malware scan")
        verbose_name_plural = _("malware scans")
        ordering = ("-scanned_at",)

    def __str__(self) -> str:
        return f"{self.digest}: {self.found or self.problem or self.signatures}"


class DamageReport(models.Model):
    """Damage that a check has found: kept when it is healed, so that a failing disk is seen."""

    class Kind(models.TextChoices):
        MISSING = "missing", _("the bytes are gone")
        ALTERED = "altered", _("the bytes have changed")
        UNREADABLE = "unreadable", _("the bytes cannot be read to the end")

    # Not a foreign key: a report must not keep bytes alive, and outlives their row.
    digest = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    kind = models.CharField(_("damage"), max_length=10, choices=Kind.choices)
    found = models.CharField(_("SHA-256 found instead"), max_length=64, blank=True)
    found_at = models.DateTimeField(_("found"), default=timezone.now)
    healed_at = models.DateTimeField(_("whole again since"), null=True, blank=True)
    told_at = models.DateTimeField(_("administrators told"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("damage report")
        verbose_name_plural = _("damage reports")
        ordering = ("-found_at",)

    def __str__(self) -> str:
        return f"{self.digest[:10]}…: {self.get_kind_display()}"


def referrers() -> list["models.ForeignKey[Any, Any]"]:
    """Every foreign key of every model that points to Blob, hidden ones too."""
    return [
        relation.field
        for relation in Blob._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
    ]
