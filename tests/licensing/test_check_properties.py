"""What holds for every list of works: properties, tried on many."""

import random
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licensing.adaptation import universe
from licensing.cases import cases_of
from licensing.check import check
from licensing.findings import Report, Verdict
from licensing.outcome import output_verdict
from licensing.registry import all_tools, get, other_licenses
from licensing.rules.situation import situation_of
from licensing.solve import solve
from licensing.use import Act, Context, How, Kind, Part, Use

LICENSES = (*all_tools(), *other_licenses())
ADAPT = Use(Kind.ADAPT, commercial=False)
# Works of every sort, few enough for several of one sort to meet in a list.
SORTS = (
    "zero/1.0", "mark/1.0", "by/4.0", "by/3.0/us", "by-sa/4.0", "by-sa/3.0", "by-sa/2.0/fr", "by-sa/1.0", "by-nc/4.0",
    "by-nc-sa/4.0", "by-nc-sa/1.0", "by-nd/4.0", "LAL-1.3", "GPL-3.0-only", "GFDL-1.3-only", "MIT", "Apache-2.0",
    "ODbL-1.0", "KOGL-1", "etalab-2.0", "sampling+/1.0", "devnations/2.0", "ARR", "GFDL-1.2-only OR by-sa/3.0",
    "by-nc/4.0 OR by-sa/4.0",
)  # fmt: skip

sorts = st.sampled_from(SORTS).map(Part.of)
parts = st.builds(
    Part,
    st.lists(st.sampled_from(LICENSES), min_size=1, max_size=3).map(tuple),
    st.none() | st.sampled_from(How),
)
uses = st.builds(
    Use,
    kind=st.sampled_from(Kind),
    act=st.none() | st.sampled_from(Act),
    commercial=st.sampled_from([True, False, None]),
    shared=st.booleans(),
    drm=st.booleans(),
    contexts=st.frozensets(st.sampled_from(Context), max_size=2),
    desired=st.none() | st.sampled_from(LICENSES),
)


def answer(report: Report) -> tuple[object, ...]:
    return report.verdict, report.outputs, sorted({finding.code for finding in report.findings})


@given(st.lists(parts, max_size=6), uses, st.randoms(use_true_random=False))
def test_order_never_matters(some: list[Part], use: Use, order: random.Random) -> None:
    shuffled = list(some)
    order.shuffle(shuffled)
    assert answer(check(shuffled, use)) == answer(check(some, use))


@given(st.lists(sorts, min_size=1, max_size=4), sorts)
def test_another_part_never_makes_more_possible(some: list[Part], another: Part) -> None:
    outputs = universe((license for part in [*some, another] for license in part.licenses), None)
    for output in outputs:
        assert _verdict([*some, another], output) >= _verdict(some, output)


def _verdict(some: list[Part], output_license: object) -> Verdict:
    situation = situation_of(some, ADAPT)
    return output_verdict(cases_of(some, situation), output_license, situation)  # type: ignore[arg-type]


@given(st.lists(sorts, min_size=1, max_size=4), st.sampled_from(Kind), st.sampled_from([True, False, None]))
def test_a_cc0_part_changes_nothing(some: list[Part], kind: Kind, commercial: bool | None) -> None:
    use = Use(kind, commercial=commercial)
    alone, beside = check(some, use), check([*some, Part.of("zero/1.0")], use)
    assert (beside.verdict, beside.outputs) == (alone.verdict, alone.outputs)


@given(st.lists(parts, min_size=1, max_size=5), uses)
def test_an_output_never_permits_what_a_part_forbids_without_a_finding(some: list[Part], use: Use) -> None:
    """Commercial use of a noncommercial part, adaptation of one that permits none."""
    report = check(some, use)
    for output in map(get, report.outputs.allowed):
        for index, part in enumerate(some):
            if not any(part.how is How.LINKED or _grants(license, output) for license in part.licenses):
                assert [finding for finding in report.findings if index in finding.parts]


def _grants(license: object, output: object) -> bool:
    return output.permits <= license.permits and license.prohibits <= output.prohibits  # type: ignore[attr-defined]


@settings(max_examples=1000)
@given(st.lists(parts, max_size=8), uses)
def test_a_check_never_raises_and_always_says_why(some: list[Part], use: Use) -> None:
    report = check(some, use)
    assert report.findings
    assert all(finding.source.document and finding.source.link for finding in report.findings)
    assert all("{" not in finding.text for finding in report.findings)
    assert [part.part for part in report.parts] == list(range(len(some)))
    assert report.verdict <= max(finding.verdict for finding in report.findings) or _is_doubtful(report)
    if any(part.verdict is Verdict.FORBIDDEN for part in report.parts):
        assert report.verdict is Verdict.FORBIDDEN


def _is_doubtful(report: Report) -> bool:
    """Between two shades of doubt the whole may be the more doubtful, never without a finding."""
    return report.verdict is not Verdict.FORBIDDEN and any(finding.verdict for finding in report.findings)


@settings(max_examples=300)
@given(st.lists(parts, max_size=6), uses)
def test_a_solution_never_raises(some: list[Part], use: Use) -> None:
    solution = solve(some, use)
    assert bool(solution.obstacles) == (solution.report.verdict is Verdict.FORBIDDEN)
    assert [one.verdict for one in solution.outputs] == sorted(one.verdict for one in solution.outputs)


@settings(max_examples=300)
@given(
    st.lists(sorts, min_size=1, max_size=5), st.sampled_from([None, "by/4.0", "by-sa/4.0", "by-nc-sa/4.0"])
)
def test_obstacles_are_exactly_the_smallest_sets_in_the_way(some: list[Part], desired: str | None) -> None:
    use = Use(Kind.ADAPT, commercial=False, desired=get(desired) if desired else None)
    removable = [cut for cut in _subsets(len(some)) if _is_possible(some, cut, use)]
    smallest = {cut for cut in removable if cut and not any(other < cut for other in removable)}
    assert {frozenset(obstacle.parts) for obstacle in solve(some, use).obstacles} == smallest


def _subsets(size: int) -> list[frozenset[int]]:
    sizes = (combinations(range(size), length) for length in range(size + 1))
    return [frozenset(one) for one in chain.from_iterable(sizes)]


def _is_possible(some: list[Part], cut: frozenset[int], use: Use) -> bool:
    rest = [part for index, part in enumerate(some) if index not in cut]
    return check(rest, use).verdict is not Verdict.FORBIDDEN


@pytest.mark.parametrize("tool", [pytest.param(tool, id=tool.id) for tool in LICENSES])
def test_every_license_answers_every_kind_of_use(tool: object) -> None:
    for kind in Kind:
        assert check([Part((tool,))], Use(kind, commercial=False)).findings  # type: ignore[arg-type]
