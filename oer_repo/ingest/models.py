"""What comes in pieces, and what was made from stored bytes so that people can see them before they download."""

import uuid
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from storage.models import Blob

KEPT_OPEN = timedelta(days=7)
"""How long an upload waits for its next piece."""
KEPT_EMPTY = timedelta(hours=1)
"""How long it waits for its first: whoever never heard the answer to the announcement does not come back to it."""


class Preview(models.Model):
    """A small picture of some bytes; `picture` is empty when there can be none, and `problem` says why."""

    # Not a foreign key: a preview must not keep bytes alive that nobody needs any more.
    digest = models.CharField(max_length=64, primary_key=True)
    picture = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True, related_name="+")
    thumbnail = models.ForeignKey(
        Blob, models.PROTECT, null=True, blank=True, related_name="+", help_text="Smaller still, for lists."
    )
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0, help_text="Of a document; 0 when it has none.")
    problem = models.TextField(blank=True)
    made = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.digest


def expiry() -> datetime:
    return timezone.now() + KEPT_OPEN


class UploadQuerySet(models.QuerySet["Upload"]):
    def waiting(self) -> Self:
        """Those that can still become files. What came whole does so however long it takes."""
        living = models.Q(expires__gte=timezone.now()) | models.Q(offset=models.F("length"))
        return self.filter(living, ended=None)

    def given_up(self) -> Self:
        """Those that waited too long for their next piece."""
        late = self.filter(ended=None, expires__lt=timezone.now())
        return late.exclude(offset=models.F("length"))


class Upload(models.Model):
    """A file that comes in pieces. `offset` bytes are safely on disk; what lies beyond them was not acknowledged."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="uploads")
    version = models.ForeignKey("resources.Version", models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)
    role = models.CharField(max_length=20, default="main")
    language = models.CharField(max_length=35, blank=True)
    sha256 = models.CharField(
        max_length=64, blank=True, help_text="As the sender says it; compared at the end."
    )
    sent_type = models.CharField(
        max_length=255, blank=True, help_text="The media type as the sender says it; compared with the bytes."
    )
    length = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)
    begun = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(default=expiry, db_index=True)
    ended = models.DateTimeField(null=True, blank=True, help_text="It became a file, or was refused.")
    file = models.ForeignKey("resources.File", models.SET_NULL, null=True, blank=True, related_name="+")
    problem = models.TextField(blank=True, help_text="Why it was refused.")

    objects = UploadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "ended"], name="open_uploads_by_owner")]

    def __str__(self) -> str:
        return f"{self.name} ({self.offset} of {self.length})"

    @property
    def is_whole(self) -> bool:
        return self.offset == self.length
