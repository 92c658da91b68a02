"""Step 2: title, description, language, subject, level, type."""

from django import forms
from django.http import HttpResponse

from oer_repo.resources.actions import edit_draft
from oer_repo.resources.errors import EditConflict, Invalid
from oer_repo.resources.models import Version
from oer_repo.web.deposit.about_form import (
    AboutForm,
    TranslationForms,
    changes_of,
    initial_of,
    translations_of,
)
from oer_repo.web.deposit.steps import conflict_note, go_on, put_findings, revision_of, show
from oer_repo.web.signed_in import SignedInRequest

FIELDS = {"titles": "title", "descriptions": "description", "languages": "language"}


def about_step(request: SignedInRequest, version: Version) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = AboutForm(data, initial=initial_of(version))
    others = TranslationForms(data, initial=translations_of(version), prefix="other")
    if data is not None and form.is_valid() and others.is_valid() and save(request, version, form, others):
        return go_on(request, version, "about")
    context = {"form": form, "others": others}
    return show(request, version, "about", context, status=200 if data is None else 422)


def save(request: SignedInRequest, version: Version, form: AboutForm, others: forms.BaseFormSet) -> bool:
    try:
        edit_draft(
            version_id=version.pk,
            by=request.user,
            revision=revision_of(request),
            changes=changes_of(form.cleaned_data, others.cleaned_data),
        )
    except Invalid as error:
        put_findings(form, error.findings, FIELDS)
        return False
    except EditConflict as error:
        version.revision = error.revision
        conflict_note(form)
        return False
    return True
