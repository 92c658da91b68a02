"""What everybody sees: the courses there are, and the page of one."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oer_repo.accounts.models import Institution
from oer_repo.courses.judge import judge, may_go_out, parts_of
from oer_repo.courses.models import Course
from oer_repo.courses.permissions import may_discuss
from oer_repo.resources.html import plain_text, safe_html
from oer_repo.reuse.describe_course import describe_course
from oer_repo.reuse.head import head_of_course
from oer_repo.web.courses.finding import seen_course
from oer_repo.web.courses.shown import outline
from oer_repo.web.pages.pager import Pager
from oer_repo.web.pages.rights import spoken

PER_PAGE = 20


@require_safe
def all_courses(request: HttpRequest) -> HttpResponse:
    """The newest first."""
    courses = Course.objects.exclude(published=None).order_by("-published").select_related("owner")
    page = Paginator(courses, PER_PAGE).get_page(request.GET.get("page"))
    pager = Pager(page.number, page.paginator.num_pages, request.GET)
    return render(request, "courses/all.html", {"courses": page.object_list, "pager": pager})


@require_safe
def course(request: HttpRequest, course_id: UUID) -> HttpResponse:
    found = seen_course(course_id, request.user)
    parts = parts_of(found)
    judgement = judge(found, parts)
    goes_out = may_go_out(found, judgement)
    context = {
        "course": found,
        "description": safe_html(found.description),
        "summary": plain_text(found.description),
        "sections": outline(found, parts, judgement, spoken(), goes_out=goes_out),
        "has_parts": bool(parts),
        "goes_out": goes_out,
        "institutions": institutions_of(found),
        "in_team": may_discuss(request.user, found),
        "reuse": head_of_course(found, describe_course(found, judgement, parts, briefly=True))
        if found.is_public and goes_out
        else None,
    }
    return render(request, "courses/course.html", context)


def institutions_of(course: Course) -> list[Institution]:
    """Those in the team and those whose parts are in it."""
    return list(
        (
            Institution.objects.filter(course_members__course=course)
            | Institution.objects.filter(course_parts__course=course)
        )
        .distinct()
        .order_by("name")
    )
