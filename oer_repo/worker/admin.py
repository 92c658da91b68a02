"""Stored bytes for administrators: what there is, and what the checks have found, which files that is about, what to do."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import date, filesizeformat
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from oer_repo.resources.admin import ReadOnlyAdmin
from oer_repo.resources.models import File
from storage.models import Blob, DamageReport

MOST_FILES = 5


class MomentFilter(admin.SimpleListFilter):
    """Rows by whether a moment is noted; `words` are value and label for when none is, and for when one is."""

    moment: str
    words: tuple[tuple[str, Promise], tuple[str, Promise]]

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [(value, str(word)) for value, word in self.words]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        return queryset.filter(**{f"{self.moment}__isnull": self.value() == self.words[0][0]})


class DamageFilter(MomentFilter):
    title, parameter_name, moment = _("damage"), "damaged", "damaged_at"
    words = ("no", _("whole")), ("yes", _("damaged"))


class StateFilter(MomentFilter):
    title, parameter_name, moment = _("state"), "state", "healed_at"
    words = ("damaged", _("not handed out")), ("whole", _("whole again"))


@admin.register(Blob)
class BlobAdmin(ReadOnlyAdmin):
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


@admin.register(DamageReport)
class DamageReportAdmin(ReadOnlyAdmin):
    list_display = ("damage", "told", "files", "bytes", "day")
    list_filter = (StateFilter, "kind")
    list_per_page = 50
    search_fields = ("digest",)
    fields = ("damage", "files", "state", "bytes", "digest", "found", "found_at", "healed_at", "told_at")
    readonly_fields = ("damage", "files", "state", "bytes")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        title = {"title": _("Damage that the checks of the stored files have found")}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    @admin.display(description=_("damage"), ordering="kind")
    def damage(self, report: DamageReport) -> str:
        return capfirst(report.get_kind_display())

    @admin.display(description=_("files"))
    def files(self, report: DamageReport) -> SafeString | str:
        """By their names, each with the resource that it belongs to."""
        lines = format_html_join("", '<div>{} (<a href="{}">{}</a>)</div>', files_with(report.digest))
        return lines or str(_("no file any more"))

    @admin.display(description=_("state"), ordering="healed_at")
    def told(self, report: DamageReport) -> SafeString:
        if report.healed_at:
            return format_html("{}", _("whole again"))
        return format_html("<strong>{}</strong>", _("not handed out"))

    @admin.display(description=_("found"), ordering="found_at")
    def day(self, report: DamageReport) -> str:
        return date(report.found_at, "DATE_FORMAT")

    @admin.display(description=_("state"))
    def state(self, report: DamageReport) -> str:
        """What is so now, and what is to be done about it."""
        if report.healed_at:
            return str(_("Whole again since %(when)s.") % {"when": date(report.healed_at, "DATE_FORMAT")})
        return str(
            _(
                "Not handed out. Put the bytes back from a backup and run “manage.py storage verify --all”, or upload "
                "the same file again."
            )
        )

    @admin.display(description=_("size"), ordering="size")
    def bytes(self, report: DamageReport) -> str:
        return filesizeformat(report.size)


def files_with(digest: str) -> Iterator[tuple[str, str, str]]:
    """Name, address and title of the resource; a draft's address is where it is worked on."""
    found = File.objects.filter(blob_id=digest).select_related("version__resource")
    for file in found.order_by("-version__number")[:MOST_FILES]:
        version = file.version
        address = f"/deposit/{version.pk}/files/" if version.is_draft else version.resource.get_absolute_url()
        yield file.name, address, version.title
