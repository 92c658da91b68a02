"""A course and its parts. A part pins a version: what its author publishes later changes no course by itself."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oer_repo.resources.models import Version


class Course(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("title"), max_length=500)
    language = models.CharField(_("language"), max_length=35, blank=True)
    description = models.TextField(_("description"), blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="courses")
    is_public = models.BooleanField(_("everybody may see it"), default=False)
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


class Part(models.Model):
    course = models.ForeignKey(Course, models.CASCADE, related_name="parts")
    version = models.ForeignKey(Version, models.PROTECT, related_name="parts")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["course", "position"]
        constraints = [models.UniqueConstraint(fields=["course", "version"], name="a_part_once_in_a_course")]

    def __str__(self) -> str:
        return f"{self.position + 1}. {self.version}"
