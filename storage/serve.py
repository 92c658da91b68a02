"""Hand out bytes over HTTP: conditional, in ranges, and never so that they run in our origin."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from storage.disposition import disposition
from storage.kinds import runs_in_browser
from storage.models import Blob
from storage.ranges import NotSatisfiable, Span, asked_span
from storage.store import CHUNK, Reading, Store
from storage.stores import default_store
from storage.verdicts import refuse_withheld

PUBLIC = "public, max-age=300"  # short: what is withdrawn must not live on in caches
PRIVATE = "private, no-cache"


def serve_blob(
    request: HttpRequest,
    blob: Blob,
    *,
    filename: str,
    inline_allowed: bool = False,
    public: bool = False,
    store: Store | None = None,
) -> HttpResponseBase:
    """Answer a GET or HEAD with the blob's bytes, or the part of them that was asked for."""
    refuse_withheld(blob)
    headers = _headers(blob, filename, inline_allowed=inline_allowed, public=public)
    if answer := _conditional(request, blob, headers):
        return answer
    try:
        span = _span(request, blob)
    except NotSatisfiable:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{blob.size}"})
    whole = Span(0, blob.size)
    headers["Content-Length"] = str((span or whole).length)
    if span:
        headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{blob.size}"
    return _answer(request, blob, span or whole, store or default_store(), 206 if span else 200, headers)


def etag(blob: Blob) -> str:
    """The strong validator: the digest itself."""
    return f'"{blob.digest}"'


class _Bytes(FileResponse):
    """A FileResponse whose headers are already right."""

    block_size = CHUNK

    def set_headers(self, filelike: Any) -> None:
        """Nothing to guess."""


def _headers(blob: Blob, filename: str, *, inline_allowed: bool, public: bool) -> dict[str, str]:
    runs = runs_in_browser(blob.media_type)
    charset = "; charset=utf-8" if blob.media_type.startswith("text/") else ""
    headers = {
        "Content-Type": (blob.media_type or "application/octet-stream") + charset,
        "Content-Disposition": disposition(filename, inline=inline_allowed and not runs),
        "X-Content-Type-Options": "nosniff",
        "Accept-Ranges": "bytes",
        "ETag": etag(blob),
        "Cache-Control": PUBLIC if public else PRIVATE,
    }
    return headers | {"Content-Security-Policy": "sandbox; default-src 'none'"} if runs else headers


def _conditional(request: HttpRequest, blob: Blob, headers: dict[str, str]) -> HttpResponseBase | None:
    """304 or 412 when the preconditions say so (RFC 9110 §13)."""
    answer: HttpResponseBase | None = get_conditional_response(
        request, etag=etag(blob), response=HttpResponse(headers=headers)
    )
    return answer if answer is not None and answer.status_code in {304, 412} else None


def _span(request: HttpRequest, blob: Blob) -> Span | None:
    """What is asked for; the whole on HEAD, and when If-Range names other bytes than these."""
    if request.method != "GET" or request.headers.get("If-Range", etag(blob)) != etag(blob):
        return None
    return asked_span(request.headers.get("Range", ""), blob.size)


def _answer(
    request: HttpRequest, blob: Blob, span: Span, store: Store, status: int, headers: dict[str, str]
) -> HttpResponseBase:
    if request.method == "HEAD":
        store.stat(blob.digest)
        return HttpResponse(status=status, headers=headers)
    reading: Reading = store.open(blob.digest, span.start, span.stop)
    return _Bytes(reading, status=status, headers=headers)
