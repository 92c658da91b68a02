"""The rights of a course: the verdict of each part with its sources, what stands in the way, what would help; the record."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from licensing import Verdict, registry
from licensing.errors import UnknownLicense
from licensing.license import License
from licensing.remedies import Help
from oer_repo.accounts.models import User
from oer_repo.courses import actions
from oer_repo.courses.judge import Judgement, judge, keep_check, override_of
from oer_repo.courses.models import Cost, Course, Part, Platform
from oer_repo.courses.permissions import may_edit, may_override
from oer_repo.courses.replacing import Offer, replacements
from oer_repo.resources.errors import Invalid, NotFound
from oer_repo.resources.models import Resource
from oer_repo.web.courses.finding import team_course
from oer_repo.web.courses.forms import OverrideForm, put_findings
from oer_repo.web.report.remedies import ShownObstacle
from oer_repo.web.report.show import Shown, show_solution
from oer_repo.web.signed_in import SignedInRequest
from search.errors import SearchUnavailable

RECORDS = 20
MOST_OFFERED = 5  # parts for which others are looked for: each costs some searches


@login_required
def rights(request: SignedInRequest, course_id: UUID) -> HttpResponse:
    course = team_course(course_id, request.user)
    form = OverrideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.override(course_id=course_id, by=request.user, **form.cleaned_data)
            return redirect("course_rights", course_id)
        except Invalid as refused:
            put_findings(form, refused)
    judgement = judge(course)
    shown = shown_judgement(judgement)
    context = {
        "course": course,
        "form": form,
        "check": keep_check(course, judgement),
        "shown": shown,
        "rows": list(zip(judgement.parts, shown.parts, strict=True)),
        "obstacles": [without_guesses(one) for one in shown.obstacles],
        "instead": offered(course, judgement, request.user),
        "translation": judgement.translation.verdict.word if judgement.translation else "",
        "override": override_of(course, judgement),
        "forbidden": judgement.verdict is Verdict.FORBIDDEN,
        "may_override": may_override(request.user, course),
        "may_edit": may_edit(request.user, course),
        "checks": reversed(course.checks.order_by("-made")[:RECORDS]),
        "overrides": course.overrides.select_related("by", "check_made"),
    }
    return render(request, "courses/rights.html", context)


def shown_judgement(judgement: Judgement) -> Shown:
    """Buttons name the parts by their numbers in the database."""
    numbers = [part.pk for part in judgement.parts]
    place = {pk: at for at, pk in enumerate(numbers)}
    owners = [place[pk] for pk in judgement.asked.owners]
    return show_solution(judgement.solution, [part.title for part in judgement.parts], owners, numbers)


def without_guesses(obstacle: ShownObstacle) -> ShownObstacle:
    """To replace a part or to ask its holder is done outside: a button cannot pretend that it was."""
    remedies = (
        replace(one, presses=()) if one.kind in (Help.REPLACE, Help.ASK, Help.KEEP_PRIVATE) else one
        for one in obstacle.remedies
    )
    return replace(obstacle, remedies=tuple(remedies))


def offered(course: Course, judgement: Judgement, by: User) -> list[tuple[Part, list[Offer]]]:
    """For each part in the way, works found here that would fit in its place; the page goes on without them where search
    is away."""
    owners = judgement.asked.owners
    in_the_way = {owners[at] for one in judgement.solution.obstacles for at in one.parts}
    parts = course.parts.filter(pk__in=in_the_way).select_related("version")[:MOST_OFFERED]
    try:
        return [(part, found) for part in parts if (found := replacements(course, part, by))]
    except SearchUnavailable:
        return []


@login_required
@require_POST
def try_remedy(request: SignedInRequest, course_id: UUID) -> HttpResponse:
    """The press of a remedy changes the course: how a part is used, or what the whole is for."""
    try:
        press(request.POST.get("try", ""), {"course_id": course_id, "by": request.user})
    except Invalid as refused:
        messages.error(request, refused.message)
    return redirect("course_rights", course_id)


def number_of(place: str) -> int:
    if not place.isdecimal() or len(place) > 18:
        raise NotFound
    return int(place)


def current_of(resource_id: str) -> UUID:
    try:
        found = (
            Resource.objects.public().filter(pk=UUID(resource_id)).values_list("current", flat=True).first()
        )
    except ValueError:
        raise NotFound from None
    if found is None:
        raise NotFound
    return found


def wished(license_id: str) -> License:
    try:
        return registry.get(license_id)
    except UnknownLicense as error:
        raise NotFound from error


def press(pressed: str, who: dict[str, Any]) -> None:
    what, _colon, rest = pressed.partition(":")
    value, _colon, places = rest.partition(":")
    if what == "how":
        for place in places.split(","):
            actions.change_part(part_id=number_of(place), how=value, **who)
    elif what == "replace":
        actions.replace_part(part_id=number_of(places), version_id=current_of(value), **who)
    elif what == "wish":
        actions.edit_course(license=wished(value), **who)
    elif what == "money":
        actions.edit_course(cost=Cost.FREE, **who)
    elif what == "without_drm":
        actions.edit_course(platform=Platform.OPEN, **who)
    else:
        raise NotFound
