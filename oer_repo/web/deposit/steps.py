"""What all steps share: the draft one may edit, the list of steps, saving and going on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oer_repo.resources.errors import Finding, Frozen, NotFound
from oer_repo.resources.models import Version
from oer_repo.resources.permissions import may_edit
from oer_repo.web.signed_in import SignedInRequest

StepView = Callable[[SignedInRequest, Version], HttpResponse]

TITLES: dict[str, str | Promise] = {
    "files": gettext_lazy("Files"),
    "about": gettext_lazy("What it is"),
    "sources": gettext_lazy("Other people's work"),
    "license": gettext_lazy("People and license"),
    "check": gettext_lazy("Check and publish"),
}
NAMES = list(TITLES)
# Which step mends which finding, by the finding's field.
STEP_OF_FIELD = {"files": "files", "license": "license", "creators": "license", "sources": "sources"}


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    title: str
    url_name: str
    is_current: bool
    is_done: bool


def step_view(views: Mapping[str, StepView]) -> Callable[..., HttpResponse]:
    """One address for all steps; whoever may not edit the draft is told so before anything else."""

    @login_required
    def view(request: SignedInRequest, version_id: UUID, step: str) -> HttpResponse:
        if step not in views:
            raise Http404
        return views[step](request, draft_of(request, version_id))

    return view


def draft_of(request: SignedInRequest, version_id: UUID) -> Version:
    """The draft, or NotFound for whoever may not know that it exists."""
    version = Version.objects.select_related("resource").filter(pk=version_id).first()
    if version is None or not may_edit(request.user, version.resource):
        raise NotFound
    if not version.is_draft:
        raise Frozen
    return version


def show(
    request: SignedInRequest, version: Version, name: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    shared = {"version": version, "steps": steps(name), "step": name, "next": following(name)}
    return render(request, f"deposit/{name}.html", {**shared, **context}, status=status)


def steps(current: str) -> list[Step]:
    here = NAMES.index(current)
    return [
        Step(name, str(TITLES[name]), "deposit_step", position == here, position < here)
        for position, name in enumerate(NAMES)
    ]


def following(name: str) -> str:
    return NAMES[min(NAMES.index(name) + 1, len(NAMES) - 1)]


def go_on(request: SignedInRequest, version: Version, name: str) -> HttpResponse:
    """To the next step, or the same again when only "Save" was pressed."""
    if "stay" in request.POST:
        messages.success(request, _("Saved."))
        return redirect("deposit_step", version.pk, name)
    return redirect("deposit_step", version.pk, following(name))


def revision_of(request: SignedInRequest) -> int | None:
    """The revision that the form was made from; without one nothing is compared."""
    text = request.POST.get("revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def put_findings(form: forms.BaseForm, findings: Iterable[Finding], fields: Mapping[str, str]) -> None:
    """Each finding beside the field that it is about (`fields`: ours by the catalogue's name), else on top."""
    for finding in findings:
        field = fields.get(finding.field, finding.field)
        form.add_error(field if field in form.fields else None, finding.message)


def conflict_note(form: forms.BaseForm) -> None:
    """Somebody saved in between: what was typed stays in the form, and pressing again saves it over."""
    form.add_error(
        None,
        _(
            "Somebody else has changed this draft meanwhile. What you typed is still here: "
            "compare, then save again to keep yours."
        ),
    )
