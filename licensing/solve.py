"""Which licenses the whole may carry, best first; and where there is none, what stands in the way and what helps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from .cases import cases_of, included
from .check import check
from .citations import finding
from .findings import Finding, Report, Verdict
from .license import License
from .obstacles import blockades
from .registry import current, get
from .remedies import Remedy, remedies_for, remedies_for_whole
from .rules import terms
from .rules.situation import situation_of
from .use import Part, Use


@dataclass(frozen=True, slots=True)
class PossibleLicense:
    """A license that the whole may carry, and why it stands where it stands."""

    license: License
    verdict: Verdict
    why: Finding


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Parts that stand in the way together: without all of them, and not without fewer, the rest is possible."""

    parts: tuple[int, ...]
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """The possible licenses of the whole, and the obstacles where there is none or the wished one is impossible."""

    outputs: tuple[PossibleLicense, ...]
    obstacles: tuple[Obstacle, ...]
    report: Report


def solve(parts: Sequence[Part], use: Use) -> Solution:
    """What the whole may carry, best first; what stands in the way, smallest sets first, and what would help."""
    report = check(parts, use)
    outputs = _ranked(report)
    obstacles = _obstacles(parts, use) if report.verdict is Verdict.FORBIDDEN else ()
    return Solution(outputs, obstacles, report)


def _obstacles(parts: Sequence[Part], use: Use) -> tuple[Obstacle, ...]:
    situation = situation_of(parts, use)
    cases = included(cases_of(parts, situation))
    whole = remedies_for_whole(parts, use)
    found = tuple(
        Obstacle(
            tuple(sorted(chain.from_iterable(case.parts for case in blockade.cases))),
            (*remedies_for(blockade, cases, situation), *whole),
        )
        for blockade in blockades(cases, situation)
    )
    return found or (Obstacle((), whole),)  # nobody's part: the wish itself is impossible


def _ranked(report: Report) -> tuple[PossibleLicense, ...]:
    """By verdict, current licenses before older ones and before other families, then by the freedom they pass on."""
    rows = (
        (Verdict.ALLOWED, report.outputs.allowed),
        (Verdict.NOT_RECOMMENDED, report.outputs.not_recommended),
        (Verdict.UNCLEAR, report.outputs.unclear),
    )
    ranked = [(verdict, license) for verdict, ids in rows for license in sorted(map(get, ids), key=_rank)]
    return tuple(
        PossibleLicense(license, verdict, _why(license, verdict, first=at == 0, report=report))
        for at, (verdict, license) in enumerate(ranked)
    )


def _rank(license: License) -> tuple[bool, bool, bool, bool, int, tuple[int, ...], str]:
    backwards = tuple(-number for number in terms.version_of(license))
    return (
        license not in current(),
        not license.is_cc,
        terms.is_no_derivatives(license),
        terms.is_noncommercial(license),
        len(license.requires),
        backwards,
        license.id,
    )


def _why(license: License, verdict: Verdict, first: bool, report: Report) -> Finding:
    """For what is unsettled or not recommended the finding that says so, for the rest its place among the others."""
    if verdict is not Verdict.ALLOWED:
        said = (one for one in report.findings if ("output", license.name) in one.data)
        code = "output_unsettled" if verdict is Verdict.UNCLEAR else "yellow_not_recommended"
        return next(said, None) or finding(code, verdict, (), output=license.name)
    keeps = [one for one in report.findings if one.code == "verbatim_keep_license"]
    if keeps:
        return next((one for one in keeps if ("license", license.name) in one.data), keeps[0])
    if license not in current():
        return finding("output_older", verdict, (), output=license.name)
    return finding("output_most_open" if first else "output_current", verdict, (), output=license.name)
