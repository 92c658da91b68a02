"""Show it elsewhere: a small page that any site may frame, the code to copy, and oEmbed that tells of both."""

from urllib.parse import urlsplit
from uuid import UUID

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from oer_repo.courses.credit import credited_parts
from oer_repo.courses.models import Course
from oer_repo.discovery.look import version_at
from oer_repo.formats import oembed
from oer_repo.resources.credit import credit_of
from oer_repo.resources.describe import absolute
from oer_repo.resources.errors import NotFound, NotPublishable, ResourceError, RightsUnclear, Withdrawn
from oer_repo.resources.rights import license_today, refuse_unclear
from oer_repo.reuse.embeddable import embeddable_course, embeddable_version
from oer_repo.reuse.exports import going_out
from oer_repo.web.pages.rights import spoken
from oer_repo.web.pages.viewers import viewers

NOBODY = AnonymousUser()  # what is framed is what everybody may see, whoever looks
STATUS: dict[type[ResourceError], int] = {RightsUnclear: 409, NotPublishable: 409, Withdrawn: 410}
ANYWHERE = {"frame-ancestors": ["*"]}


@require_safe
@xframe_options_exempt
@csp_replace(ANYWHERE)  # type: ignore[arg-type]
def embed_resource(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        version = version_at(slug, NOBODY)
        refuse_unclear(version)
    except (RightsUnclear, Withdrawn) as refused:
        return not_framed(request, refused, absolute(reverse("resource", args=[slug])))
    context = {
        "version": version,
        "viewer": next(iter(viewers(version, NOBODY)), None),
        "license": license_today(version),
        "credit": credit_of(version, spoken()),
        "url": absolute(version.resource.get_absolute_url()),
    }
    return framed(render(request, "reuse/embed_resource.html", context))


@require_safe
@xframe_options_exempt
@csp_replace(ANYWHERE)  # type: ignore[arg-type]
def embed_course(request: HttpRequest, course_id: UUID) -> HttpResponse:
    try:
        course = public_course(course_id)
    except NotPublishable as refused:
        return not_framed(request, refused, absolute(reverse("course", args=[course_id])))
    context = {
        "course": course,
        "parts": credited_parts(course, spoken()),
        "url": absolute(course.get_absolute_url()),
    }
    return framed(render(request, "reuse/embed_course.html", context))


def not_framed(request: HttpRequest, refused: ResourceError, url: str) -> HttpResponse:
    """The reason inside the frame, where whoever meets it can read it."""
    context = {"reason": refused.message, "url": url}
    return render(request, "reuse/embed_refused.html", context, status=STATUS[type(refused)])


def framed(response: HttpResponse) -> HttpResponse:
    """The same for everybody, so it may be kept for a while."""
    patch_cache_control(response, public=True, max_age=300)
    return response


def public_course(course_id: UUID) -> Course:
    return going_out(course_id, NOBODY)


@require_safe
def tell_oembed(request: HttpRequest) -> HttpResponse:
    """404 for an address that is none of ours, 501 for XML (oEmbed 1.0, 2.3.5); the reason where there is nothing to show."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(
            "Only JSON is spoken here: use format=json.\n", status=501, content_type="text/plain"
        )
    size = oembed.room(number(request, "maxwidth"), number(request, "maxheight"))
    try:
        response = JsonResponse(oembed.write(embeddable(request.GET.get("url", "")), size))
    except (RightsUnclear, Withdrawn, NotPublishable) as refused:
        problem = {"code": refused.code, "detail": refused.message}
        response = JsonResponse(problem, status=STATUS[type(refused)])
    response["Access-Control-Allow-Origin"] = "*"
    return response


def number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def embeddable(url: str) -> oembed.Embeddable:
    try:
        address = urlsplit(url)
    except ValueError:
        raise Http404 from None
    if f"{address.scheme}://{address.netloc}" != settings.SITE_URL:
        raise Http404
    try:
        match = resolve(address.path)
    except Resolver404:
        raise Http404 from None
    if match.url_name in ("resource", "version"):
        return embeddable_version(version_at(match.kwargs["slug"], NOBODY))
    if match.url_name == "course":
        return embeddable_course(public_course(match.kwargs["course_id"]))
    raise NotFound
