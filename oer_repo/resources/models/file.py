"""One file of a version: a name, a role, and the bytes that the store keeps."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from licensing.fields import LicenseField
from oer_repo.resources.models.version import Version
from storage.models import Blob


class FileRole(models.TextChoices):
    MAIN = "main", _("Main")
    CAPTION = "caption", _("Captions")
    TRANSCRIPT = "transcript", _("Transcript")
    THUMBNAIL = "thumbnail", _("Thumbnail")
    SOURCE = "source", _("Source file, for editing")


class File(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="files")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="files")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    role = models.CharField(max_length=20, choices=FileRole.choices, default=FileRole.MAIN)
    language = models.CharField(max_length=35, blank=True)
    license = LicenseField(null=True, blank=True, help_text=_("Only when it differs from the version's."))

    class Meta:
        ordering = ["version", "position"]
        constraints = [models.UniqueConstraint(fields=["version", "name"], name="file_names_are_unique")]

    def __str__(self) -> str:
        return self.name
