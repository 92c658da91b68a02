"""What a person was told: newest first; opening the page counts as reading."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oer_repo.accounts.models import Notice
from oer_repo.accounts.notices import mark_read, text_of
from oer_repo.web.pages.pager import Pager
from oer_repo.web.signed_in import SignedInRequest

PER_PAGE = 30


@login_required
@require_safe
def my_notices(request: SignedInRequest) -> HttpResponse:
    mine = Notice.objects.filter(user=request.user)
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    shown = [(notice, text_of(notice)) for notice in page.object_list]
    mark_read(Notice.objects.filter(pk__in=[notice.pk for notice, _text in shown]))
    pager = Pager(page.number, page.paginator.num_pages, request.GET)
    return render(request, "mine/notices.html", {"notices": shown, "pager": pager})
