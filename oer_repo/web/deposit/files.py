"""Step 1: the files, or the address where it is."""

import logging
from typing import cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oer_repo.ingest.deposit import add_upload
from oer_repo.ingest.notes import about_name, about_type, with_notes
from oer_repo.ingest.quotas import room_of
from oer_repo.resources.actions import DraftChanges, change_file, edit_draft, remove_file
from oer_repo.resources.errors import Invalid, NotFound
from oer_repo.resources.models import File, FileRole, Version
from oer_repo.web.deposit.choices import language_choices
from oer_repo.web.deposit.steps import go_on, put_findings, show
from oer_repo.web.signed_in import SignedInRequest
from storage.errors import StorageError

logger = logging.getLogger(__name__)
OURS_TO_MEND = {
    "no_space_left": (
        507,
        gettext_lazy(
            "The store of this site has no space left for this file and nothing of it was kept. Tell the people who "
            "run this site, then upload it again."
        ),
    ),
    "store_unavailable": (
        503,
        gettext_lazy(
            "The store of this site does not answer as it should and nothing of this file was kept. Upload it again "
            "in a few minutes."
        ),
    ),
}
"""What is wrong with the store: where it is stands in the log, and is nothing for a depositor."""


class PlaceForm(forms.Form):
    link = forms.CharField(
        label=gettext_lazy("Web address"),
        required=False,
        max_length=2000,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text=gettext_lazy("For a video or page that stays elsewhere. You can give files as well."),
    )
    available_from = forms.DateField(
        label=gettext_lazy("Give the files out from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy(
            "Only for an embargo, of at most five years. The description is public at once; until that day only "
            "you, the curators of your institution and administrators have the files."
        ),
    )


def files_step(request: SignedInRequest, version: Version) -> HttpResponse:
    if request.method != "POST":
        return page(request, version, PlaceForm(initial=facts_of(version)))
    if remove := request.POST.get("remove"):
        remove_file(file_id=own_file(version, remove).pk, by=request.user)
        return redirect("deposit_step", version.pk, "files")
    form = PlaceForm(request.POST)
    if keep_uploads(request, version, form) and save_facts(request, version, form):
        stays = bool(request.FILES) and "stay" not in request.POST
        return redirect("deposit_step", version.pk, "files") if stays else go_on(request, version, "files")
    return page(request, version, form, status=status_of(form))


def status_of(form: forms.Form) -> int:
    """422 is for what the depositor can mend; a store that is full or away is ours to mend."""
    found = (
        status for code, (status, _words) in OURS_TO_MEND.items() if form.has_error(NON_FIELD_ERRORS, code)
    )
    return next(found, 422)


def page(request: SignedInRequest, version: Version, form: PlaceForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "files": with_notes(list(version.files.select_related("blob"))),
        "roles": FileRole.choices,
        "languages": language_choices(),
        "room": room_of(version.resource),
        "most": settings.MAX_FILE_BYTES,
    }
    answer = show(request, version, "files", context, status=status)
    if status == 503:
        answer["Retry-After"] = "300"
    return answer


def keep_uploads(request: SignedInRequest, version: Version, form: forms.Form) -> bool:
    """Each file on its own: one that cannot be kept is named, the others are safe."""
    form.is_valid()
    for upload in cast("list[UploadedFile]", request.FILES.getlist("upload")):
        try:
            file = add_upload(version_id=version.pk, by=request.user, stream=upload, name=upload.name or "")
        except (StorageError, Invalid) as error:
            form.add_error(None, why_not(upload.name or "", error))
        else:
            messages.success(request, _("“%(name)s” is kept.") % {"name": file.name})
            if not about_name(file) and (note := about_type(file, upload.content_type or "")):
                messages.warning(request, f"{file.name}: {note}")
    return form.is_valid()


def why_not(name: str, error: StorageError | Invalid) -> ValidationError:
    code = getattr(error, "code", "invalid")
    if code not in OURS_TO_MEND:
        return ValidationError(f"{name}: {error}", code=code)
    logger.error("A file could not be kept: %s", error)
    return ValidationError(f"{name}: {OURS_TO_MEND[code][1]}", code=code)


def save_facts(request: SignedInRequest, version: Version, form: PlaceForm) -> bool:
    """Link and embargo, and role and language of each file, where they differ from what is stored."""
    try:
        for file in version.files.all():
            role = request.POST.get(f"role-{file.pk}", file.role)
            language = request.POST.get(f"language-{file.pk}", file.language)
            if (role, language) != (file.role, file.language):
                change_file(file_id=file.pk, by=request.user, changes={"role": role, "language": language})
        said = {name: form.cleaned_data[name] for name in facts_of(version) if name in request.POST}
        if changes := {name: said[name] for name in said if said[name] != getattr(version, name)}:
            edit_draft(version_id=version.pk, by=request.user, changes=cast("DraftChanges", changes))
    except Invalid as error:
        put_findings(form, error.findings, {})
        return False
    return True


def facts_of(version: Version) -> dict[str, object]:
    return {"link": version.link, "available_from": version.available_from}


def own_file(version: Version, file_id: str) -> File:
    for file in version.files.all():
        if str(file.pk) == file_id:
            return file
    raise NotFound
