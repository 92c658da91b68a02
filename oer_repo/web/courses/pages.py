"""One's own courses; a course with its parts and credits."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from oer_repo.courses import assemble
from oer_repo.courses.credit import credited_parts
from oer_repo.courses.models import Course
from oer_repo.courses.permissions import may_edit, may_see
from oer_repo.resources.errors import NotFound
from oer_repo.resources.html import safe_html
from oer_repo.web.deposit.choices import language_choices
from oer_repo.web.signed_in import SignedInRequest


class CourseForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=500)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=language_choices, required=False)
    description = forms.CharField(
        label=gettext_lazy("Description"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class EditForm(CourseForm):
    is_public = forms.BooleanField(label=gettext_lazy("Everybody may see it"), required=False)


@login_required
def my_courses(request: SignedInRequest) -> HttpResponse:
    form = CourseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect(assemble.create_course(by=request.user, **form.cleaned_data))
    courses = Course.objects.filter(owner=request.user)
    return render(request, "courses/mine.html", {"form": form, "courses": courses})


def course(request: HttpRequest, course_id: UUID) -> HttpResponse:
    found = Course.objects.select_related("owner").filter(pk=course_id).first()
    if found is None or not may_see(request.user, found):
        raise NotFound
    context = {
        "course": found,
        "description": safe_html(found.description),
        "parts": credited_parts(found),
        "may_edit": may_edit(request.user, found),
    }
    return render(request, "courses/course.html", context)


@login_required
def edit(request: SignedInRequest, course_id: UUID) -> HttpResponse:
    found = Course.objects.filter(pk=course_id).first()
    if found is None or not may_edit(request.user, found):
        raise NotFound
    names = ("title", "language", "description", "is_public")
    initial = {name: getattr(found, name) for name in names}
    form = EditForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        assemble.edit_course(course_id=course_id, by=request.user, **form.cleaned_data)
        return redirect(found)
    return render(request, "courses/edit.html", {"form": form, "course": found})


@login_required
@require_POST
def delete(request: SignedInRequest, course_id: UUID) -> HttpResponse:
    assemble.delete_course(course_id=course_id, by=request.user)
    messages.success(request, _("The course is gone. Its resources stay as they are."))
    return redirect("my_courses")
