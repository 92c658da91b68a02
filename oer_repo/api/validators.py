"""Answers that hold as long as the index does: with a validator, so that what is known is not sent again."""

import hashlib
from collections.abc import Callable

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language
from rest_framework.request import Request
from rest_framework.response import Response

from licensing import rules_version
from oer_repo.resources.changes import newest
from search import engine


def unless_known(request: Request, answer: Callable[[], HttpResponse], about: object = "") -> HttpResponse:
    """304 without asking the engine, when index, catalogue, rules and question are those of the asker's answer.

    `about` is what the address does not say. A withdrawal counts from its own moment, before the index has heard of it: its change row changes the validator.
    """
    state = (
        engine.generation(),
        newest("search"),
        rules_version(),
        get_language(),
        request.get_full_path(),
        about,
    )
    etag = f'W/"{hashlib.sha256(repr(state).encode()).hexdigest()[:32]}"'
    known = get_conditional_response(request._request, etag=etag, response=None)
    if known is not None:
        return headed(known, etag, request)
    return headed(answer(), etag, request)


def headed(response: HttpResponse | Response, etag: str, request: Request) -> HttpResponse:
    """To be kept by whoever asks, and asked about each time: nothing withdrawn is shown from a cache."""
    response["ETag"] = etag
    kept_by = "private" if request.user.is_authenticated else "public"
    patch_cache_control(response, no_cache=True, **{kept_by: True})
    return response
