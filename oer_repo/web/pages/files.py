"""The bytes of a file, and the small picture of it."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from oer_repo.discovery.look import file_at
from oer_repo.ingest.models import Preview
from oer_repo.resources.reading import closed_by
from oer_repo.web.content_host import content_url, runs_elsewhere
from storage.serve import serve_blob
from storage.verdicts import refuse_withheld

# The viewers built into browsers are pages of their own: our policy would keep them from loading. Nothing of a PDF
# runs in our origin.
PDF_POLICY = "frame-ancestors 'self'"


@require_safe
def file(request: HttpRequest, file_id: UUID, name: str) -> HttpResponseBase:
    """To keep; with ?view to see it in the page, for kinds that a browser shows and does not run."""
    found = file_at(file_id, request.user)
    if "view" in request.GET and runs_elsewhere(found):
        return redirect(content_url(found))
    answer = serve_blob(
        request,
        found.blob,
        filename=found.name,
        inline_allowed="view" in request.GET,
        public=closed_by(found) is None,
    )
    if found.blob.media_type == "application/pdf":
        answer["Content-Security-Policy"] = PDF_POLICY
    return answer


@require_safe
def preview(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """With ?small the thumbnail of lists, once there is one."""
    found = file_at(file_id, request.user)
    refuse_withheld(found.blob)
    drawn = Preview.objects.select_related("picture", "thumbnail").filter(pk=found.blob_id).first()
    if drawn is None or drawn.picture is None:
        raise Http404
    small = drawn.thumbnail if "small" in request.GET else None
    return serve_blob(
        request,
        small or drawn.picture,
        filename="preview.webp",
        inline_allowed=True,
        public=closed_by(found) is None,
    )
