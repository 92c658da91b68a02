"""An export of a course: one for each format and language, made again when it is asked for again."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from oer_repo.courses.models import Course
from storage.models import Blob


class ExportFormat(models.TextChoices):
    COMMON_CARTRIDGE = "common-cartridge", _("Common Cartridge 1.1, with the files")
    COMMON_CARTRIDGE_THIN = "common-cartridge-thin", _("Common Cartridge 1.1, with links")
    OPENEDX_LIBRARY = "openedx-library", _("Open edX library")
    OPENEDX_COURSE = "openedx-course", _("Open edX course (OLX)")
    OFFLINE_SITE = "offline-site", _("Offline site")
    BAGIT = "bagit", _("The files as they are (BagIt)")


class ExportState(models.TextChoices):
    WAITING = "waiting", _("Waits for its turn")
    RUNNING = "running", _("Is being made")
    DONE = "done", _("Ready")
    REFUSED = "refused", _("Refused")
    FAILED = "failed", _("Failed")


class Export(models.Model):
    """`blob` is the last one that was finished: it can be fetched while a newer one is being made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, models.CASCADE, related_name="exports")
    format = models.CharField(max_length=40, choices=ExportFormat.choices)
    language = models.CharField(max_length=35, help_text=_("Of the credits."))
    state = models.CharField(max_length=10, choices=ExportState.choices, default=ExportState.WAITING)
    progress = models.PositiveSmallIntegerField(default=0, help_text=_("Percent."))
    problem = models.TextField(blank=True)
    blob = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True, related_name="+")
    lost = models.JSONField(default=list, help_text=_("What it could not carry, and why."))
    revision = models.PositiveIntegerField(default=0, help_text=_("Of the course, when it was made."))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked = models.DateTimeField()
    made = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["format", "language"]
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        constraints = [
            models.UniqueConstraint(fields=["course", "format", "language"], name="one_export_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.course}: {self.get_format_display()}"

    @property
    def is_pending(self) -> bool:
        return self.state in (ExportState.WAITING, ExportState.RUNNING)

    @property
    def is_old(self) -> bool:
        """The course has been changed since."""
        return self.blob_id is not None and self.revision != self.course.revision
