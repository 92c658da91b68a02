"""Answers that change seldom: with a validator, and kept for a while by whoever asks."""

import hashlib

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from rest_framework.request import Request
from rest_framework.response import Response

AN_HOUR = 3600


def cacheable(request: Request, response: Response, content: str) -> HttpResponse:
    """The response, or 304 when the asker has what `content` (all that it depends on) still says."""
    etag = f'"{hashlib.sha256(content.encode()).hexdigest()[:32]}"'
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=AN_HOUR)
    return get_conditional_response(request._request, etag=etag, response=response) or response
