"""The team: who is in it, whose sign-off is there, what was done, and the button that publishes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from oer_repo.accounts.models import Institution
from oer_repo.courses import actions
from oer_repo.courses.actions.publish import in_the_way
from oer_repo.courses.judge import judge, parts_of
from oer_repo.courses.models import Course
from oer_repo.courses.permissions import may_lead, may_sign_off
from oer_repo.courses.sign_offs import standings
from oer_repo.resources.errors import Invalid, NotFound
from oer_repo.web.courses.finding import team_course
from oer_repo.web.courses.forms import MemberForm, put_findings
from oer_repo.web.signed_in import SignedInRequest

LOG_LINES = 30


@login_required
def team(request: SignedInRequest, course_id: UUID) -> HttpResponse:
    course = team_course(course_id, request.user)
    wanted = request.POST.get("do") if request.method == "POST" else ""
    form = MemberForm(request.POST if wanted == "add_member" else None)
    if wanted and done(request, course, wanted, form):
        return redirect("course_team", course_id)
    return render(request, "courses/team.html", context_of(request, course) | {"form": form})


def done(request: SignedInRequest, course: Course, wanted: str, form: MemberForm) -> bool:
    try:
        if wanted == "add_member":
            return form.is_valid() and bool(
                actions.add_member(course_id=course.pk, by=request.user, **form.cleaned_data)
            )
        press(request, course, wanted)
    except Invalid as refused:
        if wanted == "add_member":
            put_findings(form, refused)
            return False
        messages.error(request, refused.message)
    return True


def press(request: SignedInRequest, course: Course, wanted: str) -> None:
    who: dict[str, Any] = {"course_id": course.pk, "by": request.user}
    if wanted == "sign_off":
        actions.sign_off(institution=named(request.POST), **who)
    elif wanted == "publish":
        actions.publish_course(**who)
        messages.success(request, _("Published. Everybody can see the course now."))
    elif wanted == "take_back":
        actions.take_back(**who)
    elif wanted == "remove_member" and request.POST.get("user", "").isdecimal():
        actions.remove_member(user_id=int(request.POST["user"][:18]), **who)
    else:
        raise NotFound


def named(data: QueryDict) -> Institution:
    found = Institution.objects.filter(slug=data.get("institution", "")).first()
    if found is None:
        raise NotFound
    return found


def context_of(request: SignedInRequest, course: Course) -> dict[str, object]:
    parts = parts_of(course)
    judgement = judge(course, parts)
    return {
        "course": course,
        "members": course.members.select_related("user", "institution"),
        "standings": [
            (one, may_sign_off(request.user, course, one.institution.pk)) for one in standings(course, parts)
        ],
        "in_the_way": list(in_the_way(course, judgement)),
        "log": course.activities.select_related("by")[:LOG_LINES],
        "may_lead": may_lead(request.user, course),
    }
