"""What was made from stored bytes so that people can see them before they download."""

from django.db import models

from storage.models import Blob


class Preview(models.Model):
    """A small picture of some bytes; `picture` is empty when there can be none, and `problem` says why."""

    # Not a foreign key: a preview must not keep bytes alive that nobody needs any more.
    digest = models.CharField(max_length=64, primary_key=True)
    picture = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True, related_name="+")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0, help_text="Of a document; 0 when it has none.")
    problem = models.TextField(blank=True)
    made = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.digest
