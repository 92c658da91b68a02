"""Stored bytes in Django's admin: to look things up. Nothing is edited here."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from storage.models import Blob, DamageReport

if TYPE_CHECKING:
    BlobModelAdmin = admin.ModelAdmin[Blob]
    ReportModelAdmin = admin.ModelAdmin[DamageReport]
else:
    BlobModelAdmin = ReportModelAdmin = admin.ModelAdmin


class _ReadOnly:
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Blob)
class BlobAdmin(_ReadOnly, BlobModelAdmin):
    list_display = ("digest", "media_type", "size", "kept_at", "checked_at", "damaged_at")
    list_filter = (("damaged_at", admin.EmptyFieldListFilter),)
    search_fields = ("digest",)
    show_full_result_count = False


@admin.register(DamageReport)
class DamageReportAdmin(_ReadOnly, ReportModelAdmin):
    list_display = ("digest", "kind", "size", "found_at", "state", "told_at")
    list_filter = (("healed_at", admin.EmptyFieldListFilter), "kind")
    search_fields = ("digest",)

    @admin.display(description=_("state"))
    def state(self, report: DamageReport) -> str:
        """What is so now, and what is to be done about it."""
        if report.healed_at:
            return str(_("Whole again since %(when)s.") % {"when": report.healed_at.date()})
        return str(_("Not handed out: put the bytes back from a backup, or upload the same file again."))
