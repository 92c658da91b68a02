"""Whether somebody may do something with these parts together, and where that is written."""

from __future__ import annotations

from collections.abc import Sequence

from .cases import Case, cases_of, included
from .explain import explain
from .findings import PartReport, Report, Verdict
from .outcome import desired_verdict, outputs_of, verdict_of
from .rules.situation import Situation, situation_of
from .use import Part, Use


def check(parts: Sequence[Part], use: Use) -> Report:
    """The verdict for the whole and for each part, the licenses it may carry, and every finding with its source.

    The licenses alone are judged: no quotation, no fair use, no other exception to copyright.
    """
    situation = situation_of(parts, use)
    cases = cases_of(parts, situation)
    inside = included(cases)
    outputs = outputs_of(inside, situation)
    verdict = verdict_of(inside, outputs, situation)
    findings, codes = explain(cases, outputs, verdict, situation)
    return Report(verdict, outputs, _part_reports(cases, codes, situation), findings)


def _part_reports(
    cases: Sequence[Case], codes: dict[int, tuple[str, ...]], situation: Situation
) -> tuple[PartReport, ...]:
    reports = (
        PartReport(index, verdict, case.usable, codes[case.parts[0]])
        for case, verdict in ((case, _alone(case, situation)) for case in cases)
        for index in case.parts
    )
    return tuple(sorted(reports, key=lambda report: report.part))


def _alone(case: Case, situation: Situation) -> Verdict:
    """The verdict of a part by itself, with the license that is wished for the whole."""
    desired = situation.use.desired
    return (
        max(case.verdict, desired_verdict(included([case]), desired, situation)) if desired else case.verdict
    )
