"""A course: what it is called, what it is for, and what its public page says of it."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from licensing.fields import LicenseField


class Cost(models.TextChoices):
    """Who pays for taking part; for NonCommercial parts it decides, or leaves open, whether they may be used."""

    FREE = "free", _("Free for everybody")
    CERTIFICATE = "certificate", _("Free, with a fee for the certificate")
    PAID_PUBLIC = "paid_public", _("Paid, by a public or nonprofit institution")
    PAID_COMPANY = "paid_company", _("Paid, by a company")


class Platform(models.TextChoices):
    """What the platform does to the files and asks of those who use them."""

    OPEN = "open", _("Everybody can open it")
    LOGIN = "login", _("Behind a login, the files are unprotected")
    TERMS = "terms", _("Its terms forbid passing the files on")
    DRM = "drm", _("It puts copy protection on the files")


class Course(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("title"), max_length=500)
    language = models.CharField(_("language"), max_length=35, blank=True)
    description = models.TextField(_("description"), blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="courses")
    revision = models.PositiveIntegerField(default=1, help_text=_("Counts the changes of the course."))

    cost = models.CharField(max_length=20, choices=Cost.choices, default=Cost.FREE)
    platform = models.CharField(max_length=20, choices=Platform.choices, default=Platform.OPEN)
    translation_planned = models.BooleanField(default=False)
    license = LicenseField(null=True, blank=True, help_text=_("The license that the course is to carry."))

    effort = models.CharField(max_length=200, blank=True)
    start = models.CharField(max_length=10, blank=True, help_text=_("2026, 2026-09 or 2026-09-01"))
    recognition = models.CharField(max_length=500, blank=True, help_text=_("Credit points, a certificate."))
    places = models.JSONField(default=list, help_text=_("Where it runs: web addresses."))

    published = models.DateTimeField(null=True, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-updated"]
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("course", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return self.published is not None
