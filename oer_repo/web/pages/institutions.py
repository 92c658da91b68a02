"""Who shares here: the list of institutions, and the page of one."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from oer_repo.accounts.models import Institution
from oer_repo.discovery.find import listed
from oer_repo.resources.models import Resource
from oer_repo.web.pages.cards import cards
from oer_repo.web.pages.pager import Pager

PER_PAGE = 20
PUBLIC = Q(resources__current__isnull=False, resources__withdrawn=None)


@require_safe
def institutions(request: HttpRequest) -> HttpResponse:
    counted = Institution.objects.annotate(count=Count("resources", filter=PUBLIC)).order_by("name")
    return render(request, "pages/institutions.html", {"institutions": counted})


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
