"""The outline: sections, units in them, and parts. A part pins a version: what its author publishes later changes no course."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from licensing.fields import LicenseField
from oer_repo.courses.models.course import Course
from oer_repo.resources.models import File, Version


class Section(models.Model):
    """A chapter or a week. A course always has one; as long as it is the only one it needs no title."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=500, blank=True)

    class Meta:
        ordering = ["course", "position"]

    def __str__(self) -> str:
        return self.title or f"{self.position + 1}"


class Unit(models.Model):
    """A lesson: what is opened at once."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="units")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=500, blank=True)

    class Meta:
        ordering = ["section", "position"]

    def __str__(self) -> str:
        return self.title or f"{self.position + 1}"


class PartKind(models.TextChoices):
    RESOURCE = "resource", _("A resource from here")
    LINK = "link", _("Something elsewhere")
    TEXT = "text", _("Text written here")


class PartHow(models.TextChoices):
    """What is done to it: the words of licensing.How that a course has a use for."""

    UNMODIFIED = "unmodified", _("As it is")
    EXCERPT = "excerpt", _("An excerpt")
    TRANSLATED = "translated", _("Translated")
    ADAPTED = "adapted", _("Changed")
    SYNCHRONISED = "synchronised", _("Music or sound set to pictures")
    LINKED = "linked", _("Only linked to")
    EMBEDDED = "embedded", _("Shown from where it is")


class Part(models.Model):
    course = models.ForeignKey(Course, models.CASCADE, related_name="parts")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=PartKind.choices, default=PartKind.RESOURCE)
    how = models.CharField(max_length=20, choices=PartHow.choices, default=PartHow.UNMODIFIED)
    changes = models.TextField(blank=True, help_text=_("What was changed."))
    portion = models.CharField(max_length=200, blank=True, help_text=_("Pages 3–7, or 0:10–2:30."))

    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="parts")
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="parts")
    declined = models.ForeignKey(
        Version, models.SET_NULL, null=True, blank=True, related_name="+", help_text=_("Newer, not wanted.")
    )

    title = models.CharField(max_length=500, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    creator = models.CharField(max_length=500, blank=True)
    license = LicenseField(null=True, blank=True)
    license_text = models.TextField(
        blank=True, help_text=_("What is written about its rights, word for word.")
    )
    text = models.TextField(blank=True, help_text=_("Markdown."))

    institution = models.ForeignKey(
        "accounts.Institution", models.PROTECT, null=True, blank=True, related_name="course_parts"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken = models.JSONField(
        default=dict,
        help_text=_("What was so when it was taken: license, statement, date, SHA-256 of the files."),
    )

    class Meta:
        ordering = ["course", "unit__section__position", "unit__position", "position", "pk"]
        indexes = [models.Index(fields=["version"], name="parts_by_version")]

    def __str__(self) -> str:
        return self.title or str(self.version or self.pk)
