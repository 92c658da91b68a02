"""Vocabulary entries in the database, so that admin and API can list and join them; the data files are their source."""

from django.db import models


class Concept(models.Model):
    scheme = models.CharField(max_length=40)
    notation = models.CharField(max_length=60)
    uri = models.URLField(max_length=300, blank=True)
    labels = models.JSONField(default=dict)
    broader = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["scheme", "notation"]
        constraints = [models.UniqueConstraint(fields=["scheme", "notation"], name="notations_are_unique")]

    def __str__(self) -> str:
        return f"{self.scheme}: {self.notation}"
