"""Put a resource into a course: one of those one works on, or a new one."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from oer_repo.accounts.models import User
from oer_repo.courses import actions
from oer_repo.courses.models import Course, CourseRole
from oer_repo.resources.errors import Invalid, NotFound
from oer_repo.resources.models import Resource, Version
from oer_repo.resources.rights import license_today, said_against
from oer_repo.web.signed_in import SignedInRequest

EDITORS = (CourseRole.AUTHOR, CourseRole.RIGHTS_OFFICER)


@login_required
def add_to_course(request: SignedInRequest, slug: str) -> HttpResponse:
    """Choose one of one's courses, or name a new one."""
    resource = Resource.objects.public().select_related("current").filter(slug=slug).first()
    if resource is None or resource.current is None:
        raise NotFound
    error = ""
    if request.method == "POST":
        try:
            course = chosen_course(request)
            actions.add_resource(course_id=course.pk, by=request.user, version_id=resource.current.pk)
            tell_added(request, course, resource.current)
            return redirect("course_work", course.pk)
        except Invalid as refused:
            error = refused.message
    context = {
        "resource": resource,
        "version": resource.current,
        "courses": editable(request.user),
        "error": error,
    }
    return render(request, "courses/add.html", context)


def tell_added(request: SignedInRequest, course: Course, version: Version) -> None:
    """What has no license may stand in the team's plan, as a link above all: the check says it, and we say it at once."""
    messages.success(request, _("Added to “%(title)s”.") % {"title": course.title})
    if license_today(version) is None or said_against(version):
        messages.warning(
            request,
            _(
                "Its rights are not clear, and without a license nothing is permitted. Only link to it, or replace it: "
                "the course cannot go out otherwise."
            ),
        )


def editable(person: User) -> QuerySet[Course]:
    """Those that this person began or works on as an author."""
    works_on = Q(members__user=person, members__role__in=EDITORS)
    return Course.objects.filter(Q(owner=person) | works_on).distinct()


def chosen_course(request: SignedInRequest) -> Course:
    title = request.POST.get("title", "").strip()
    if title:
        return actions.create_course(by=request.user, title=title)
    chosen = uuid_of(request.POST.get("course", ""))
    course = editable(request.user).filter(pk=chosen).first() if chosen else None
    if course is None:
        raise NotFound
    return course


def uuid_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
