"""Everything that a program says about a draft in one go, put down by the catalogue's own verbs or not at all."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from licensing import registry
from licensing.errors import UnknownLicense
from licensing.license import License
from oer_repo.accounts.models import Institution
from oer_repo.accounts.roles import Person
from oer_repo.resources import actions
from oer_repo.resources.errors import Finding, Invalid
from oer_repo.resources.models import Version


def create(facts: Mapping[str, Any], by: Person) -> Version:
    with transaction.atomic():
        version = actions.create_draft(by=by, institution=institution_of(facts))
        change(version.pk, facts, by)
    return version


def change(version_id: UUID, facts: Mapping[str, Any], by: Person, revision: int | None = None) -> None:
    """Only what is given is set. The first step checks the revision and locks the draft for the others."""
    fields = actions.DraftChanges.__annotations__
    changes = cast(actions.DraftChanges, {name: facts[name] for name in fields if name in facts})
    with transaction.atomic():
        actions.edit_draft(version_id=version_id, by=by, changes=changes, revision=revision)
        if "creators" in facts:
            actions.set_creators(version_id=version_id, by=by, creators=facts["creators"])
        if "sources" in facts:
            actions.set_sources(version_id=version_id, by=by, sources=facts["sources"])
        if "license" in facts:
            actions.state_license(version_id=version_id, by=by, **statement_of(facts["license"]))


def statement_of(facts: Mapping[str, Any]) -> dict[str, Any]:
    words = {name: facts[name] for name in ("text", "evidence", "stated_by") if name in facts}
    return {"license": license_of(facts.get("id")), **words}


def license_of(license_id: str | None) -> License | None:
    try:
        return registry.get(license_id) if license_id else None
    except UnknownLicense as error:
        raise Invalid([Finding("unknown_license", str(error), "license.id")]) from error


def institution_of(facts: Mapping[str, Any]) -> Institution | None:
    slug = facts.get("institution")
    if not slug:
        return None
    found = Institution.objects.filter(slug=slug).first()
    if found is None:
        message = _("There is no institution “%(slug)s”. Take the slug of one of /institutions/.") % {
            "slug": slug
        }
        raise Invalid([Finding("unknown_institution", message, "institution")])
    return found
