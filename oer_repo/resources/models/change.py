"""One row for each change of a resource and each consumer that must hear of it; the consumer deletes it when done."""

from django.db import models


class Change(models.Model):
    consumer = models.CharField(max_length=20)
    resource = models.UUIDField(help_text="Not a foreign key: the row outlives a deleted draft.")
    created = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    set_aside = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["consumer", "set_aside", "id"], name="changes_waiting")]

    def __str__(self) -> str:
        return f"{self.consumer}: {self.resource}"
