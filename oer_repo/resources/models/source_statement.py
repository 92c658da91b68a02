"""What is written about the license of another person's work in a version, and how somebody understood it."""

from django.conf import settings
from django.db import models

from licensing.fields import LicenseField
from oer_repo.resources.models.final import FinalModel
from oer_repo.resources.models.version import Version


class SourceStatement(FinalModel):
    """The source itself may be edited while the version is a draft; what was said about it stays here."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="source_statements")
    title = models.CharField(max_length=500, help_text="Of the work it is about.")
    url = models.URLField(max_length=2000, blank=True)
    text = models.TextField(blank=True, help_text="As found, word for word.")
    license = LicenseField(null=True, blank=True, help_text="How it was understood.")
    question = models.CharField(
        max_length=40,
        blank=True,
        help_text="What the words left open, and the person answered; a code of identify.",
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made", "pk"]

    def __str__(self) -> str:
        return f"{self.title}: {self.text[:80]}"
