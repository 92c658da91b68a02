"""May this version carry its license, given what it was made from? Closed where we cannot tell.

The simplest rules that are surely right; each cites the legal code it rests on.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from licensing.license import License
from oer_repo.resources.errors import Finding
from oer_repo.resources.models import Source, SourceUse, Statement, Version

# Adaptations of these may carry any license, as far as the source goes: BY 4.0 legal code s.2(a)(1)(B), s.3(a)(4);
# CC0 1.0 s.2-3; the Public Domain Mark says that no copyright is known.
FREE_TO_ADAPT = {"by", "zero", "mark"}
# The main licenses, and nothing else, are decided here: the retired ones have clauses that need a person.
DECIDED = FREE_TO_ADAPT | {"by-sa", "by-nc", "by-nc-sa", "by-nd", "by-nc-nd", "by-nd-nc"}


def rights_findings(version: Version, license: License) -> list[Finding]:
    """What stands in the way of publishing this version under this license."""
    sources = version.sources.all()
    return [finding for source in sources for finding in findings_of(source, license)]


def findings_of(source: Source, license: License) -> Iterable[Finding]:
    given = source.license
    if given is None or not given.is_cc or given.unit not in DECIDED:
        yield cannot_tell(source)
    elif source.use in (SourceUse.UNMODIFIED, SourceUse.EXCERPT):
        yield from in_a_collection(source, given)
    elif "DerivativeWorks" not in given.permits:
        yield no_derivatives(source, given)
    elif "ShareAlike" in given.requires:
        yield from share_alike(source, given, license)
    elif given.unit not in FREE_TO_ADAPT:
        yield from noncommercial(source, given, license)


def in_a_collection(source: Source, given: License) -> Iterable[Finding]:
    """Side by side, each under its own license; whether an excerpt of an ND work is still that work is not settled."""
    if source.use == SourceUse.EXCERPT and "DerivativeWorks" not in given.permits:
        yield cannot_tell(source)


def no_derivatives(source: Source, given: License) -> Finding:
    """BY-ND 4.0 legal code s.2(a)(1)(B): adapted material may be made, but not shared."""
    return Finding(
        "no_derivatives",
        _("“%(title)s” is under %(license)s: changed or translated versions of it may not be shared. Use it as it "
          "is, ask its owner, or replace it.") % {"title": source.title, "license": given.name},
        "sources",
    )  # fmt: skip


def share_alike(source: Source, given: License, license: License) -> Iterable[Finding]:
    """BY-SA 4.0 legal code s.3(b)(1). The same tool is always right; others may be, and are not decided here."""
    if license.id != given.id:
        yield Finding(
            "share_alike",
            _("“%(title)s” is under %(license)s: what is made from it must carry the same license. Choose "
              "%(license)s for yours, or replace it.") % {"title": source.title, "license": given.name},
            "license",
        )  # fmt: skip


def noncommercial(source: Source, given: License, license: License) -> Iterable[Finding]:
    """BY-NC 4.0 legal code s.2(a)(1): the adaptation cannot permit what the source does not."""
    if "CommercialUse" in given.prohibits and "CommercialUse" not in license.prohibits:
        yield Finding(
            "noncommercial",
            _("“%(title)s” is under %(license)s: what is made from it may not be given out for commercial use. "
              "Choose a NonCommercial license, or replace it.") % {"title": source.title, "license": given.name},
            "license",
        )  # fmt: skip


def cannot_tell(source: Source) -> Finding:
    return Finding(
        "cannot_tell",
        _("We cannot tell whether “%(title)s” may be used here. Say exactly which license it is under, ask its owner, "
          "or replace it.") % {"title": source.title},
        "sources",
    )  # fmt: skip


def license_today(version: Version) -> License | None:
    """What is known about the version's license now: the latest statement, else what the version says.

    A later statement may correct a published version; the frozen row keeps what was said then.
    """
    latest: Statement | None = None
    for statement in version.statements.all():  # in order; the caller may have prefetched them
        latest = statement if statement.file_id is None else latest
    return latest.license if latest else version.license
