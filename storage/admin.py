"""Stored bytes in Django's admin: to look things up. Nothing is edited here."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from storage.models import Blob

if TYPE_CHECKING:
    BlobModelAdmin = admin.ModelAdmin[Blob]
else:
    BlobModelAdmin = admin.ModelAdmin


class DamageFilter(admin.SimpleListFilter):
    title = _("damage")
    parameter_name = "damaged"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [("yes", str(_("damaged"))), ("no", str(_("whole")))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Blob]) -> QuerySet[Blob]:
        if not self.value():
            return queryset
        return queryset.filter(damaged_at__isnull=self.value() == "no")


@admin.register(Blob)
class BlobAdmin(BlobModelAdmin):
    list_display = ("beginning", "media_type", "bytes", "kept_at", "checked_at", "damaged_at")
    list_filter = (DamageFilter,)
    search_fields = ("digest",)
    show_full_result_count = False

    @admin.display(description=_("SHA-256"), ordering="digest")
    def beginning(self, blob: Blob) -> str:
        return f"{blob.digest[:10]}…"

    @admin.display(description=_("size"), ordering="size")
    def bytes(self, blob: Blob) -> str:
        return filesizeformat(blob.size)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
