"""One release of a resource. Once published it never changes: editing makes a new draft."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from licensing.fields import LicenseField
from oer_repo.resources.languages import in_language
from oer_repo.resources.models.resource import Resource


class VersionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


def main_language(languages: Sequence[str], titles: Mapping[str, str]) -> str:
    return languages[0] if languages else next(iter(titles), "und")


class Version(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resource = models.ForeignKey(Resource, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    revision = models.PositiveIntegerField(default=1, help_text=_("Counts the edits of the draft."))

    titles = models.JSONField(default=dict, help_text=_("Text by language (BCP 47)."))
    descriptions = models.JSONField(default=dict, help_text=_("Markdown by language (BCP 47)."))
    languages = models.JSONField(default=list, help_text=_("BCP 47 tags, the main language first."))
    subjects = models.JSONField(default=list, help_text=_("ISCED-F 2013 codes."))
    keywords = models.JSONField(default=list)
    levels = models.JSONField(default=list, help_text=_("Educational levels (KIM)."))
    types = models.JSONField(default=list, help_text=_("Learning resource types (HCRT)."))
    audience = models.JSONField(default=list, help_text=_("Educational audience roles (LRMI)."))
    accessibility = models.JSONField(default=dict, help_text=_("schema.org accessibility terms and values."))
    publisher = models.CharField(max_length=250, blank=True)
    date_created = models.CharField(max_length=10, blank=True, help_text=_("2024, 2024-05 or 2024-05-17"))
    duration = models.PositiveIntegerField(null=True, blank=True, help_text=_("Seconds."))
    link = models.URLField(max_length=2000, blank=True, help_text=_("Where it is, when it is not kept here."))
    license = LicenseField(null=True, blank=True)
    available_from = models.DateField(
        null=True, blank=True, help_text=_("The files are not given out before this day: an embargo.")
    )
    link_series = models.PositiveIntegerField(
        default=0, help_text=_("Links that were made in an earlier series do not work any more.")
    )
    change_note = models.TextField(blank=True, help_text=_("What is new in this version."))

    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
    published = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["resource", "-number"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint(fields=["resource", "number"], name="version_numbers_are_unique"),
            models.UniqueConstraint(
                fields=["resource"], condition=models.Q(state="draft"), name="one_draft_for_each_resource"
            ),
        ]
        indexes = [models.Index(fields=["-published"], name="versions_by_publication")]

    def __str__(self) -> str:
        return f"{self.title or self.resource_id} ({self.number})"

    @property
    def is_draft(self) -> bool:
        return self.state == VersionState.DRAFT

    @property
    def embargo(self) -> date | None:
        """The day from which the files are for everybody, while it has not come.

        Computed, so that it ends by itself, whether or not a worker runs; days begin in the site's time zone.
        """
        until = self.available_from
        return until if until and timezone.localdate() < until else None

    @property
    def language(self) -> str:
        """The main language, as a BCP 47 tag; "und" when nobody has said it."""
        return main_language(self.languages, self.titles)

    @property
    def title(self) -> str:
        """The title in the resource's own language."""
        return in_language(self.titles, self.language)

    @property
    def description(self) -> str:
        return in_language(self.descriptions, self.language)
