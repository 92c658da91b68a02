"""Which parts stand in the way: the smallest sets without which the rest would be possible.

For each license that the whole could carry there are two ways, with ShareAlike among the rest or without; each way
is blocked by exactly the parts that do not permit it. Every minimal set is therefore one of these few sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .adaptation import base_universe, grade, universe
from .cases import Case
from .collection import grade_collection
from .copies import relicense
from .findings import Verdict
from .license import License
from .rules import terms
from .rules.situation import Situation
from .use import Kind

MOST = 8  # sets that are reported; more would not be read


def obstacles_of(cases: Sequence[Case], situation: Situation) -> tuple[tuple[Case, ...], ...]:
    """The minimal sets of cases in the way, smallest first, at most MOST."""
    found = {
        frozenset(_positions(cases, target, share_alike, situation))
        for target in targets_of(cases, situation)
        for share_alike in (False, True)
    }
    minimal = [one for one in found if one and not any(other < one for other in found)]
    minimal.sort(key=lambda one: (sum(len(cases[at].parts) for at in one), sorted(one)))
    return tuple(tuple(cases[at] for at in sorted(one)) for one in minimal[:MOST])


def targets_of(cases: Sequence[Case], situation: Situation) -> tuple[License, ...]:
    """The licenses the whole could carry: the one wished for, or any of the universe."""
    desired = situation.use.desired
    if desired:
        return (desired,) if terms.can_be_given(desired) else ()
    if situation.kind is not Kind.ADAPT:
        return base_universe()
    alive = (case for case in cases if case.verdict is not Verdict.FORBIDDEN)
    return universe((license for case in alive for license in case.usable), situation.use.act)


def _positions(
    cases: Iterable[Case], target: License, share_alike: bool, situation: Situation
) -> Iterator[int]:
    """The cases that do not permit this license for the whole."""
    for position, case in enumerate(cases):
        permitted = any(_permits(case, one, target, share_alike, situation) for one in case.usable)
        if case.verdict is Verdict.FORBIDDEN or not permitted:
            yield position


def _permits(case: Case, license: License, target: License, share_alike: bool, situation: Situation) -> bool:
    use = situation.use
    if case.shapes_whole:
        if not use.shared and use.desired is None:
            return True
        if terms.is_copyleft(license) and not share_alike:
            return False
        note = grade(license, target, case.how, use.act, share_alike)
    elif situation.kind is Kind.VERBATIM:
        if use.desired is None:
            return True
        note = relicense(license, target)
    else:
        note = grade_collection(license, target)
    return note.verdict is not Verdict.FORBIDDEN
