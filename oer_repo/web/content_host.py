"""The host of its own on which a browser may run what people have deposited: public files, packages, and nothing else.

It answers before sessions, cookies and accounts exist. Files of one version lie side by side, so that a page finds its
pictures; each page has an origin of its own (sandbox), so that no file can read what another one left.
"""

from collections.abc import Callable
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, path, resolve, reverse

from oer_repo.resources.errors import Embargoed, NotFound, ResourceError, Withdrawn
from oer_repo.resources.models import File
from oer_repo.resources.reading import closed_by, refuse_unless_readable
from storage.errors import BlobQuarantined, StorageError
from storage.members import NoSuchMember, open_member, start_page
from storage.serve import PUBLIC, serve_blob

URLS = "oer_repo.web.content_host"
SHOWN = frozenset({"text/html", "application/xhtml+xml", "image/svg+xml"})
NOBODY = AnonymousUser()
STATUS: tuple[tuple[type[Exception], int], ...] = (
    (Withdrawn, 410),
    (Embargoed, 403),
    (BlobQuarantined, 403),
    (StorageError, 503),
    (ResourceError, 404),
    (NoSuchMember, 404),
    (Resolver404, 404),
)


def content_url(file: File) -> str:
    """Where it may run; empty without such a host."""
    if not settings.USER_CONTENT_HOST:
        return ""
    scheme = "https" if settings.HTTPS else "http"
    place = reverse("content", args=[file.version_id, file.name], urlconf=URLS)
    inside = f"/{quote(page)}" if (page := start_page_of(file)) else ""
    return f"{scheme}://{settings.USER_CONTENT_HOST}{place}{inside}"


def runs_elsewhere(file: File) -> bool:
    """Whether a browser would run it, everybody may have it, and there is a host on which it does no harm."""
    if not settings.USER_CONTENT_HOST or file.blob.withheld or closed_by(file) is not None:
        return False
    return file.blob.media_type in SHOWN or bool(start_page_of(file))


def start_page_of(file: File) -> str:
    """Of a package of web pages; empty as well when the store cannot be asked now."""
    try:
        return start_page(file.blob)
    except StorageError:
        return ""


class ContentHost:
    """Takes the requests to that host out of the way of everything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        host = settings.USER_CONTENT_HOST
        if not host or request.get_host().lower() != host.lower():
            return self.get_response(request)
        answer = answer_here(request)
        answer["Referrer-Policy"] = "no-referrer"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


def answer_here(request: HttpRequest) -> HttpResponseBase:
    """Errors are short texts: this host has no pages."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponse(
            "Only GET and HEAD.\n", status=405, headers={"Allow": "GET, HEAD"}, content_type="text/plain"
        )
    try:
        found = resolve(request.path_info, urlconf=URLS)
        answer: HttpResponseBase = found.func(request, **found.kwargs)
    except tuple(kind for kind, _status in STATUS) as error:
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        text = "There is no such file." if isinstance(error, LookupError | Resolver404) else str(error)
        return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
    answer["Access-Control-Allow-Origin"] = "*"  # a sandboxed page is nobody: its own files are foreign to it
    answer["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    return answer


def content(request: HttpRequest, version_id: UUID, name: str) -> HttpResponseBase:
    file = public_file(version_id, name)
    return serve_blob(
        request, file.blob, filename=file.name, inline_allowed=True, public=True, policy=policy()
    )


def inside_package(request: HttpRequest, version_id: UUID, name: str, path: str) -> HttpResponseBase:
    """One file of a ZIP, under the path that it has there, so that the pages in it find each other."""
    file = public_file(version_id, name)
    member = open_member(file.blob, path)
    headers = {
        "Content-Type": member.media_type,
        "Content-Length": str(member.size),
        "Content-Security-Policy": policy(),
        "Cache-Control": PUBLIC,
    }
    return StreamingHttpResponse(member.chunks, headers=headers)


def public_file(version_id: UUID, name: str) -> File:
    files = File.objects.select_related("blob", "version__resource").order_by("pk")
    file = files.filter(version=version_id, name=name).first()
    if file is None:
        raise NotFound
    refuse_unless_readable(NOBODY, file)
    return file


def policy() -> str:
    """Scripts run, in an origin that is nobody's; they reach the files beside them and nothing else."""
    here = f"{'https' if settings.HTTPS else 'http'}://{settings.USER_CONTENT_HOST}"
    return "; ".join(
        (
            "sandbox allow-scripts allow-popups allow-downloads",
            f"default-src {here} data: blob: 'unsafe-inline'",
            "form-action 'none'",
            "base-uri 'none'",
            f"frame-ancestors {settings.SITE_URL} {here}",
        )
    )


urlpatterns = [
    path("<uuid:version_id>/<str:name>", content, name="content"),
    path("<uuid:version_id>/<str:name>/<path:path>", inside_package, name="inside_package"),
]
