"""Where the team works: one's courses, the outline with its verdicts, what the course is and is for."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from oer_repo.courses import actions
from oer_repo.courses.judge import judge, keep_check, may_go_out, parts_of
from oer_repo.courses.models import Course
from oer_repo.courses.permissions import may_edit, may_lead
from oer_repo.resources.errors import EditConflict, Invalid
from oer_repo.web.courses.finding import team_course
from oer_repo.web.courses.forms import CourseForm, NewCourseForm, put_findings
from oer_repo.web.courses.shown import outline
from oer_repo.web.signed_in import SignedInRequest


@login_required
def my_courses(request: SignedInRequest) -> HttpResponse:
    form = NewCourseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.create_course(by=request.user, **form.cleaned_data)
            return redirect("course_work", made.pk)
        except Invalid as refused:
            put_findings(form, refused)
    mine = Course.objects.filter(Q(owner=request.user) | Q(members__user=request.user)).distinct()
    return render(request, "courses/mine.html", {"form": form, "courses": mine})


@login_required
@require_safe
def workshop(request: SignedInRequest, course_id: UUID) -> HttpResponse:
    course = team_course(course_id, request.user)
    parts = parts_of(course)
    judgement = judge(course, parts)
    keep_check(course, judgement)
    goes_out = may_go_out(course, judgement)
    context = {
        "course": course,
        "verdict": judgement.verdict.word,
        "goes_out": goes_out,
        "translation": judgement.translation.verdict.word if judgement.translation else "",
        "licenses": judgement.solution.outputs[:3],
        "sections": outline(course, parts, judgement, goes_out=True),
        "part_count": len(judgement.parts),
        "may_edit": may_edit(request.user, course),
    }
    return render(request, "courses/work.html", context)


@login_required
def edit(request: SignedInRequest, course_id: UUID) -> HttpResponse:
    course = team_course(course_id, request.user)
    form = CourseForm(request.POST if request.method == "POST" else None, initial=facts_of(course))
    if form.is_valid():
        try:
            revision = request.POST.get("revision", "")
            asked = int(revision) if revision.isdecimal() else None
            actions.edit_course(course_id=course_id, by=request.user, revision=asked, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("course_work", course_id)
        except (Invalid, EditConflict) as refused:
            put_refusal(form, refused)
    return render(
        request,
        "courses/edit.html",
        {"form": form, "course": course, "may_lead": may_lead(request.user, course)},
    )


def put_refusal(form: CourseForm, refused: Invalid | EditConflict) -> None:
    if isinstance(refused, Invalid):
        put_findings(form, refused)
    else:
        form.add_error(None, refused.message)


def facts_of(course: Course) -> dict[str, object]:
    facts = {name: getattr(course, name) for name in CourseForm.base_fields}
    return facts | {
        "license": course.license.id if course.license else "",
        "places": "\n".join(course.places),
    }


@login_required
@require_POST
def delete(request: SignedInRequest, course_id: UUID) -> HttpResponse:
    actions.delete_course(course_id=course_id, by=request.user)
    messages.success(request, _("The course is gone. Its resources stay as they are."))
    return redirect("my_courses")
