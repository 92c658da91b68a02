"""The findings of a check: what the rules said of each part, and what follows for the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .cases import Case, included
from .citations import depends_on_license, finding, names_output
from .findings import Finding, Outputs, Verdict
from .license import License
from .reasons import reasons_for_whole
from .rules.every import notes_on
from .rules.situation import Situation


@dataclass(frozen=True, slots=True)
class Reason:
    """A finding in the making, about one license of one case; `output` where it is about one."""

    code: str
    verdict: Verdict
    case: Case | None
    license: License | None = None
    output: License | None = None


def explain(
    cases: Sequence[Case], outputs: Outputs, verdict: Verdict, situation: Situation
) -> tuple[tuple[Finding, ...], dict[int, tuple[str, ...]]]:
    """All findings, and the codes of each case by its first part."""
    reasons = [*_of_cases(cases, situation)]
    reasons += (Reason(*row) for row in reasons_for_whole(included(cases), outputs, verdict, situation))
    if not cases:
        reasons.append(Reason("no_third_party_parts", Verdict.ALLOWED, None))
    return _merged(reasons, situation), _codes(reasons)


def _of_cases(cases: Iterable[Case], situation: Situation) -> Iterator[Reason]:
    for case in cases:
        for license in case.usable:
            for note in notes_on(license, case.how, situation):
                yield Reason(note.code, note.verdict, case, license)
        if len(case.offered) > 1:
            for license in case.usable:
                yield Reason("choose_one_license", Verdict.ALLOWED, case, license)


def _merged(reasons: Iterable[Reason], situation: Situation) -> tuple[Finding, ...]:
    """One finding for all parts that it is about."""
    parts: defaultdict[tuple[str, Verdict, License | None, License | None], set[int]] = defaultdict(set)
    for reason in reasons:
        license = reason.license if depends_on_license(reason.code) else None
        output = reason.output if names_output(reason.code) else None
        parts[reason.code, reason.verdict, license, output].update(reason.case.parts if reason.case else ())
    found = (
        finding(code, verdict, tuple(sorted(about)), license, **_names(output, situation))
        for (code, verdict, license, output), about in parts.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.verdict, one.parts, one.code, one.data)))


def _names(output: License | None, situation: Situation) -> dict[str, str]:
    desired = situation.use.desired
    names = {"desired": desired.name} if desired else {}
    return {**names, "output": output.name} if output else names


def _codes(reasons: Iterable[Reason]) -> dict[int, tuple[str, ...]]:
    codes: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for reason in reasons:
        if reason.case:
            codes[reason.case.parts[0]][reason.code] = None
    return defaultdict(tuple, {first: tuple(found) for first, found in codes.items()})
