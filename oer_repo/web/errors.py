"""Errors as pages: what happened, what you can do now. The table says which error is which answer."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from oer_repo.resources import errors as catalogue
from oer_repo.resources.models import Resource
from search.errors import BadRequest, SearchUnavailable
from storage.errors import (
    BlobDamaged,
    BlobMissing,
    BlobQuarantined,
    BlobUnchecked,
    NoSpaceLeft,
    StorageError,
    TooLarge,
)

A_MINUTE = 60
SERVER_PROBLEM = {
    "type": "about:blank",
    "title": "Server error",
    "status": 500,
    "code": "server_error",
    "detail": "Something broke on our side, and it was logged. Try again; if it stays, tell who runs this site.",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The text of the page is the error's own sentence, unless another is given here."""

    status: int
    title: str | Promise
    symbol: str = "info"
    text: str | Promise = ""
    advice: str | Promise = ""
    retry_after: int = 0
    again: bool = False  # the button opens the same page once more, else the home page


DAMAGED = Answer(
    503,
    _("This file is damaged"),
    "warn",
    _("Its bytes are no longer those that were deposited, so they are not handed out."),
    _("Try again later: the people who run this site can put a sound copy back."),
    5 * A_MINUTE,
)
FULL = Answer(
    507,
    _("There is no space left for this file"),
    "package",
    _("Nothing of it was kept."),
    _("Tell the people who run this site, then upload it again."),
)

# The first that fits is taken.
ANSWERS: tuple[tuple[type[Exception], Answer], ...] = (
    (catalogue.NotAllowed, Answer(403, _("Your account may not do this"), "lock")),
    (catalogue.Embargoed, Answer(403, _("Not available yet"), "lock")),
    (catalogue.NotFound, Answer(404, _("There is no such resource"), "search")),
    (catalogue.EditConflict, Answer(409, _("Somebody was quicker"), "history")),
    (catalogue.LinkOver, Answer(410, _("This link does not work any more"), "lock")),
    (catalogue.RightsUnclear, Answer(409, _("The rights are not clear"), "warn")),
    (catalogue.Frozen, Answer(409, _("This version is published"), "lock")),
    (catalogue.Invalid, Answer(400, _("That cannot be stored"), "warn")),
    (
        SearchUnavailable,
        Answer(
            503,
            _("Search is resting"),
            "search",
            _("The search cannot answer at the moment. The resources themselves are safe and can be opened."),
            _("Try again in a minute."),
            A_MINUTE,
            again=True,
        ),
    ),
    (BadRequest, Answer(400, _("We could not read this search"), "search")),
    (TooLarge, Answer(413, _("This file is too large"), "package")),
    (BlobQuarantined, Answer(403, _("This file is in quarantine"), "lock")),
    (
        BlobUnchecked,
        Answer(503, _("This file is being checked"), "history", retry_after=A_MINUTE, again=True),
    ),
    (NoSpaceLeft, FULL),
    (BlobDamaged, DAMAGED),
    (BlobMissing, DAMAGED),
    (
        StorageError,
        Answer(
            503,
            _("The file cannot be reached"),
            "package",
            _(
                "The store that keeps the files does not answer as it should. The people who run this site can see why."
            ),
            _("Try again in a few minutes."),
            5 * A_MINUTE,
        ),
    ),
)


class DomainErrorMiddleware:
    """Turns errors of the catalogue, of search and of storage into pages; programs get theirs from the API."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if request.path.startswith("/api/"):
            return None
        if isinstance(error, catalogue.NotAllowed) and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if isinstance(error, catalogue.Withdrawn):
            return tombstone(request, error)
        if isinstance(error, OperationalError):
            return unavailable()
        found = next((answer for kind, answer in ANSWERS if isinstance(error, kind)), None)
        return page(request, found, error) if found else None


def page(request: HttpRequest, answer: Answer, error: Exception) -> HttpResponse:
    context = {
        "title": answer.title,
        "symbol": answer.symbol,
        "text": answer.text or str(error),
        "advice": answer.advice,
        "button": _("Try again") if answer.again else _("Go to the home page"),
        "button_url": request.get_full_path() if answer.again else "/",
    }
    response = render(request, "errors/page.html", context, status=answer.status)
    if answer.retry_after:
        response["Retry-After"] = str(answer.retry_after)
    return response


def tombstone(request: HttpRequest, error: catalogue.Withdrawn) -> HttpResponse:
    """What a withdrawn resource leaves: that it was here, what it was, and why it is gone."""
    resource = Resource.objects.select_related("current", "institution").get(pk=error.resource_id)
    return render(
        request, "errors/withdrawn.html", {"resource": resource, "version": resource.current}, status=410
    )


def unavailable() -> HttpResponse:
    """The database does not answer: this page needs none."""
    return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": str(A_MINUTE)})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(render_to_string("400.html"), status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Nothing here may fail again: no database, no session, no context processors."""
    if request.path.startswith("/api/"):
        return JsonResponse(SERVER_PROBLEM, status=500, content_type="application/problem+json")
    return HttpResponse(render_to_string("500.html"), status=500)
