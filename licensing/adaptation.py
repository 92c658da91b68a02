"""The adapter's license: what an adaptation of one work, and of several together, may carry.

The rule (FAQ, both charts): a license is allowed when it is green for every work. Without ShareAlike a yellow cell
is possible, since the adapter licenses only what is his own and the other conditions go on burdening the rest;
a ShareAlike license forbids exactly that (LC by-sa_4.0 s. 3(b)(3); 3.0 s. 4(b)), so there yellow is not available.
"""

from __future__ import annotations

from collections.abc import Iterable
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

Choices = tuple[tuple[License, How], ...]  # one part: the licenses that may be chosen, and how it is used


@lru_cache(maxsize=1 << 16)
def grade(original: License, output: License, how: How, act: Act | None, beside_share_alike: bool) -> Note:
    """What the license of one work says about the license of its adaptation."""
    if not terms.can_be_given(output):
        return _reservation(original, output)
    note = _alone(original, output, how, act)
    if not beside_share_alike:
        return note
    if not original.is_cc and output.is_cc:
        return max(note, Note("non_cc_unclear", family_of(original).beside_share_alike), key=_verdict)
    blocked = note.verdict is Verdict.NOT_RECOMMENDED
    return Note("sa_nc_conflict", Verdict.FORBIDDEN) if blocked else note


def together(parts: Iterable[Choices], output: License, act: Act | None, share_alike: bool) -> Verdict:
    """What the licenses of all works together say, with ShareAlike among those that are chosen or without."""
    worst = Verdict.ALLOWED
    for choices in parts:
        verdict = _best(choices, output, act, share_alike)
        if verdict > worst:
            worst = verdict
        if worst is Verdict.FORBIDDEN:
            break
    return worst


def can_be_listed(choices: Choices, output: License) -> bool:
    """Whether an unsettled output is worth naming: of a text that declares nothing only its nearest kin is."""
    return any(_declares(license, how, output) for license, how in choices)


def universe(licenses: Iterable[License], act: Act | None) -> tuple[License, ...]:
    """CC0, the six licenses, and each license of the parts that one may put on one's own adaptation."""
    parts = set(licenses)
    own = {license for license in parts if _is_output(license, act)}
    if any(license.is_cc and terms.is_copyleft(license) for license in parts):
        own |= {
            registry.get(one) for license in own if not license.is_cc for one in family_of(license).narrower
        }
    return tuple(sorted(own.union(base_universe()), key=lambda license: license.id))


def base_universe() -> tuple[License, ...]:
    """CC0 and the six licenses in their current version."""
    return tuple(tool for tool in registry.current() if terms.can_be_given(tool))


def _is_output(license: License, act: Act | None) -> bool:
    if not license.is_cc:
        is_database = act == "derivative_database"
        return terms.is_copyleft(license) and (is_database or not family_of(license).derivative_database)
    return terms.can_be_given(license) and not (
        terms.is_sampling(license) or terms.is_no_derivatives(license)
    )


def _best(choices: Choices, output: License, act: Act | None, share_alike: bool) -> Verdict:
    """The best of the licenses of one work; a license that shares alike is no choice where there shall be none."""
    best = Verdict.FORBIDDEN
    for license, how in choices:
        if share_alike or not terms.is_copyleft(license):
            best = min(best, grade(license, output, how, act, share_alike).verdict)
    return best


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
    if act is Act.DERIVATIVE_DATABASE and family.derivative_database:
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


def _declares(license: License, how: How, output: License) -> bool:
    if terms.is_no_derivatives(license) or terms.is_sampling(license):
        return False
    if terms.is_for_developing_nations(license):
        return False
    counterparts = frozenset() if license.is_cc else family_of(license).counterparts
    return not counterparts or output.unit in counterparts


def _verdict(note: Note) -> Verdict:
    return note.verdict
