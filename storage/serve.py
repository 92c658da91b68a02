"""Hand out bytes over HTTP: conditional, in ranges, and never so that they run in our origin."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from storage.disposition import disposition
from storage.handover import handed_over
from storage.kinds import runs_in_browser
from storage.models import Blob
from storage.parts import Parts
from storage.ranges import NotSatisfiable, Span, asked_spans
from storage.store import CHUNK, Store
from storage.stores import default_store
from storage.verdicts import refuse_withheld

PUBLIC = "public, max-age=300"  # short: what is withdrawn must not live on in caches
PRIVATE = "private, no-cache"
NOTHING_RUNS = "sandbox; default-src 'none'"


def serve_blob(
    request: HttpRequest,
    blob: Blob,
    *,
    filename: str,
    inline_allowed: bool = False,
    public: bool = False,
    policy: str = "",
    store: Store | None = None,
) -> HttpResponseBase:
    """Answer a GET or HEAD with the blob's bytes, or the parts of them that were asked for.

    `policy` is the Content-Security-Policy of a host that holds nothing but files: there, what a browser runs is shown
    too. Raises what `refuse_withheld` raises, and BlobMissing, before the first header.
    """
    refuse_withheld(blob)
    store = store or default_store()
    headers = _headers(blob, filename, inline=inline_allowed, public=public, policy=policy)
    if answer := _conditional(request, blob, headers):
        return answer
    if answer := handed_over(request, blob, store, headers, public=public):
        return answer
    try:
        spans = _spans(request, blob)
    except NotSatisfiable:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{blob.size}"})
    if len(spans) > 1:
        return _several(blob, spans, store, headers)
    return _one(request, blob, spans[0] if spans else None, store, headers)


def etag(blob: Blob) -> str:
    """The strong validator: the digest itself."""
    return f'"{blob.digest}"'


class _Bytes(FileResponse):
    """A FileResponse whose headers are already right."""

    block_size = CHUNK

    def set_headers(self, filelike: Any) -> None:
        """Nothing to guess."""


def _headers(blob: Blob, filename: str, *, inline: bool, public: bool, policy: str) -> dict[str, str]:
    runs = runs_in_browser(blob.media_type)
    charset = "; charset=utf-8" if blob.media_type.startswith("text/") else ""
    headers = {
        "Content-Type": (blob.media_type or "application/octet-stream") + charset,
        "Content-Disposition": disposition(filename, inline=inline and (bool(policy) or not runs)),
        "X-Content-Type-Options": "nosniff",
        "Accept-Ranges": "bytes",
        "ETag": etag(blob),
        "Cache-Control": PUBLIC if public else PRIVATE,
    }
    if policy or runs:
        headers["Content-Security-Policy"] = policy or NOTHING_RUNS
    return headers


def _conditional(request: HttpRequest, blob: Blob, headers: dict[str, str]) -> HttpResponseBase | None:
    """304 or 412 when the preconditions say so (RFC 9110 §13)."""
    answer: HttpResponseBase | None = get_conditional_response(
        request, etag=etag(blob), response=HttpResponse(headers=headers)
    )
    return answer if answer is not None and answer.status_code in {304, 412} else None


def _spans(request: HttpRequest, blob: Blob) -> tuple[Span, ...]:
    """What is asked for; the whole on HEAD, and when If-Range names other bytes than these."""
    if request.method != "GET" or request.headers.get("If-Range", etag(blob)) != etag(blob):
        return ()
    return asked_spans(request.headers.get("Range", ""), blob.size)


def _one(
    request: HttpRequest, blob: Blob, span: Span | None, store: Store, headers: dict[str, str]
) -> HttpResponseBase:
    asked = span or Span(0, blob.size)
    headers["Content-Length"] = str(asked.length)
    if span:
        headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{blob.size}"
    status = 206 if span else 200
    if request.method == "HEAD":
        store.stat(blob.digest)
        return HttpResponse(status=status, headers=headers)
    return _Bytes(store.open(blob.digest, asked.start, asked.stop), status=status, headers=headers)


def _several(
    blob: Blob, spans: tuple[Span, ...], store: Store, headers: dict[str, str]
) -> StreamingHttpResponse:
    store.stat(blob.digest)  # missing bytes are an error before the first header
    parts = Parts(store, blob.digest, blob.size, headers["Content-Type"], spans)
    headers |= {"Content-Type": parts.content_type, "Content-Length": str(parts.length)}
    return StreamingHttpResponse(iter(parts), status=206, headers=headers)
