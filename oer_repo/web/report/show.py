"""From a solution of the license engine to what `report/report.html` shows; nothing is decided here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from licensing import Finding, PossibleLicense, Solution, Source, Verdict
from licensing.license import License
from oer_repo.web.report.remedies import ShownObstacle, shown_obstacles

FORBIDDEN = Verdict.FORBIDDEN.word
SEVERITY = {verdict.word: int(verdict) for verdict in Verdict}
# What one has to do goes before what it is called, the cause of a conflict before the conflict.
RANK = {"attribution_required": -1, "notice_required": -1, "pd_no_conditions": -1, "no_common_license": 1}


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding in the reader's language."""

    code: str
    verdict: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One row: `reasons` with the one that decides first. `clashes`: fine by itself, and not with the others."""

    name: str
    verdict: str
    reasons: tuple[Reason, ...]
    clashes: bool = False


@dataclass(frozen=True, slots=True)
class ShownLicense:
    license: License
    verdict: str
    why: Reason


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole answer. `reasons` are about the whole, and not about one part alone."""

    verdict: str
    parts: tuple[ShownPart, ...]
    licenses: tuple[ShownLicense, ...]
    obstacles: tuple[ShownObstacle, ...]
    reasons: tuple[Reason, ...]


def show_solution(
    solution: Solution,
    names: Sequence[str],
    owners: Sequence[int] | None = None,
    places: Sequence[int] | None = None,
) -> Shown:
    """`names` of the parts as people know them; `owners`, where a part gave several inputs: which part each is of;
    `places`, where not every part of the page was judged: which of the page's each is."""
    owned = list(range(len(names))) if owners is None else owners
    numbers = list(range(len(names))) if places is None else places
    return Shown(
        verdict=solution.report.verdict.word,
        parts=shown_parts(solution, names, owned),
        licenses=tuple(shown_license(one) for one in solution.outputs),
        obstacles=shown_obstacles(solution.obstacles, names, owned, numbers),
        reasons=tuple(reason_of(one) for one in solution.report.findings if not one.parts),
    )


def shown_parts(solution: Solution, names: Sequence[str], owners: Sequence[int]) -> tuple[ShownPart, ...]:
    """Findings come worst first; a finding about several inputs of one part is said once."""
    verdicts: defaultdict[int, Verdict] = defaultdict(lambda: Verdict.ALLOWED)
    for part in solution.report.parts:
        verdicts[owners[part.part]] = max(verdicts[owners[part.part]], part.verdict)
    reasons: defaultdict[int, dict[Reason, None]] = defaultdict(dict)
    for finding in solution.report.findings:
        reason = reason_of(finding)
        for at in finding.parts:
            reasons[owners[at]][reason] = None
    return tuple(shown_part(name, verdicts[at], tuple(reasons[at])) for at, name in enumerate(names))


def shown_part(name: str, verdict: Verdict, reasons: tuple[Reason, ...]) -> ShownPart:
    """The worst reason comes first, and of these the one that tells most; sorting keeps the engine's order else."""
    reasons = tuple(sorted(reasons, key=lambda one: (-SEVERITY[one.verdict], RANK.get(one.code, 0))))
    clashes = bool(reasons) and verdict is not Verdict.FORBIDDEN and reasons[0].verdict == FORBIDDEN
    return ShownPart(name, verdict.word, reasons, clashes)


def shown_license(one: PossibleLicense) -> ShownLicense:
    return ShownLicense(one.license, one.verdict.word, reason_of(one.why))


def reason_of(finding: Finding) -> Reason:
    return Reason(
        finding.code, finding.verdict.word, _(finding.message).format(**dict(finding.data)), finding.source
    )
