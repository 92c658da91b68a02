"""Who made it, in the order of the credit."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from oer_repo.accounts.identifiers import validate_orcid
from oer_repo.accounts.roles import Person
from oer_repo.resources import validation, vocabularies
from oer_repo.resources.errors import Finding, Invalid
from oer_repo.resources.locking import locked_draft, save_draft
from oer_repo.resources.models import Creator, Version


class CreatorFacts(TypedDict):
    name: str
    role: NotRequired[str]
    orcid: NotRequired[str]


def set_creators(
    *, version_id: UUID, by: Person, creators: Sequence[CreatorFacts], revision: int | None = None
) -> Version:
    """The whole list at once, as a form or a program sends it."""
    findings = [finding for creator in creators for finding in findings_of(creator)]
    if len(creators) > 200:
        findings.append(Finding("too_many", _("At most 200 people can be named."), "creators"))
    if findings:
        raise Invalid(findings)
    with transaction.atomic():
        version = locked_draft(version_id, by=by, revision=revision)
        version.creators.all().delete()
        Creator.objects.bulk_create(
            Creator(
                version=version,
                position=position,
                name=facts["name"].strip(),
                role=facts.get("role", "author"),
                orcid=facts.get("orcid", ""),
            )
            for position, facts in enumerate(creators)
        )
        save_draft(version)
    return version


def findings_of(facts: CreatorFacts) -> list[Finding]:
    findings = list(validation.plain_text("creators", facts["name"], 250))
    if not facts["name"].strip():
        findings.append(Finding("name", _("Give the name of each person or organization."), "creators"))
    if vocabularies.concept("contributor_roles", facts.get("role", "author")) is None:
        findings.append(
            Finding("role", _("“%(role)s” is not a known role.") % {"role": facts.get("role")}, "creators")
        )
    if facts.get("orcid"):
        try:
            validate_orcid(facts["orcid"])
        except ValidationError as error:
            findings.append(Finding("orcid", error.messages[0], "creators"))
    return findings
