"""Pages travel compressed: long lists of languages and licenses shrink to a tenth."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressPages(GZipMiddleware):
    """Only pages. Files keep their bytes and ranges; the API keeps its strong ETags, which If-Match needs.

    Django adds random bytes, and masks each CSRF token anew, so that lengths tell nothing (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)
