"""Let somebody faster send the bytes, after we have said that they may go: a front server, or the store itself."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from storage.kinds import runs_in_browser
from storage.models import Blob
from storage.store import Store

OURS_TO_ANSWER = ("If-Match", "If-Unmodified-Since")
"""Preconditions that we have looked at already, and that a front server would judge by its own validators."""


def handed_over(
    request: HttpRequest, blob: Blob, store: Store, headers: Mapping[str, str], *, public: bool
) -> HttpResponse | None:
    """The answer that sends the reader or the front server to the bytes; None where we send them."""
    if not blob.size:
        return None
    ours = any(name in request.headers for name in OURS_TO_ANSWER)
    if settings.X_ACCEL_PREFIX and not ours and (answer := _by_front_server(blob, store, headers)):
        return answer
    if settings.S3_DIRECT_SECONDS and request.method == "GET" and public:
        return _by_store(blob, store, headers)
    return None


def _by_front_server(blob: Blob, store: Store, headers: Mapping[str, str]) -> HttpResponse | None:
    """nginx takes our headers where its internal location repeats them (docs/how-to/run-in-production.md)."""
    path = store.inner_path(blob.digest)
    if path is None:
        return None
    store.stat(blob.digest)  # what is missing is our error, with our words
    inner = f"{settings.X_ACCEL_PREFIX.rstrip('/')}/{path}"
    return HttpResponse(headers={**headers, "X-Accel-Redirect": inner})


def _by_store(blob: Blob, store: Store, headers: Mapping[str, str]) -> HttpResponse | None:
    """Only downloads of what everybody may have: inline, our pages' policy would not follow to another host, and what a
    browser runs needs headers that a store does not send."""
    disposition = headers["Content-Disposition"]
    if runs_in_browser(blob.media_type) or not disposition.startswith("attachment"):
        return None
    seconds = settings.S3_DIRECT_SECONDS
    url = store.url(blob.digest, disposition=disposition, media_type=headers["Content-Type"], seconds=seconds)
    return HttpResponseRedirect(url, headers={"Cache-Control": "private, no-store"}) if url else None
