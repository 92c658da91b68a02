"""What the malware scanner has found, for administrators: to release, or to remove for good."""

from collections.abc import Sequence

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from oer_repo.accounts.roles import is_administrator
from oer_repo.ingest import scanning
from oer_repo.resources.admin import ReadOnlyAdmin
from oer_repo.resources.models import File
from storage import scan
from storage.models import Blob, Scan
from storage.verdicts import QUARANTINED, Verdict


class VerdictFilter(admin.SimpleListFilter):
    title = _("verdict")
    parameter_name = "verdict"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [("waiting", str(_("no verdict yet"))), *((str(v), str(v.label)) for v in Verdict if v)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Scan]) -> QuerySet[Scan]:
        if not self.value():
            return queryset
        verdict = Verdict.NONE if self.value() == "waiting" else self.value()
        return queryset.filter(digest__in=Blob.objects.filter(verdict=verdict).values("pk"))


@admin.register(Scan)
class ScanAdmin(ReadOnlyAdmin):
    list_display = (
        "beginning",
        "verdict",
        "found",
        "files",
        "scanned_at",
        "signatures",
        "problem",
        "due",
        "decided",
    )
    list_filter = (VerdictFilter,)
    search_fields = ("digest", "found")
    actions = ("release", "remove_bytes")

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)

    @admin.display(description=_("SHA-256"))
    def beginning(self, report: Scan) -> str:
        return f"{report.digest[:10]}…"

    @admin.display(description=_("verdict"))
    def verdict(self, report: Scan) -> str:
        blob = Blob.objects.filter(pk=report.pk).first()
        return str(Verdict(blob.verdict).label) if blob else str(_("not kept any more"))

    @admin.display(description=_("files"))
    def files(self, report: Scan) -> str:
        files = File.objects.filter(blob=report.pk).select_related("version__resource__owner")[:5]
        return "; ".join(f"{file} ({file.version}, {file.version.resource.owner.email})" for file in files)

    @admin.action(permissions=["decide"], description=_("Release: hand it out from now on"))
    def release(self, request: HttpRequest, reports: QuerySet[Scan]) -> None:
        blobs = quarantined(reports).exclude(verdict=Verdict.REMOVED)
        for blob in (found := list(blobs)):
            scanning.release(blob, request.user)  # type: ignore[arg-type]
        say(
            self,
            request,
            len(found),
            ngettext("%d file is handed out again.", "%d files are handed out again.", len(found)),
        )

    @admin.action(
        permissions=["decide"], description=_("Remove the bytes for good: they cannot be brought back")
    )
    def remove_bytes(self, request: HttpRequest, reports: QuerySet[Scan]) -> TemplateResponse | None:
        """Asks on a page of its own first: what is removed is gone from the second store too."""
        found = list(quarantined(reports).exclude(verdict=Verdict.REMOVED))
        if found and "sure" not in request.POST:
            return self.ask(request, found)
        for blob in found:
            scan.remove_bytes(blob, by=str(request.user))
        say(
            self,
            request,
            len(found),
            ngettext("The bytes of %d file are gone.", "The bytes of %d files are gone.", len(found)),
        )
        return None

    def ask(self, request: HttpRequest, found: Sequence[Blob]) -> TemplateResponse:
        reports = Scan.objects.filter(pk__in=[blob.pk for blob in found])
        asked = [
            {
                "digest": report.digest,
                "beginning": self.beginning(report),
                "found": report.found,
                "verdict": self.verdict(report),
                "files": self.files(report),
            }
            for report in reports
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Remove the bytes for good?"),
            "opts": self.model._meta,
            "asked": asked,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "ingest/remove_bytes.html", context)


def quarantined(reports: QuerySet[Scan]) -> QuerySet[Blob]:
    return Blob.objects.filter(pk__in=reports.values("pk"), verdict__in=QUARANTINED)


def say(page: ScanAdmin, request: HttpRequest, count: int, text: str) -> None:
    if count:
        page.message_user(request, text % count)
    else:
        page.message_user(request, _("None of them is in quarantine."), messages.WARNING)
