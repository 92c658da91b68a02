"""The first page: search, what is new, ways in by language and subject."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oer_repo.discovery.find import find, newest
from oer_repo.web.pages.cards import cards
from oer_repo.web.pages.facets import Facet, facets_of
from search.errors import SearchUnavailable
from search.request import SearchRequest

NEWEST = 6
WAYS_IN = ("language", "subject", "license")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/home.html", {"cards": cards(newest(NEWEST)), "ways": ways_in(request)})


def ways_in(request: HttpRequest) -> list[Facet]:
    """No way in while search rests: the page itself stands without it."""
    try:
        found = find(SearchRequest(per_page=1), request.user)
    except SearchUnavailable:
        return []
    facets = {facet.name: facet for facet in facets_of(found.facets, QueryDict())}
    return [facets[name] for name in WAYS_IN if name in facets]
