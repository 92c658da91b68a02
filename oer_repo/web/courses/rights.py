"""The rights of a course: the verdict of each part with its sources, what stands in the way, what would help; the record."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

from licensing import Verdict
from oer_repo.courses import actions
from oer_repo.courses.judge import Judgement, judge, keep_check, override_of, title_of
from oer_repo.courses.permissions import may_edit, may_override
from oer_repo.resources.errors import Invalid
from oer_repo.web.courses.finding import team_course
from oer_repo.web.courses.forms import OverrideForm, put_findings
from oer_repo.web.signed_in import SignedInRequest

RECORDS = 20


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
    context = {
        "course": course,
        "form": form,
        "check": keep_check(course, judgement),
        "verdict": judgement.verdict.word,
        "parts": judged_parts(judgement),
        "licenses": judgement.solution.outputs,
        "obstacles": obstacles(judgement),
        "translation": judgement.translation.verdict.word if judgement.translation else "",
        "override": override_of(course, judgement),
        "forbidden": judgement.verdict is Verdict.FORBIDDEN,
        "may_override": may_override(request.user, course),
        "may_edit": may_edit(request.user, course),
        "checks": reversed(course.checks.order_by("-made")[:RECORDS]),
        "overrides": course.overrides.select_related("by", "check_made"),
    }
    return render(request, "courses/rights.html", context)


def judged_parts(judgement: Judgement) -> list[dict[str, object]]:
    return [
        {
            "part": part,
            "title": title_of(part),
            "verdict": judgement.verdict_of(part).word,
            "findings": judgement.findings_of(part),
        }
        for part in judgement.parts
    ]


def obstacles(judgement: Judgement) -> list[dict[str, object]]:
    """Each set of parts in the way with its remedies, in terms of the course's parts."""
    by_id = {part.pk: part for part in judgement.parts}
    owners = judgement.asked.owners
    return [
        {
            "parts": [by_id[pk] for pk in dict.fromkeys(owners[at] for at in one.parts)],
            "remedies": [
                (remedy, by_id[owners[remedy.part]] if remedy.part is not None else None)
                for remedy in one.remedies
            ],
        }
        for one in judgement.solution.obstacles
    ]
