"""Everything of a version as one download."""

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from oer_repo.discovery.look import version_at
from oer_repo.reuse.bundle import bundle, refuse_unless_free
from storage.disposition import disposition


@require_safe
def download_all(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    version = version_at(slug, request.user, number)
    refuse_unless_free(version, request.user)
    response = StreamingHttpResponse(bundle(version), content_type="application/zip")
    response["Content-Disposition"] = disposition(f"{slug}-{number}.zip", inline=False)
    response["X-Content-Type-Options"] = "nosniff"
    return response
