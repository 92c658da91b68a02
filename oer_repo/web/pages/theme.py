"""Light, dark or as the device has it; kept for a year in a cookie that says nothing else."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from oer_repo.web.context import THEME_COOKIE, THEMES

A_YEAR = 365 * 24 * 3600


@csrf_exempt  # It changes nothing but a colour; a token would set a cookie for every visitor of every page.
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    answer = HttpResponseRedirect(way_back(request))
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        answer.set_cookie(
            THEME_COOKIE, chosen, max_age=A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    return answer


def way_back(request: HttpRequest) -> str:
    """The page the button was on, if it is one of ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else resolve_url("home")
