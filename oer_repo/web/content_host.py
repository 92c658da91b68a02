"""The host of its own on which a browser may run what people have deposited: public files, and nothing else.

It answers before sessions, cookies and accounts exist. Files of one version lie side by side, so that a page finds its
pictures; each page has an origin of its own (sandbox), so that no file can read what another one left.
"""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, path, resolve, reverse

from oer_repo.resources.errors import Embargoed, NotFound, ResourceError, Withdrawn
from oer_repo.resources.models import File
from oer_repo.resources.reading import closed_by, refuse_unless_readable
from storage.errors import BlobQuarantined, StorageError
from storage.serve import serve_blob

URLS = "oer_repo.web.content_host"
SHOWN = frozenset({"text/html", "application/xhtml+xml", "image/svg+xml"})
NOBODY = AnonymousUser()
STATUS: tuple[tuple[type[Exception], int], ...] = (
    (Withdrawn, 410),
    (Embargoed, 403),
    (BlobQuarantined, 403),
    (StorageError, 503),
    (ResourceError, 404),
    (Resolver404, 404),
)


def content_url(file: File) -> str:
    """Where it may run; empty without such a host."""
    if not settings.USER_CONTENT_HOST:
        return ""
    scheme = "https" if settings.HTTPS else "http"
    place = reverse("content", args=[file.version_id, file.name], urlconf=URLS)
    return f"{scheme}://{settings.USER_CONTENT_HOST}{place}"


def runs_elsewhere(file: File) -> bool:
    """Whether a browser would run it, everybody may have it, and there is a host on which it does no harm."""
    runs = file.blob.media_type in SHOWN and not file.blob.withheld
    return bool(settings.USER_CONTENT_HOST) and runs and closed_by(file) is None


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
        return content(request, **found.kwargs)
    except (ResourceError, StorageError, Resolver404) as error:
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        text = "There is no such file." if isinstance(error, Resolver404) else str(error)
        return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")


def content(request: HttpRequest, version_id: UUID, name: str) -> HttpResponseBase:
    files = File.objects.select_related("blob", "version__resource")
    file = files.filter(version=version_id, name=name).first()
    if file is None:
        raise NotFound
    refuse_unless_readable(NOBODY, file)
    answer = serve_blob(
        request, file.blob, filename=file.name, inline_allowed=True, public=True, policy=policy()
    )
    answer["Access-Control-Allow-Origin"] = "*"  # a sandboxed page is nobody: its own files are foreign to it
    answer["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    return answer


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


urlpatterns = [path("<uuid:version_id>/<str:name>", content, name="content")]
