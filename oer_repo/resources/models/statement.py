"""What somebody wrote about rights: append-only. A correction is a new row beside the version."""

from django.conf import settings
from django.db import models

from licensing.fields import LicenseField
from oer_repo.resources.models.file import File
from oer_repo.resources.models.version import Version


class StatementIsFinalError(TypeError):
    """A statement was to be changed; say the correction in a new one."""


class StatementQuerySet(models.QuerySet["Statement"]):
    def update(self, **values: object) -> int:
        raise StatementIsFinalError("Rights statements are never overwritten: add a new one.")


class Statement(models.Model):
    version = models.ForeignKey(Version, models.CASCADE, related_name="statements")
    file = models.ForeignKey(File, models.CASCADE, null=True, blank=True, related_name="statements")
    text = models.TextField(help_text="As found, word for word.")
    license = LicenseField(null=True, blank=True, help_text="What the text was identified as.")
    stated_by = models.CharField(max_length=250, help_text="Who said so.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    evidence = models.TextField(blank=True, help_text="Where one can see it: an address, a letter, a page.")
    made = models.DateTimeField(auto_now_add=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["made", "pk"]

    def __str__(self) -> str:
        return self.text[:80]

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise StatementIsFinalError("Rights statements are never overwritten: add a new one.")
        super().save(*args, **kwargs)  # type: ignore[arg-type]
