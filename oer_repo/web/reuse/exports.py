"""Take a course away: what there is, how far it is, what it could not carry, and the bytes."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from licensing.attribution import languages
from oer_repo.courses.judge import judge, may_go_out
from oer_repo.courses.permissions import may_assemble
from oer_repo.formats.course_credits import credit_language
from oer_repo.formats.packages.package import WHY
from oer_repo.reuse.exports import ask_for_export, exports_of, handed_out, seen
from oer_repo.reuse.models import Export, ExportFormat
from oer_repo.reuse.writers import file_name
from oer_repo.web.pages.rights import spoken
from oer_repo.web.signed_in import SignedInRequest
from storage.serve import serve_blob

PURPOSES = {
    ExportFormat.COMMON_CARTRIDGE: gettext_lazy("For Moodle and other learning platforms: restore it there as a course."),
    ExportFormat.COMMON_CARTRIDGE_THIN: gettext_lazy("The same, small: the files stay here and are linked to."),
    ExportFormat.OPENEDX_LIBRARY: gettext_lazy("For the libraries of Open edX: every part becomes a component of its own."),
    ExportFormat.OPENEDX_COURSE: gettext_lazy("For Studio of Open edX: import it as a course."),
    ExportFormat.OFFLINE_SITE: gettext_lazy("For a stick or a school without a network: unpack it and open index.html in any browser; search is inside."),
    ExportFormat.BAGIT: gettext_lazy("For an archive: every file under its own name, with check sums."),
}  # fmt: skip

CREDIT_FORMS = [
    ("html", gettext_lazy("Page (HTML)")),
    ("markdown", "Markdown"),
    ("text", gettext_lazy("Plain text")),
    ("docx", "Word"),
    ("slides", gettext_lazy("For slides")),
    ("end-credits", gettext_lazy("End of a video")),
]


@require_safe
def take(request: HttpRequest, course_id: UUID) -> HttpResponse:
    """The whole page, or the list alone for the script that asks how far it is."""
    course = seen(course_id, request.user)
    made = exports_of(course_id, request.user)
    language = wanted_language(request, course.language)
    rows = [row(format, language, made) for format in ExportFormat]
    context = {
        "course": course,
        "rows": rows,
        "language": language,
        "languages": languages(),
        "credit_forms": CREDIT_FORMS,
        "pending": any(one.is_pending for one in made if one.language == language),
        "may_ask": may_assemble(request.user),
        "goes_out": may_go_out(course, judge(course)),
    }
    template = "reuse/list.html" if request.headers.get("HX-Request") else "reuse/take.html"
    return render(request, template, context)


def wanted_language(request: HttpRequest, of_course: str) -> str:
    return credit_language(request.GET.get("language") or of_course or spoken())


def row(format: ExportFormat, language: str, made: list[Export]) -> dict[str, object]:
    export = next((one for one in made if (one.format, one.language) == (format, language)), None)
    lost = export.lost if export else []
    return {
        "format": format,
        "purpose": PURPOSES[format],
        "export": export,
        "lost": [{"title": one["title"], "why": _(WHY[one["code"]]).format(**one["data"])} for one in lost],
    }


@login_required
@require_POST
def ask(request: SignedInRequest, course_id: UUID) -> HttpResponse:
    language = request.POST.get("language", "")
    ask_for_export(
        course_id=course_id, by=request.user, format=request.POST.get("format", ""), language=language
    )
    response = redirect("take_course", course_id)
    response["Location"] += f"?language={credit_language(language)}"
    return response


@require_safe
def fetch(request: HttpRequest, course_id: UUID, export_id: UUID) -> HttpResponseBase:
    export = handed_out(course_id, export_id, request.user)
    assert export.blob is not None  # else it would not have been handed out
    name = file_name(export.course.title, export.format)
    return serve_blob(request, export.blob, filename=name, public=False)
