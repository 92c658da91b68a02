"""The forms of courses; what is storable is said by the actions, whose findings go beside the fields."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from licensing import registry
from oer_repo.accounts.models import Institution
from oer_repo.courses.models import Cost, CourseRole, PartHow, Platform
from oer_repo.resources.errors import Invalid
from oer_repo.web.deposit.choices import language_choices, license_choices, source_license_choices


def put_findings(form: forms.Form, refused: Invalid) -> None:
    """The reasons of an action, each at its field."""
    for finding in refused.findings:
        form.add_error(finding.field if finding.field in form.fields else None, finding.message)


def long_text(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class NewCourseForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=500)
    language = forms.ChoiceField(label=_("Language"), choices=language_choices, required=False)
    description = forms.CharField(
        label=_("Description"), required=False, max_length=20_000, widget=long_text()
    )


class CourseForm(NewCourseForm):
    cost = forms.ChoiceField(label=_("Who pays?"), choices=Cost.choices, widget=forms.RadioSelect)
    platform = forms.ChoiceField(
        label=_("Where people take it"), choices=Platform.choices, widget=forms.RadioSelect
    )
    translation_planned = forms.BooleanField(label=_("It will be translated"), required=False)
    license = forms.TypedChoiceField(
        label=_("License that the course is to carry"),
        choices=license_choices,
        coerce=registry.get,
        empty_value=None,
        required=False,
        help_text=_("Of its selection and order, and of what you write. Each part keeps its own license."),
    )
    effort = forms.CharField(
        label=_("Effort"), max_length=200, required=False, help_text=_("Six weeks, three hours a week.")
    )
    start = forms.CharField(
        label=_("Begins"), max_length=10, required=False, help_text=_("2026, 2026-09 or 2026-09-01")
    )
    recognition = forms.CharField(
        label=_("Credit or recognition"),
        max_length=500,
        required=False,
        help_text=_("2 ECTS, a certificate."),
    )
    places = forms.CharField(
        label=_("Where it runs"),
        required=False,
        widget=long_text(2),
        help_text=_("Web addresses, one on each line."),
    )

    def clean_places(self) -> list[str]:
        return self.cleaned_data["places"].split()


class HowForm(forms.Form):
    how = forms.ChoiceField(label=_("How is it used?"), choices=PartHow.choices)
    portion = forms.CharField(
        label=_("Which part of it"),
        max_length=200,
        required=False,
        help_text=_("Pages 3–7, or 0:10–2:30. Empty: all of it."),
    )
    changes = forms.CharField(
        label=_("What was changed"), max_length=5_000, required=False, widget=long_text(2)
    )


class ResourceForm(HowForm):
    """Of a resource with several files also which of them; `files` are their ids and names."""

    file = forms.TypedChoiceField(label=_("Which file"), coerce=UUID, empty_value=None, required=False)
    field_order = ("file",)

    def __init__(self, *args: Any, files: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].choices = [("", _("All of it")), *files]  # type: ignore[attr-defined]
        if len(files) < 2:
            del self.fields["file"]


class LinkForm(HowForm):
    title = forms.CharField(label=_("Title"), max_length=500)
    url = forms.CharField(label=_("Web address"), max_length=2000)
    creator = forms.CharField(label=_("Who made it"), max_length=500, required=False)
    license = forms.TypedChoiceField(
        label=_("License"),
        choices=source_license_choices,
        coerce=registry.get,
        empty_value=None,
        required=False,
    )
    license_text = forms.CharField(
        label=_("What is written about its rights"),
        max_length=20_000,
        required=False,
        widget=long_text(2),
        help_text=_("Word for word."),
    )
    field_order = ("title", "url", "creator", "license", "license_text", "how", "portion", "changes")


class TextForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=500)
    text = forms.CharField(
        label=_("Text"), max_length=100_000, widget=long_text(10), help_text=_("Markdown may be used.")
    )


class CommentForm(forms.Form):
    text = forms.CharField(label=_("Say something about this part"), max_length=5_000, widget=long_text(2))


class MemberForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address of the account"))
    role = forms.ChoiceField(label=_("Role"), choices=CourseRole.choices)
    institution = forms.ModelChoiceField(
        label=_("Institution"),
        queryset=Institution.objects.all(),
        required=False,
        empty_label=_("None"),
        help_text=_("For which this person brings parts and signs off."),
    )


class OverrideForm(forms.Form):
    reason = forms.CharField(
        label=_("Why may the course go out all the same?"),
        max_length=5_000,
        widget=long_text(3),
        help_text=_(
            "For example: a letter of the author permits it. Reason and name stay on record and go out with every export."
        ),
    )
