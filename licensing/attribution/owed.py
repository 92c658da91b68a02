"""Whether a fact is owed: what was supplied, how the work is used, what its licensor asked to have removed."""

from __future__ import annotations

from .duties import Duty, Family, family_of
from .work import CreditUse, Work

_SUPPLIED = {
    "creator": "creators",
    "attribution_party": "attribution_parties",
    "title": "title",
    "source_uri": "url",
    "copyright_notice": "copyright_notice",
    "license_notice": "license_notice",
    "disclaimer_notice": "disclaimer_notice",
    "prior_modified": "modifications",
    "year": "year",
    "last_update_date": "last_update",
}
# LC 4.0 s.3(a)(3) names what s.3(a)(1)(A) lists, 1.0-3.0 s.4 the credit: the license and the mark of changes stay.
REMOVABLE = frozenset(_SUPPLIED) - {"prior_modified", "year", "last_update_date"}
_NOTICES = ("copyright_notice", "license_notice", "disclaimer_notice")


def duty_in(row: Duty, family: Family, work: Work, use: CreditUse) -> str | None:
    """Must, should, or None where this row does not apply; the first row of a fact that holds decides."""
    first = next((r for r in family.duties if r.fact == row.fact and _holds(r, work, use)), None)
    if first is not row or not _supplied(row.fact, work, use) or row.fact in withheld(family, work, use):
        return None
    return row.duty


def said(work: Work, use: CreditUse) -> frozenset[str]:
    """The facts that a credit of this work conveys."""
    family = family_of(work.license)
    return frozenset(row.fact for row in family.duties if duty_in(row, family, work, use))


def withheld(family: Family, work: Work, use: CreditUse) -> list[str]:
    """What the licensor asked to have removed, and every notice that would name a person who is not to be named."""
    binding = family.removal == "always" or use.kind in (family.removal or "").split(", ")
    asked = work.removal_requested & REMOVABLE if binding else frozenset()
    unnamed = {creator.name for creator in work.creators} if "creator" in asked else set()
    unnamed |= {work.real_name} if work.real_name else set()
    telling = {
        notice for notice in _NOTICES if any(name in (getattr(work, notice) or "") for name in unnamed)
    }
    return sorted(asked | telling)


def _supplied(fact: str, work: Work, use: CreditUse) -> bool:
    if fact in _SUPPLIED:
        return bool(getattr(work, _SUPPLIED[fact]))
    if fact == "license_uri":
        return bool(work.license and work.license.url)
    return bool(use.modification) if fact == "modification_description" else True


def _holds(row: Duty, work: Work, use: CreditUse) -> bool:
    match row.when:
        case "adapt":
            return use.kind == "adapt"
        case "modified":
            return use.changed and not use.trivial
        case "modified_trivially":
            return use.changed and use.trivial
        case "modified_not_adapt":
            return use.changed and use.kind != "adapt"
        case "license_info":
            return work.url_has_license_info
    return True
