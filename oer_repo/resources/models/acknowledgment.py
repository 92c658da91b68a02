"""That somebody knew what the license engine advises against or cannot settle, and published all the same."""

from django.conf import settings
from django.db import models

from oer_repo.resources.models.final import FinalModel
from oer_repo.resources.models.version import Version


class Acknowledgment(FinalModel):
    version = models.ForeignKey(Version, models.CASCADE, related_name="acknowledgments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    findings = models.JSONField(help_text="What was acknowledged: key, code, verdict and sentence of each.")
    rules = models.CharField(max_length=40, help_text="The edition of the rules that found it.")
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made", "pk"]

    def __str__(self) -> str:
        return f"{self.by}: {', '.join(found['code'] for found in self.findings)}"
