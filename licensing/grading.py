"""One work and one license for its adaptation: what the license of the work says (FAQ "If I derive or adapt…")."""

from __future__ import annotations

from functools import lru_cache

from . import registry
from .findings import Note, Verdict
from .license import License
from .rules import terms
from .rules.families import Family, family_of, rule_for
from .rules.sharealike import share_alike
from .use import Act, How

NOT_A_LICENSE = Note("not_a_license", Verdict.FORBIDDEN)
YELLOW = Note("yellow_not_recommended", Verdict.NOT_RECOMMENDED)
GREEN = Note("attribution_required")
# ODbL 1.0 s. 1: a Derivative Database also is one that a substantial part of the contents was taken into.
INTO_A_DATABASE = frozenset(
    {Act.DERIVATIVE_DATABASE, Act.SUBSTANTIAL_EXTRACTION, Act.EXTRACTION_OF_DATA_ONLY}
)


@lru_cache(maxsize=1 << 16)
def grade(original: License, output: License, how: How, act: Act | None, beside_share_alike: bool) -> Note:
    """What the license of one work says about the license of its adaptation."""
    if not terms.can_be_given(output):
        return _reservation(original, output)
    note = _alone(original, output, how, act)
    return _beside_share_alike(original, output, note) if beside_share_alike else note


def _beside_share_alike(original: License, output: License, note: Note) -> Note:
    """A ShareAlike license bears no condition that its own adaptations lack (LC by-sa_4.0 s. 3(b)(3))."""
    drops_noncommercial = terms.is_noncommercial(original) and not terms.is_noncommercial(output)
    if note.verdict is Verdict.FORBIDDEN:
        return note
    if note.verdict is Verdict.NOT_RECOMMENDED or drops_noncommercial:
        return Note("sa_nc_conflict", Verdict.FORBIDDEN)
    if original.is_cc or not output.is_cc:
        return note
    return max(note, Note("non_cc_unclear", family_of(original).beside_share_alike), key=_verdict)


def _alone(original: License, output: License, how: How, act: Act | None) -> Note:
    if terms.is_statement(original):
        return Note("output_not_permitted", Verdict.FORBIDDEN)
    if terms.is_public_domain(original):
        return Note("pd_no_conditions")
    if terms.is_no_derivatives(original):
        return _no_derivatives(how)
    if not original.is_cc:
        return _of_family(original, output, act)
    if terms.is_sampling(original):
        return Note("sampling_transformative_only", Verdict.UNCLEAR)
    if terms.is_for_developing_nations(original) and output.id != original.id:
        return Note("developing_nations_only", Verdict.UNCLEAR)
    if terms.is_copyleft(original):
        return share_alike(original, output)
    return _chart(original, output) if output.is_cc else _into_family(original, output)


def _no_derivatives(how: How) -> Note:
    if how is How.RETOUCHED:
        return Note("minor_change_depends_on_law", Verdict.UNCLEAR)
    return Note("nd_no_shared_adaptation", Verdict.FORBIDDEN)


def _chart(original: License, output: License) -> Note:
    """FAQ "If I derive or adapt material…": the rows BY and BY-NC."""
    keeps_noncommercial = terms.is_noncommercial(output) or not terms.is_noncommercial(original)
    keeps_credit = terms.asks_for_credit(output) or not terms.asks_for_credit(original)
    return GREEN if keeps_noncommercial and keeps_credit else YELLOW


def _of_family(original: License, output: License, act: Act | None) -> Note:
    family = family_of(original)
    if output.is_cc and family.like:
        return _chart(registry.get(family.like), output)
    verdict = rule_for(_gives(family, act), output)
    if verdict is Verdict.FORBIDDEN and output.unit == "by-sa" and original.unit.startswith("GPL"):
        return Note("one_way", verdict)
    codes = {Verdict.UNCLEAR: "non_cc_unclear", Verdict.FORBIDDEN: "non_cc_incompatible"}
    return Note(codes.get(verdict, "copyleft_same_or_compatible"), verdict)


def _gives(family: Family, act: Act | None) -> dict[str, Verdict]:
    if act in INTO_A_DATABASE and family.derivative_database:
        return dict(family.derivative_database)
    if act is Act.PRODUCED_WORK and family.produced_work:
        return dict(family.produced_work)
    return dict(family.gives)


def _into_family(original: License, output: License) -> Note:
    verdict = rule_for(family_of(output).takes, original)
    return Note("non_cc_unclear" if verdict else "copyleft_same_or_compatible", verdict)


def _reservation(original: License, output: License) -> Note:
    """All rights in one's own contribution may be reserved, which no license here recommends."""
    may_reserve = output.id == "ARR" and "DerivativeWorks" in original.permits
    return YELLOW if may_reserve and not terms.is_copyleft(original) else NOT_A_LICENSE


def _verdict(note: Note) -> Verdict:
    return note.verdict
