"""Search results with their filters."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from oer_repo.courses.fitting import with_course
from oer_repo.discovery.asking import request_of
from oer_repo.discovery.find import find
from oer_repo.discovery.suggest import suggest
from oer_repo.web.pages.cards import cards_of
from oer_repo.web.pages.facets import chips_of, facets_of
from oer_repo.web.pages.links import changed
from oer_repo.web.pages.looser import looser
from oer_repo.web.pages.pager import Pager
from oer_repo.web.pages.usable import usable_of
from search.errors import SearchUnavailable

SORTS = (
    ("relevance", _("Best match first")),
    ("newest", _("Newest first")),
    ("oldest", _("Oldest first")),
    ("title", _("By title")),
    ("used", _("Most used first")),
)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    params = told_for_a_course(request)
    asked = request_of(dict(params.lists()))
    results = find(asked, request.user)
    facets = facets_of(results.facets, params)
    usable = usable_of(results.facets.get("usable_in", ()), params)
    context = {
        "asked": asked,
        "q": asked.q,
        "results": results,
        "cards": cards_of(results),
        "facets": facets,
        "usable": usable,
        "chosen": chips_of(facets, params),
        "meant": changed(request.GET, q=results.page.did_you_mean, page=None),
        "looser": [] if results.total else looser(asked, params),
        "sorts": SORTS,
        "pager": Pager(asked.page, results.page.pages, request.GET),
    }
    return render(request, "pages/search.html", context)


def told_for_a_course(request: HttpRequest) -> QueryDict:
    """`usable_in=course:<id>` as what it stands for, so that the form shows it and can be changed."""
    told = request.GET.copy()
    for name, values in with_course(dict(request.GET.lists()), request.user).items():
        told.setlist(name, list(values))
    return told


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """What goes on as somebody types, for a list under the field; nothing at all while search rests."""
    try:
        found = suggest(request.GET.get("q", ""))
    except SearchUnavailable:
        return HttpResponse(status=204)
    return render(request, "components/suggestions.html", {"suggestions": [one for one, _resource in found]})
