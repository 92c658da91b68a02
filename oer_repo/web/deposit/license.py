"""Step 4: who made it, and under which license; of files that differ, their own."""

from django import forms
from django.http import HttpResponse

from oer_repo.resources.actions import set_creators, state_license
from oer_repo.resources.errors import EditConflict, Invalid
from oer_repo.resources.models import File, Statement, Version
from oer_repo.web.deposit.license_form import CreatorForms, FileLicenseForms, LicenseForm, creators_of, picks
from oer_repo.web.deposit.steps import conflict_note, go_on, put_findings, revision_of, show
from oer_repo.web.signed_in import SignedInRequest


def license_step(request: SignedInRequest, version: Version) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    statement = latest_statement(version, None)
    form = LicenseForm(data, initial=initial_of(version, statement), version=version)
    creators = CreatorForms(data, initial=initial_creators(request, version), prefix="creator")
    files = FileLicenseForms(
        data,
        prefix="file",
        initial=own_licenses(version),
        form_kwargs={"files": [(str(file.pk), file.name) for file in version.files.all()]},
    )
    # Every form is asked, so that every error shows at once.
    valid = [form.is_valid(), creators.is_valid(), files.is_valid()]
    if data is not None and all(valid) and save(request, version, form, creators, files):
        return go_on(request, version, "license")
    context = {"form": form, "creators": creators, "files": files, "picks": picks(form)}
    context |= {"sources": version.sources.all(), "earlier": earlier_grant(version)}
    return show(request, version, "license", context, status=200 if data is None else 422)


def earlier_grant(version: Version) -> Version | None:
    """The version that is out under a license already: nobody loses it by what is chosen here."""
    current = version.resource.current
    return current if current and current.license else None


def initial_of(version: Version, statement: Statement | None) -> dict[str, str]:
    """Nothing is ticked for anybody who has not chosen."""
    license_id = version.license.id if version.license else ""
    current = license_id in dict(LicenseForm.base_fields["license"].choices)  # type: ignore[attr-defined]
    text = (
        statement.text
        if statement and statement.license and statement.text != statement.license.title
        else ""
    )
    return {
        "license": license_id if current else "",
        "other_license": "" if current else license_id,
        "text": text,
        "evidence": statement.evidence if statement else "",
    }


def initial_creators(request: SignedInRequest, version: Version) -> list[dict[str, str]]:
    stored = [{"name": c.name, "role": c.role, "orcid": c.orcid} for c in version.creators.all()]
    return stored or [{"name": request.user.name, "role": "author", "orcid": request.user.orcid}]


def own_licenses(version: Version) -> list[dict[str, str]]:
    return [
        {"file": str(file.pk), "license": file.license.id} for file in version.files.all() if file.license
    ]


def latest_statement(version: Version, file: File | None) -> Statement | None:
    return version.statements.filter(file=file).last()


def save(
    request: SignedInRequest,
    version: Version,
    form: LicenseForm,
    creators: forms.BaseFormSet,
    files: forms.BaseFormSet,
) -> bool:
    try:
        people = creators_of(creators.cleaned_data)
        set_creators(version_id=version.pk, by=request.user, creators=people, revision=revision_of(request))
        save_license(request, version, form)
        save_file_licenses(request, version, files)
    except Invalid as error:
        put_findings(form, error.findings, {"evidence": "evidence", "text": "text"})
        return False
    except EditConflict as error:
        version.revision = error.revision
        conflict_note(form)
        return False
    return True


def save_license(request: SignedInRequest, version: Version, form: LicenseForm) -> None:
    """A new statement only when something else is said than before."""
    license, text, evidence = form.chosen(), form.cleaned_data["text"].strip(), form.cleaned_data["evidence"]
    if license is None and not text:
        return
    before = latest_statement(version, None)
    words = text or (license.title if license else "")
    if before and (before.license, before.text, before.evidence) == (license, words, evidence):
        return
    state_license(version_id=version.pk, by=request.user, license=license, text=text, evidence=evidence)


def save_file_licenses(request: SignedInRequest, version: Version, rows: forms.BaseFormSet) -> None:
    """A new statement for each file about which something else is said than before."""
    stored = {str(file.pk): file for file in version.files.all()}
    for row in rows:
        file = stored.get(row.cleaned_data.get("file", ""))
        license = row.chosen() if file else None
        if file and license != file.license:
            text = "" if license else "As the resource"
            state_license(version_id=version.pk, by=request.user, license=license, text=text, file_id=file.pk)
