"""Facts of time: what was granted cannot be taken back, what was lost can sometimes be cured."""

from __future__ import annotations

from collections.abc import Iterator

from licensing.findings import Note, Verdict
from licensing.license import License
from licensing.use import How

from . import terms
from .situation import Situation

LICENSOR, BREACH = "licensor_", "own earlier breach"
CURED = ("cured", "within 30 days", "within_30_days")
UNCURED = ("not cured", "uncured", "not_cured")


def grants(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """What the history of the copy changes; public domain and statements have no grant to lose."""
    if terms.is_public_domain(license) or terms.is_statement(license):
        return
    for fact in situation.use.history:
        yield _changed(fact) if fact.startswith(LICENSOR) else _breach(license, fact)


def _changed(fact: str) -> Note:
    """Licenses are irrevocable for copies received under them; that they were is for the user to show."""
    if "no evidence" in fact.replace("_", " "):
        return Note("evidence_of_grant_needed", Verdict.UNCLEAR)
    return Note("irrevocable")


def _breach(license: License, fact: str) -> Note:
    """LC 4.0 s. 6(b) and 3.0 IGO s. 7: back in force when cured within 30 days of discovery."""
    can_be_cured = terms.is_version_four(license) or license.jurisdiction == "igo"
    if not can_be_cured:
        return Note("breach_ends_license", Verdict.FORBIDDEN)
    text = fact.lower()
    cured = any(word in text for word in CURED) and not any(word in text for word in UNCURED)
    return Note(
        "breach_cured" if cured else "breach_cure_period", Verdict.ALLOWED if cured else Verdict.UNCLEAR
    )
