"""What it was made from, and what other people's work is in it."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from licensing import registry
from licensing.errors import UnknownLicense
from licensing.license import License
from oer_repo.accounts.roles import Person
from oer_repo.resources import validation
from oer_repo.resources.errors import Finding, Invalid
from oer_repo.resources.locking import locked_draft, save_draft
from oer_repo.resources.models import Source, SourceUse, Version
from oer_repo.resources.permissions import may_see


class SourceFacts(TypedDict):
    """Either `of_version`, a version here (the rest is then read from it), or at least the title of a work elsewhere."""

    of_version: NotRequired[UUID | None]
    title: NotRequired[str]
    url: NotRequired[str]
    creator: NotRequired[str]
    license: NotRequired[str | None]
    license_text: NotRequired[str]
    use: NotRequired[str]
    changes: NotRequired[str]


def set_sources(
    *, version_id: UUID, by: Person, sources: Sequence[SourceFacts], revision: int | None = None
) -> Version:
    """The whole list at once. A work here gives its own title, people and license; nobody can say otherwise."""
    findings = [finding for facts in sources for finding in findings_of(facts)]
    if findings:
        raise Invalid(findings)
    with transaction.atomic():
        version = locked_draft(version_id, by=by, revision=revision)
        rows = [source_of(facts, version, position, by) for position, facts in enumerate(sources)]
        version.sources.all().delete()
        Source.objects.bulk_create(rows)
        save_draft(version)
    return version


def source_of(facts: SourceFacts, version: Version, position: int, by: Person) -> Source:
    how = {"version": version, "position": position}
    how |= {"use": facts.get("use", SourceUse.ADAPTED), "changes": facts.get("changes", "")}
    if source_id := facts.get("of_version"):
        return Source(**how, **facts_of_version(source_id, version, by))
    return Source(
        **how,
        title=facts.get("title", ""),
        url=facts.get("url", ""),
        creator=facts.get("creator", ""),
        license=license_of(facts),
        license_text=facts.get("license_text", ""),
    )


def facts_of_version(source_id: UUID, version: Version, by: Person) -> dict[str, object]:
    source = Version.objects.select_related("resource").filter(pk=source_id).first()
    if (
        source is None
        or source.is_draft
        or source.resource_id == version.resource_id
        or not may_see(by, source)
    ):
        raise Invalid(
            [Finding("source", _("Choose a published version of another resource as source."), "sources")]
        )
    creators = [creator.name for creator in source.creators.all() if creator.role == "author"]
    return {
        "of_version": source,
        "title": source.title[:500],
        "creator": ", ".join(creators)[:500],
        "license": source.license,
    }


def license_of(facts: SourceFacts) -> License | None:
    license_id = facts.get("license")
    return registry.get(license_id) if license_id else None


def findings_of(facts: SourceFacts) -> list[Finding]:
    findings: list[Finding] = []
    if not facts.get("of_version") and not facts.get("title", "").strip():
        findings.append(
            Finding("title", _("Give the title of the work, or pick one that is kept here."), "sources")
        )
    for field, limit in (("title", 500), ("creator", 500), ("changes", 5_000), ("license_text", 5_000)):
        findings += validation.plain_text("sources", facts.get(field, ""), limit)
    findings += validation.web_address("sources", facts.get("url", ""))
    if facts.get("use", SourceUse.ADAPTED) not in SourceUse.values:
        findings.append(
            Finding("use", _("Say how it was used: %(uses)s.") % {"uses": ", ".join(SourceUse.values)})
        )
    try:
        license_of(facts)
    except UnknownLicense as error:
        findings.append(Finding("license", str(error), "sources"))
    return findings
