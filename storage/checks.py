"""Whoever points to a Blob must protect it: collection trusts that a reference is never silently dropped."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register
from django.db import models

from storage.models import referrers


@register()
def referrers_protect(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"{field.model._meta.label}.{field.name} points to storage.Blob without on_delete=PROTECT.",
            hint="Write models.ForeignKey('storage.Blob', on_delete=models.PROTECT, …).",
            id="storage.E001",
        )
        for field in referrers()
        if field.remote_field.on_delete is not models.PROTECT
    ]
