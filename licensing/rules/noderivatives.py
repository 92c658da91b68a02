"""What counts as an adaptation, and NoDerivatives: verbatim always, adaptations never shared, private ones from 4.0."""

from __future__ import annotations

from collections.abc import Iterator

from licensing.findings import Note, Verdict
from licensing.license import License
from licensing.use import Context, How, Kind

from . import terms
from .situation import ADAPTING, Situation

WORDS = {
    How.TRANSLATED: "translation_is_adaptation",
    How.SYNCHRONISED: "sync_is_adaptation",
    How.FORMAT_SHIFT: "format_shift_not_adaptation",
}


def kind_of_change(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """What the act is in the eyes of the license."""
    if terms.is_public_domain(license) or terms.is_statement(license):
        return
    if how is How.SYNCHRONISED and terms.version_of(license) == (1, 0):  # its text has no such sentence
        yield Note("sync_not_in_version_1_0", Verdict.UNCLEAR)
    elif how in WORDS:
        yield Note(WORDS[how])
    elif how is How.EXCERPT:
        yield Note("excerpt_not_adaptation")
        yield Note("indicate_modification")
    elif how is How.RETOUCHED:
        yield Note("minor_change_depends_on_law")


def no_derivatives(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """LC by-nd_4.0 s. 2(a)(1)(B): produce and reproduce, but not share; by-nd_3.0 s. 3: no rights at all."""
    if not terms.is_no_derivatives(license):
        return
    if how in ADAPTING:
        yield _adapted(license, how, situation)
    elif how is How.EXCERPT:
        yield from _excerpt(license, situation)
    elif situation.kind is Kind.COLLECT and how is How.UNMODIFIED:
        yield Note("nd_verbatim_ok")


def _adapted(license: License, how: How, situation: Situation) -> Note:
    if not situation.use.shared and terms.is_version_four(license):
        return Note("nd4_private_adaptation_ok")
    if Context.INSIDE_ONE_ORGANIZATION in situation.use.contexts and terms.is_version_four(license):
        return Note(
            "inside_organization", Verdict.UNCLEAR
        )  # whether a class is the public depends on the law
    if how is How.RETOUCHED:
        return Note("minor_change_depends_on_law", Verdict.UNCLEAR)
    if how is How.SYNCHRONISED and terms.version_of(license) == (1, 0):
        return Note("sync_not_in_version_1_0", Verdict.UNCLEAR)
    if situation.use.shared:
        return Note("nd_no_shared_adaptation", Verdict.FORBIDDEN)
    return Note("nd_pre4_no_adaptation_at_all", Verdict.FORBIDDEN)


def _excerpt(license: License, situation: Situation) -> Iterator[Note]:
    """Before 4.0 a Collection holds the work "in its entirety in unmodified form" (LC by-nd_3.0 s. 1)."""
    if situation.kind is Kind.COLLECT and license.is_cc and not terms.is_version_four(license):
        yield Note("nd_excerpt_in_collection", Verdict.UNCLEAR)
