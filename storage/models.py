"""One row for each distinct sequence of bytes that is kept."""

from typing import Any, BinaryIO

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from storage.errors import BlobDamaged
from storage.kinds import kind_of
from storage.reading import open_seekable
from storage.stores import default_store


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

    class Meta:
        verbose_name = _("blob")
        verbose_name_plural = _("blobs")

    def __str__(self) -> str:
        return self.digest

    @property
    def kind(self) -> str:
        return kind_of(self.media_type)

    def open(self) -> BinaryIO:
        """The bytes as a seekable file; close it. Bytes known to be damaged are given to nobody."""
        if self.damaged_at:
            raise BlobDamaged(self.digest)
        return open_seekable(default_store(), self.digest)


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
        return f"{self.digest}: {self.get_kind_display()}"


def referrers() -> list["models.ForeignKey[Any, Any]"]:
    """Every foreign key of every model that points to Blob, hidden ones too."""
    return [
        relation.field
        for relation in Blob._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
    ]
