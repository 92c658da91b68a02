"""Which parts stand in the way: the smallest sets without which the rest would be possible.

For each license that the whole could carry there are two ways, with ShareAlike among the rest or without; each way
is blocked by exactly the parts that do not permit it. Every minimal set is therefore one of these few sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .adaptation import together, universe
from .cases import Case
from .collection import grade_collection
from .copies import relicense
from .findings import Note, Verdict
from .license import License
from .outcome import can_be_wished
from .rules import terms
from .rules.situation import Situation
from .use import Kind

MOST = 8  # sets that are reported; more would not be read


@dataclass(frozen=True, slots=True)
class Blockade:
    """Cases in the way, and the licenses that the whole could carry without them."""

    cases: tuple[Case, ...]
    targets: tuple[License, ...]


def blockades(cases: Sequence[Case], situation: Situation) -> tuple[Blockade, ...]:
    """The minimal sets of cases in the way, smallest first, at most MOST."""
    ways = (False, True) if any(case.has_copyleft for case in cases) else (False,)
    blocked = {
        (target, way): frozenset(_positions(cases, target, way, situation))
        for target in targets_of(cases, situation)
        for way in ways
    }
    found = {one for one in blocked.values() if one}
    minimal = [one for one in found if not any(other < one for other in found)]
    minimal.sort(key=lambda one: (sum(len(cases[at].parts) for at in one), sorted(one)))
    return tuple(
        Blockade(
            tuple(cases[at] for at in sorted(one)),
            tuple(dict.fromkeys(target for (target, _), cut in blocked.items() if cut <= one)),
        )
        for one in minimal[:MOST]
    )


def targets_of(cases: Sequence[Case], situation: Situation) -> tuple[License, ...]:
    """The licenses the whole could carry: the one wished for, or any of the universe."""
    desired = situation.use.desired
    if desired:
        return (desired,) if can_be_wished(desired) or situation.kind is Kind.VERBATIM else ()
    alive = (case for case in cases if case.shapes_whole and case.verdict is not Verdict.FORBIDDEN)
    possible = universe((license for case in alive for license in case.usable), situation.use.act)
    return tuple(one for one in possible if not one.superseded or _is_exact_only(one))


def _is_exact_only(license: License) -> bool:
    """Whoever permits a superseded license permits its current version, but for ShareAlike 1.0."""
    return terms.is_copyleft(license) and terms.version_of(license) == (1, 0)


def _positions(
    cases: Iterable[Case], target: License, share_alike: bool, situation: Situation
) -> Iterator[int]:
    """The cases that do not permit this license for the whole."""
    for position, case in enumerate(cases):
        if case.verdict is Verdict.FORBIDDEN or _is_in_the_way(case, target, share_alike, situation):
            yield position


def _is_in_the_way(case: Case, target: License, share_alike: bool, situation: Situation) -> bool:
    """Whether a case is in the way of this license."""
    use = situation.use
    if not case.shapes_whole and situation.kind is not Kind.VERBATIM:
        return all(_refuses(grade_collection(one, case.how, target)) for one in case.usable)
    if use.desired is None and (situation.kind is Kind.VERBATIM or not use.shared):
        return False
    if not case.shapes_whole:
        return all(_refuses(relicense(one, target)) for one in case.usable)
    if case.all_copyleft and not share_alike:
        return True
    return together((case.choices,), target, use.act, share_alike) is Verdict.FORBIDDEN


def _refuses(note: Note) -> bool:
    return note.verdict is Verdict.FORBIDDEN
