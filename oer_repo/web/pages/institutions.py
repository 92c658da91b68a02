"""Who shares here: the list of institutions, and the page of one."""

from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from oer_repo.accounts.models import Institution
from oer_repo.discovery.find import listed
from oer_repo.resources.models import Resource
from oer_repo.web.pages.cards import cards
from oer_repo.web.pages.pager import Pager

PER_PAGE = 20


@require_safe
def institutions(request: HttpRequest) -> HttpResponse:
    counted = Institution.objects.annotate(count=Coalesce(Subquery(public_resources()), 0)).order_by("name")
    return render(request, "pages/institutions.html", {"institutions": counted})


def public_resources() -> QuerySet:
    """How many there are of the institution outside; joined and grouped instead, every resource would be read."""
    of_it = Resource.objects.public().filter(institution=OuterRef("pk")).order_by()
    return of_it.values("institution").annotate(number=Count("*")).values("number")


@require_safe
def institution(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Institution, slug=slug)
    resources = listed(Resource.objects.public().filter(institution=found)).order_by(
        "-current__published", "pk"
    )
    page = Paginator(resources, PER_PAGE).get_page(request.GET.get("page"))
    pager = Pager(page.number, page.paginator.num_pages, request.GET)
    context = {
        "institution": found,
        "cards": cards(page.object_list),
        "total": page.paginator.count,
        "pager": pager,
    }
    return render(request, "pages/institution.html", context)
