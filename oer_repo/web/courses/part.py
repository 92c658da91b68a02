"""One part: how it is used, what is said about it, a newer version; and adding links and texts."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from oer_repo.courses import actions
from oer_repo.courses.credit import credited, has_newer
from oer_repo.courses.models import Course, Part, PartKind, Unit
from oer_repo.courses.permissions import may_edit
from oer_repo.resources.errors import Invalid
from oer_repo.resources.history import differences
from oer_repo.web.courses.finding import part_in, team_course
from oer_repo.web.courses.forms import CommentForm, LinkForm, ResourceForm, TextForm, put_findings
from oer_repo.web.pages.rights import spoken
from oer_repo.web.signed_in import SignedInRequest

FORMS: dict[str, type[forms.Form]] = {PartKind.LINK: LinkForm, PartKind.TEXT: TextForm}


@login_required
def one_part(request: SignedInRequest, course_id: UUID, part_id: int) -> HttpResponse:
    course = team_course(course_id, request.user)
    part = part_in(course, part_id)
    wanted = request.POST.get("do") if request.method == "POST" else ""
    form = form_of(part, request.POST if wanted == "save" else None)
    said = CommentForm(request.POST if wanted == "comment" else None)
    if wanted == "save" and saved(form, lambda facts: change(request, course, part, facts)):
        messages.success(request, _("Saved."))
        return redirect("course_work", course_id)
    if wanted == "comment" and saved(said, lambda facts: comment(request, course, part, facts)):
        return redirect("course_part", course_id, part_id)
    return render(
        request, "courses/part.html", context_of(request, course, part) | {"form": form, "said": said}
    )


def saved(form: forms.Form, act: object) -> bool:
    """Whether the action took it; its reasons stand beside the fields else."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)  # type: ignore[operator]
    except Invalid as refused:
        put_findings(form, refused)
        return False
    return True


def change(request: SignedInRequest, course: Course, part: Part, facts: dict[str, object]) -> None:
    if "file" in facts:
        facts = {**facts, "file_id": facts["file"]}
        del facts["file"]
    actions.change_part(course_id=course.pk, by=request.user, part_id=part.pk, **facts)


def comment(request: SignedInRequest, course: Course, part: Part, facts: dict[str, object]) -> None:
    actions.comment(course_id=course.pk, by=request.user, part_id=part.pk, text=str(facts["text"]))


def form_of(part: Part, data: QueryDict | None) -> forms.Form:
    if part.version is None:
        fields = FORMS[part.kind].base_fields
        facts = {name: getattr(part, name) for name in fields} | {"license": part.license and part.license.id}
        return FORMS[part.kind](data, initial=facts)
    facts = {"how": part.how, "portion": part.portion, "changes": part.changes, "file": part.file_id}
    files = [(str(one.pk), one.name) for one in part.version.files.all()]
    return ResourceForm(data, initial=facts, files=files)


def other_units(course: Course, part: Part) -> list[tuple[int, str]]:
    """To which the part may go, by the names of section and unit."""
    units = Unit.objects.filter(section__course=course).exclude(pk=part.unit_id).select_related("section")
    return [(one.pk, f"{one.section} / {one}") for one in units.order_by("section__position", "position")]


def context_of(request: SignedInRequest, course: Course, part: Part) -> dict[str, object]:
    newest = part.version.resource.current if part.version and has_newer(part) else None
    return {
        "course": course,
        "part": part,
        "shown": credited(part, spoken()),
        "comments": part.comments.select_related("by"),
        "may_edit": may_edit(request.user, course),
        "units": other_units(course, part),
        "newest": newest,
        "differences": differences(part.version, newest) if part.version and newest else [],
    }


@login_required
def add_link(request: SignedInRequest, course_id: UUID) -> HttpResponse:
    form = LinkForm(request.POST if request.method == "POST" else None, initial={"how": "linked"})
    return adding(request, course_id, form, actions.add_link, _("Add something from elsewhere"))


@login_required
def add_text(request: SignedInRequest, course_id: UUID) -> HttpResponse:
    form = TextForm(request.POST if request.method == "POST" else None)
    return adding(request, course_id, form, actions.add_text, _("Write a text"))


def adding(
    request: SignedInRequest, course_id: UUID, form: forms.Form, action: object, heading: str
) -> HttpResponse:
    course = team_course(course_id, request.user)
    unit = request.GET.get("unit", "")
    unit_id = int(unit) if unit.isdecimal() and len(unit) < 19 else None
    who = {"course_id": course.pk, "by": request.user, "unit_id": unit_id}
    if form.is_bound and saved(form, lambda facts: action(**who, **facts)):  # type: ignore[operator]
        return redirect("course_work", course_id)
    return render(request, "courses/add_own.html", {"course": course, "form": form, "heading": heading})
