"""The whole: which licenses it may carry, and the verdict that follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .adaptation import can_be_listed, together, universe
from .cases import Case
from .collection import grade_collection
from .copies import licenses_that_stay, relicense
from .findings import Outputs, Verdict
from .license import License
from .rules import terms
from .rules.situation import Situation
from .use import Kind


def candidates(cases: Sequence[Case], situation: Situation) -> tuple[License, ...]:
    """The licenses that are asked about: the seven current ones, and those of the parts that shape the whole."""
    return universe(
        (license for case in cases if case.shapes_whole for license in case.usable), situation.use.act
    )


def outputs_of(cases: Sequence[Case], situation: Situation) -> Outputs:
    """The licenses that the whole may carry; none where a part forbids the use itself."""
    if _worst(cases) is Verdict.FORBIDDEN:
        return Outputs()
    if situation.kind is Kind.VERBATIM and not any(case.shapes_whole for case in cases):
        return Outputs(allowed=licenses_that_stay(one for case in cases for one in case.usable))
    found = {output: output_verdict(cases, output, situation) for output in candidates(cases, situation)}
    return Outputs(
        _with(found, Verdict.ALLOWED),
        _with(found, Verdict.NOT_RECOMMENDED),
        tuple(sorted(one.id for one, verdict in found.items() if _is_listed(cases, one, verdict))),
    )


def output_verdict(cases: Sequence[Case], output: License, situation: Situation) -> Verdict:
    """What all parts together say about one license for the whole."""
    shaping = [case for case in cases if case.shapes_whole]
    verdict = _shaped(shaping, output, situation)
    for case in cases:
        if not case.shapes_whole and verdict is not Verdict.FORBIDDEN:
            best = min(grade_collection(license, case.how, output).verdict for license in case.usable)
            verdict = max(verdict, best)
    return verdict


def _shaped(shaping: Sequence[Case], output: License, situation: Situation) -> Verdict:
    """The better of two ways: with ShareAlike among the licenses that are chosen, or without."""
    ways = []
    if any(case.has_copyleft for case in shaping):
        ways.append(True)
    if not any(case.all_copyleft for case in shaping):
        ways.append(False)
    first = sorted((case for case in shaping), key=lambda case: not case.all_copyleft)  # these decide soonest
    rows = [case.choices for case in first]
    return min(together(rows, output, situation.use.act, way) for way in ways)


def desired_verdict(cases: Sequence[Case], desired: License, situation: Situation) -> Verdict:
    """Whether the whole may carry the license that is wished for."""
    if situation.kind is Kind.VERBATIM and not any(case.shapes_whole for case in cases):
        return max((_relicense(case, desired) for case in cases), default=Verdict.ALLOWED)
    if not can_be_wished(desired):
        return Verdict.FORBIDDEN
    verdict = output_verdict(cases, desired, situation)
    new_use_of_retired = desired.retired and not any(desired in case.usable for case in cases)
    return max(verdict, Verdict.NOT_RECOMMENDED) if new_use_of_retired else verdict


def can_be_wished(desired: License) -> bool:
    """A license that one can give to one's own work, or the reservation of all rights in it."""
    return terms.can_be_given(desired) or desired.id == "ARR"


def verdict_of(cases: Sequence[Case], outputs: Outputs, situation: Situation) -> Verdict:
    """The verdict is about the use: without ShareAlike an adaptation may be allowed though no output is settled."""
    worst = _worst(cases)
    if situation.use.desired:
        return max(worst, desired_verdict(cases, situation.use.desired, situation))
    if worst is Verdict.FORBIDDEN or situation.kind is Kind.VERBATIM or not situation.use.shared:
        return worst
    return max(worst, _of_outputs(cases, outputs))


def has_copyleft(cases: Iterable[Case]) -> bool:
    """Whether some part leaves no choice but a license that shares alike."""
    return any(case.shapes_whole and case.all_copyleft for case in cases)


def _of_outputs(cases: Sequence[Case], outputs: Outputs) -> Verdict:
    if outputs.allowed or not has_copyleft(cases):
        return Verdict.ALLOWED
    if outputs.not_recommended:  # a noncommercial item stands unmodified beside the adaptation
        return Verdict.NOT_RECOMMENDED
    return Verdict.UNCLEAR if outputs.unclear else Verdict.FORBIDDEN


def _worst(cases: Iterable[Case]) -> Verdict:
    return max((case.verdict for case in cases), default=Verdict.ALLOWED)


def _with(found: dict[License, Verdict], wanted: Verdict) -> tuple[str, ...]:
    return tuple(sorted(license.id for license, verdict in found.items() if verdict is wanted))


def _is_listed(cases: Sequence[Case], output: License, verdict: Verdict) -> bool:
    if verdict is not Verdict.UNCLEAR:
        return False
    shaping = (case.choices for case in cases if case.shapes_whole)
    return has_copyleft(cases) or all(can_be_listed(choices, output) for choices in shaping)


def _relicense(case: Case, desired: License) -> Verdict:
    return min(relicense(license, desired).verdict for license in case.usable)
