"""The Django application: a model field, template tags, the command; the engine needs none of it."""

from django.apps import AppConfig
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _

from .converters import LicenseId


class LicensingConfig(AppConfig):
    name = "licensing"
    label = "licensing"
    verbose_name = _("Licenses")

    def ready(self) -> None:
        """`<license:license_id>` in the addresses of whoever uses this application."""
        register_converter(LicenseId, "license")
