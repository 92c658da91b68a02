"""What a version was made from: another version here, or a work elsewhere, and what was done with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from licensing.fields import LicenseField
from oer_repo.resources.models.version import Version


class SourceUse(models.TextChoices):
    UNMODIFIED = "unmodified", _("As it is")
    EXCERPT = "excerpt", _("An excerpt")
    TRANSLATED = "translated", _("Translated")
    ADAPTED = "adapted", _("Changed")
    SYNCHRONISED = "synchronised", _("Set to pictures or music")


class Source(models.Model):
    version = models.ForeignKey(Version, models.CASCADE, related_name="sources")
    position = models.PositiveSmallIntegerField()
    of_version = models.ForeignKey(
        Version,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="used_in",
        verbose_name=_("a version here"),
    )
    title = models.CharField(max_length=500)
    url = models.URLField(max_length=2000, blank=True)
    creator = models.CharField(max_length=500, blank=True)
    license = LicenseField(null=True, blank=True)
    license_text = models.TextField(
        blank=True, help_text=_("What is written about its license, word for word.")
    )
    use = models.CharField(max_length=20, choices=SourceUse.choices, default=SourceUse.ADAPTED)
    changes = models.TextField(blank=True, help_text=_("What was changed."))

    class Meta:
        ordering = ["version", "position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="sources_in_order")]

    def __str__(self) -> str:
        return self.title
