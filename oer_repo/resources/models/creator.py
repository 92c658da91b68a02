"""Who made a version, in the order in which they are credited."""

from django.db import models

from oer_repo.accounts.identifiers import validate_orcid
from oer_repo.resources.models.version import Version


class Creator(models.Model):
    version = models.ForeignKey(Version, models.CASCADE, related_name="creators")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=250)
    role = models.CharField(max_length=40, default="author")
    orcid = models.CharField(max_length=19, blank=True, validators=[validate_orcid])

    class Meta:
        ordering = ["version", "position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="creators_in_order")]

    def __str__(self) -> str:
        return self.name
