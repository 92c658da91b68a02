"""Exports in Django's admin: to look things up."""

from django.contrib import admin

from oer_repo.resources.admin import ReadOnlyAdmin
from oer_repo.reuse.models import Export


@admin.register(Export)
class ExportAdmin(ReadOnlyAdmin):
    list_display = ("course", "format", "language", "state", "progress", "made")
    list_filter = ("format", "state")
