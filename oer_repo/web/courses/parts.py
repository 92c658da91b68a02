"""Parts of a course: put one in, move it, take it out."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from oer_repo.courses import assemble
from oer_repo.courses.models import Course
from oer_repo.resources.errors import NotFound
from oer_repo.resources.models import Resource
from oer_repo.web.signed_in import SignedInRequest


@login_required
def add_to_course(request: SignedInRequest, slug: str) -> HttpResponse:
    """Choose one of one's courses, or name a new one."""
    resource = Resource.objects.public().select_related("current").filter(slug=slug).first()
    if resource is None or resource.current is None:
        raise NotFound
    if request.method == "POST":
        course = chosen_course(request)
        assemble.add_part(course_id=course.pk, by=request.user, version_id=resource.current.pk)
        messages.success(request, _("Added to “%(title)s”.") % {"title": course.title})
        return redirect(course)
    courses = Course.objects.filter(owner=request.user)
    return render(
        request, "courses/add.html", {"resource": resource, "version": resource.current, "courses": courses}
    )


def chosen_course(request: SignedInRequest) -> Course:
    title = request.POST.get("title", "").strip()
    if title:
        return assemble.create_course(by=request.user, title=title)
    chosen = uuid_of(request.POST.get("course", ""))
    course = Course.objects.filter(owner=request.user, pk=chosen).first() if chosen else None
    if course is None:
        raise NotFound
    return course


def uuid_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@login_required
@require_POST
def change_part(request: SignedInRequest, course_id: UUID, part_id: int) -> HttpResponse:
    """One button each: `remove`, or `position` with the new place."""
    if "remove" in request.POST:
        assemble.remove_part(course_id=course_id, by=request.user, part_id=part_id)
    elif (position := request.POST.get("position", "")).isdecimal():
        assemble.move_part(
            course_id=course_id, by=request.user, part_id=part_id, position=min(int(position), 10_000)
        )
    return redirect("course", course_id)
