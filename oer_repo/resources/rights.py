"""May this version carry its license, given what it was made from? The license engine answers; we are closed where
it cannot tell, and where the whole would promise more than a source gives."""

from django.utils.translation import gettext as _

from licensing import Finding as LegalFinding
from licensing import How, Kind, Part, Report, Use, Verdict, check
from licensing.license import License
from oer_repo.resources.errors import Finding
from oer_repo.resources.models import Source, SourceUse, Statement, Version

CHANGED = {SourceUse.ADAPTED: How.ADAPTED, SourceUse.TRANSLATED: How.TRANSLATED}
BESIDE = {SourceUse.UNMODIFIED: How.UNMODIFIED, SourceUse.EXCERPT: How.EXCERPT}
SUMMARY = "output_not_permitted"  # says that it is not possible; the other findings say why


def rights_findings(version: Version, license: License) -> list[Finding]:
    """What stands in the way of publishing this version under this license, source by source."""
    found = (finding_of(source, license) for source in version.sources.all())
    return [finding for finding in found if finding]


def finding_of(source: Source, license: License) -> Finding | None:
    """Each source by itself: with one license wished for the whole, the whole is possible when each part is."""
    if source.license is None:
        return cannot_tell(source)
    report = judged(source, source.license, license)
    if report.verdict == Verdict.ALLOWED:
        return None
    reasons = [one for one in report.findings if one.verdict == report.verdict and one.code != SUMMARY]
    return explained(source, reasons[0]) if reasons else cannot_tell(source)


def judged(source: Source, given: License, license: License) -> Report:
    """What was changed becomes part of one new work; what is used as it is stands beside it under its own license.

    To publish here is free of charge; what others do later is theirs to ask.
    """
    use = SourceUse(source.use)
    if use in CHANGED:
        wish = Use(kind=Kind.ADAPT, commercial=False, desired=license)
        return check([Part((given,), CHANGED[use])], wish)
    return check([Part((given,), BESIDE[use])], Use(kind=Kind.COLLECT, commercial=False))


def explained(source: Source, finding: LegalFinding) -> Finding:
    reason = _(finding.message).format(**dict(finding.data))
    cited = f"{finding.source.document}, {finding.source.section}"
    text = _("“%(title)s”: %(reason)s (%(source)s)")
    facts = {"title": source.title, "reason": reason, "source": cited}
    return Finding(finding.code, text % facts, "sources")


def cannot_tell(source: Source) -> Finding:
    text = _(
        "We cannot tell whether “%(title)s” may be used here. Say exactly which license it is under, ask its owner, "
        "or replace it."
    )
    return Finding("cannot_tell", text % {"title": source.title}, "sources")


def license_today(version: Version) -> License | None:
    """What is known about the version's license now: the latest statement, else what the version says.

    A later statement may correct a published version; the frozen row keeps what was said then.
    """
    latest: Statement | None = None
    for statement in version.statements.all():  # in order; the caller may have prefetched them
        latest = statement if statement.file_id is None else latest
    return latest.license if latest else version.license
