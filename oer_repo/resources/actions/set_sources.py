"""What it was made from, and what other people's work is in it."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from licensing import registry
from licensing.errors import UnknownLicense
from licensing.license import License
from oer_repo.accounts.models import User
from oer_repo.accounts.roles import Person
from oer_repo.resources import validation
from oer_repo.resources.errors import Finding, Invalid
from oer_repo.resources.locking import locked_draft, save_draft
from oer_repo.resources.models import Source, SourceStatement, SourceUse, Version
from oer_repo.resources.permissions import may_see
from oer_repo.resources.words_read import contradictions, reading_of


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
        record_what_was_said(version, rows, by)
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


def record_what_was_said(version: Version, rows: Sequence[Source], by: Person) -> None:
    """A row for each work elsewhere of which something new is said: the words, the license, who wrote it down."""
    if not isinstance(by, User):
        return
    earlier = SourceStatement.objects.filter(version__resource_id=version.resource_id)
    latest = {(one.title, one.url): (one.text, one.license) for one in earlier}
    for row in rows:
        said = (row.license_text, row.license)
        if row.of_version_id or not any(said) or latest.get((row.title, row.url)) == said:
            continue
        SourceStatement.objects.create(
            version=version,
            title=row.title,
            url=row.url,
            text=row.license_text,
            license=row.license,
            question=reading_of(row.license_text).question,
            recorded_by=by,
        )


def license_of(facts: SourceFacts) -> License | None:
    """The one that was chosen; else the one that the words name, if they name exactly one."""
    license_id = facts.get("license")
    return registry.get(license_id) if license_id else reading_of(facts.get("license_text", "")).license


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
        chosen = license_of(facts) if facts.get("license") else None
        if not findings and not facts.get("of_version"):
            findings += contradictions(chosen, facts.get("license_text", ""), "sources")
    except UnknownLicense as error:
        findings.append(Finding("license", str(error), "sources"))
    return findings
