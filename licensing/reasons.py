"""What follows for the whole: why it may carry one license and not another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from .cases import Case
from .collection import grade_collection, is_noncommercial_item
from .copies import relicense
from .findings import Outputs, Verdict
from .grading import grade
from .license import License
from .outcome import desired_verdict, has_copyleft
from .registry import get
from .rules import terms
from .rules.databases import sets_no_condition
from .rules.situation import Situation
from .use import Kind

Row = tuple[str, Verdict, Case | None, License | None, License | None]


def reasons_for_whole(
    cases: Sequence[Case], outputs: Outputs, verdict: Verdict, situation: Situation
) -> Iterator[Row]:
    """Code, verdict, case, license and output of everything that is not a rule about one part alone."""
    for case, license in _pairs(cases):
        yield from (
            (code, Verdict.ALLOWED, case, license, None) for code in _conditions(case, license, situation)
        )
        yield from _about_outputs(case, license, outputs, situation, has_copyleft(cases))
        yield from _about_desired(case, license, situation)
    yield from _about_whole(cases, situation)
    forbidden_by_a_part = any(case.verdict is Verdict.FORBIDDEN for case in cases)
    if verdict is Verdict.FORBIDDEN and not forbidden_by_a_part and not len(outputs):
        yield from _conflict(cases)


def _pairs(cases: Sequence[Case]) -> Iterator[tuple[Case, License]]:
    return ((case, license) for case in cases for license in case.usable)


def _conditions(case: Case, license: License, situation: Situation) -> Iterator[str]:
    if terms.is_public_domain(license) or terms.is_statement(license) or sets_no_condition(license, case.how):
        return
    if situation.use.shared:
        yield "attribution_required" if terms.asks_for_credit(license) else "notice_required"
    else:
        yield "conditions_not_triggered"
    if case.shapes_whole:
        yield from _carried(license)
    elif situation.kind is Kind.VERBATIM:
        yield "verbatim_keep_license"
    else:
        yield from _collected(license)


def _carried(license: License) -> Iterator[str]:
    if terms.is_noncommercial(license):
        yield "nc_carries_over"
    if terms.is_copyleft(license):
        own = "sa_1_0_exact_only" if terms.version_of(license) == (1, 0) else "sa_same_or_later"
        yield own if license.is_cc else "copyleft_same_or_compatible"


def _collected(license: License) -> Iterator[str]:
    if is_noncommercial_item(license):
        yield from ("collection_nc_table", "nc_carries_over")
    if terms.is_copyleft(license):
        yield "sa_not_triggered"


def _about_outputs(
    case: Case, license: License, outputs: Outputs, situation: Situation, share_alike: bool
) -> Iterator[Row]:
    """Which license makes an output unsettled or not recommended; it weighs where no other output is left."""
    weighs = share_alike and not outputs.allowed
    if not (case.shapes_whole or weighs):
        return
    act = situation.use.act
    for output in map(get, chain(outputs.not_recommended, outputs.unclear)):
        shapes = case.shapes_whole
        note = (
            grade(license, output, case.how, act, share_alike)
            if shapes
            else grade_collection(license, case.how, output)
        )
        if note.verdict in (Verdict.NOT_RECOMMENDED, Verdict.UNCLEAR):
            yield note.code, note.verdict if weighs else Verdict.ALLOWED, case, license, output


def _about_desired(case: Case, license: License, situation: Situation) -> Iterator[Row]:
    desired = situation.use.desired
    if desired is None:
        return
    if case.shapes_whole:
        note = grade(license, desired, case.how, situation.use.act, False)
    elif situation.kind is Kind.VERBATIM:
        note = relicense(license, desired)
    else:
        note = grade_collection(license, case.how, desired)
    if note.verdict is not Verdict.ALLOWED:
        yield note.code, note.verdict, case, license, desired


def _about_whole(cases: Sequence[Case], situation: Situation) -> Iterator[Row]:
    if situation.kind is Kind.COLLECT:
        for code in ("collection_not_adaptation", "item_licenses_stay"):
            yield from ((code, Verdict.ALLOWED, case, None, None) for case in cases)
    desired = situation.use.desired
    if desired is None:
        return
    verdict = desired_verdict(cases, desired, situation)
    if desired.retired and verdict is Verdict.NOT_RECOMMENDED:
        yield "not_for_new_works", verdict, None, None, desired
    if verdict is Verdict.FORBIDDEN:
        yield "output_not_permitted", verdict, None, None, desired
    elif verdict is Verdict.ALLOWED:
        yield "desired_possible", verdict, None, None, desired


def _conflict(cases: Sequence[Case]) -> Iterator[Row]:
    """Why licenses that are each fine have none in common."""
    pairs = [(case, license) for case, license in _pairs(cases) if case.shapes_whole]
    share_alike = [pair for pair in pairs if terms.is_copyleft(pair[1])]
    noncommercial = [pair for pair in pairs if terms.is_noncommercial(pair[1])]
    free = [pair for pair in share_alike if not terms.is_noncommercial(pair[1])]
    rows: list[tuple[str, list[tuple[Case, License]]]] = [("no_common_license", pairs)]
    if len({license for _, license in share_alike}) > 1:
        rows.append(("sa_conflict", share_alike))
    if free and noncommercial:
        rows.append(("sa_nc_conflict", free + noncommercial))
    rows.append(("non_cc_incompatible", [pair for pair in pairs if not pair[1].is_cc]))
    for code, about in rows:
        yield from ((code, Verdict.FORBIDDEN, case, license, None) for case, license in about)
