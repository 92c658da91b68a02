"""Search results with their filters."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from oer_repo.discovery.find import find
from oer_repo.web.pages.cards import cards
from oer_repo.web.pages.facets import facets_of
from oer_repo.web.pages.pager import Pager
from search.address import from_params

SORTS = (
    ("relevance", _("Best match first")),
    ("newest", _("Newest first")),
    ("oldest", _("Oldest first")),
    ("title", _("By title")),
)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    asked = from_params(dict(request.GET.lists()))
    results = find(asked, request.user)
    facets = facets_of(results.facets, request.GET)
    context = {
        "asked": asked,
        "q": asked.q,
        "results": results,
        "cards": cards(results.resources, asked.q),
        "facets": facets,
        "chosen": [choice for facet in facets for choice in facet.choices if choice.chosen],
        "sorts": SORTS,
        "pager": Pager(asked.page, results.page.pages, request.GET),
    }
    return render(request, "pages/search.html", context)
