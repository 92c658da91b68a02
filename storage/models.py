"""One row for each distinct sequence of bytes that is kept."""

from typing import Any, BinaryIO

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

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
        """The bytes as a seekable file; close it."""
        return open_seekable(default_store(), self.digest)


def referrers() -> list["models.ForeignKey[Any, Any]"]:
    """Every foreign key of every model that points to Blob, hidden ones too."""
    return [
        relation.field
        for relation in Blob._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
    ]
