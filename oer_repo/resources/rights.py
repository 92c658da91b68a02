"""May this version carry its license, given what it was made from? The license engine answers; we are closed where
it cannot tell, and where the whole would promise more than a source gives."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from licensing import Finding as LegalFinding
from licensing import How, Kind, Part, Solution, Use, Verdict, check, solve
from licensing.license import License
from oer_repo.resources.errors import Finding, RightsUnclear
from oer_repo.resources.models import Source, SourceUse, Statement, Version
from oer_repo.resources.words_read import said_instead

CHANGED = {
    SourceUse.ADAPTED: How.ADAPTED,
    SourceUse.TRANSLATED: How.TRANSLATED,
    SourceUse.SYNCHRONISED: How.SYNCHRONISED,
}
BESIDE = {SourceUse.UNMODIFIED: How.UNMODIFIED, SourceUse.EXCERPT: How.EXCERPT}
SUMMARY = "output_not_permitted"  # says that it is not possible; the other findings say why


def rights_findings(version: Version, license: License) -> list[Finding]:
    """What stands in the way of publishing this version under this license, source by source."""
    return findings_for(version.sources.all(), license)


def findings_for(sources: Iterable[Source], license: License) -> list[Finding]:
    found = (finding_of(source, license) for source in sources)
    return [finding for finding in found if finding]


def finding_of(source: Source, license: License) -> Finding | None:
    """Each source by itself: with one license wished for the whole, the whole is possible when each part is."""
    if source.license is None:
        return cannot_tell(source)
    report = check(*question_of(source, source.license, license))
    if report.verdict == Verdict.ALLOWED:
        return None
    reasons = [one for one in report.findings if one.verdict == report.verdict and one.code != SUMMARY]
    return explained(source, license, reasons[0]) if reasons else cannot_tell(source)


def verdict_for(sources: Iterable[Source], license: License) -> Verdict:
    """Whether a version made from these may carry this license; a source without one says nothing here."""
    different = {(one.license, one.use): one for one in sources}.values()
    verdicts = (check(*question_of(one, one.license, license)).verdict for one in different if one.license)
    return max(verdicts, default=Verdict.ALLOWED)


def way_out(source: Source, license: License) -> Solution | None:
    """What would help with a source that stands in the way."""
    return solve(*question_of(source, source.license, license)) if source.license else None


def question_of(source: Source, given: License, license: License) -> tuple[list[Part], Use]:
    """What was changed becomes part of one new work; what is used as it is stands beside it under its own license.

    To publish here is free of charge; what others do later is theirs to ask.
    """
    use = SourceUse(source.use)
    if use in CHANGED:
        wish = Use(kind=Kind.ADAPT, commercial=False, desired=license)
        return [Part((given,), CHANGED[use])], wish
    return [Part((given,), BESIDE[use])], Use(kind=Kind.COLLECT, commercial=False)


def explained(source: Source, license: License, finding: LegalFinding) -> Finding:
    reason = _(finding.message).format(**dict(finding.data))
    cited = f"{finding.source.document}, {finding.source.section}"
    text = _("“%(title)s”: %(reason)s (%(source)s)")
    facts = {"title": source.title, "reason": reason, "source": cited}
    may_be_known = finding.verdict < Verdict.FORBIDDEN
    key = f"{source.position}.{finding.code}.{license.id}" if may_be_known else ""
    return Finding(finding.code, text % facts, "sources", finding.verdict.word, key, source.position)


def cannot_tell(source: Source) -> Finding:
    text = _(
        "We cannot tell whether “%(title)s” may be used here. Say exactly which license it is under, ask its owner, "
        "or replace it."
    )
    return Finding("cannot_tell", text % {"title": source.title}, "sources", position=source.position)


def license_today(version: Version) -> License | None:
    """What is known about the version's license now: the latest statement, else what the version says.

    A later statement may correct a published version; the frozen row keeps what was said then.
    """
    latest = latest_statement(version)
    return latest.license if latest else version.license


def latest_statement(version: Version) -> Statement | None:
    """About the whole version; in order, for the caller may have prefetched them."""
    about_it = [one for one in version.statements.all() if one.file_id is None]
    return about_it[-1] if about_it else None


def refuse_unclear(version: Version) -> None:
    """Raises RightsUnclear: what nobody may rely on is not handed on as something to reuse."""
    if license_today(version) is None or said_against(version):
        raise RightsUnclear


def said_against(version: Version) -> tuple[License, ...]:
    """Other licenses that the latest statement's own words name: then nobody can rely on the one that is recorded."""
    latest = latest_statement(version)
    return said_instead(latest.license, latest.text) if latest and latest.license else ()
