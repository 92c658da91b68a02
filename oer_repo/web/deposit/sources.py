"""Step 3: other people's work in it, found here or elsewhere, how it was used and what was changed."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from oer_repo.discovery.find import find
from oer_repo.resources.actions import SourceFacts, set_sources
from oer_repo.resources.errors import EditConflict, Invalid, NotFound
from oer_repo.resources.models import Resource, SourceUse, Version
from oer_repo.web.deposit.source_form import SourceForms, has_new_question, initial_of, sources_of
from oer_repo.web.deposit.steps import conflict_note, go_on, put_findings, revision_of, show
from oer_repo.web.signed_in import SignedInRequest
from search.request import SearchRequest

FOUND = 8


def sources_step(request: SignedInRequest, version: Version) -> HttpResponse:
    if request.method == "POST" and (chosen := request.POST.get("use_version")):
        return add_version(request, version, version_id_of(chosen))
    data = request.POST if request.method == "POST" else None
    works = SourceForms(data, initial=initial_of(version), prefix="source")
    if data is not None and works.is_valid() and save(request, version, works):
        return onward(request, version, works)
    words = request.GET.get("q", "").strip()[:200]
    context = {"works": works, "words": words, "found": found(request, version, words)}
    return show(request, version, "sources", context, status=200 if data is None else 422)


def onward(request: SignedInRequest, version: Version, works: forms.BaseFormSet) -> HttpResponse:
    """To the next step, unless what was just written raises a question."""
    if has_new_question(works.forms):
        messages.info(
            request, _("Saved. The words about a license leave something open: see the question below.")
        )
        return redirect("deposit_step", version.pk, "sources")
    return go_on(request, version, "sources")


def found(request: SignedInRequest, version: Version, words: str) -> list[Resource]:
    if not words:
        return []
    results = find(SearchRequest(q=words, per_page=FOUND), request.user)
    return [resource for resource in results.resources if resource.pk != version.resource_id]


def add_version(request: SignedInRequest, version: Version, chosen: UUID) -> HttpResponse:
    """One more source; those that are there stay as they are stored."""
    stored = sources_of({**row, "remove": False} for row in initial_of(version))
    added: SourceFacts = {"of_version": chosen, "use": SourceUse.ADAPTED}
    set_sources(version_id=version.pk, by=request.user, sources=[*stored, added])
    return redirect("deposit_step", version.pk, "sources")


def version_id_of(text: str) -> UUID:
    """NotFound for what no button of the page sends."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


def save(request: SignedInRequest, version: Version, works: forms.BaseFormSet) -> bool:
    try:
        set_sources(
            version_id=version.pk,
            by=request.user,
            sources=sources_of(works.cleaned_data),
            revision=revision_of(request),
        )
    except Invalid as error:
        put_findings(works.forms[0], error.findings, {})
        return False
    except EditConflict as error:
        if not works.forms:
            raise  # nothing was typed that could be kept: the page of the error says enough
        version.revision = error.revision
        conflict_note(works.forms[0])
        return False
    return True
