"""From wishes to a license for one's own work, and what the works it adapts leave open."""

import pytest

from licensing import Part, get
from licensing.choose import Choice, Wish, Wishes, choices
from licensing.findings import Verdict

ALL = {"zero/1.0", "by/4.0", "by-sa/4.0", "by-nc/4.0", "by-nc-sa/4.0", "by-nd/4.0", "by-nc-nd/4.0"}


def of_sources(*ids: str) -> list[Part]:
    return [Part((get(one),)) for one in ids]


def still_open(wishes: Wishes, *sources: str) -> set[str]:
    return {one.license.id for one in choices(wishes, of_sources(*sources)) if one.is_open}


def choice(license_id: str, wishes: Wishes, *sources: str) -> Choice:
    [found] = [one for one in choices(wishes, of_sources(*sources)) if one.license.id == license_id]
    return found


def test_the_freest_stands_first_and_the_mark_of_the_public_domain_is_none_that_one_gives():
    assert [one.license.id for one in choices(Wishes())] == [
        "zero/1.0",
        "by/4.0",
        "by-sa/4.0",
        "by-nc/4.0",
        "by-nc-sa/4.0",
        "by-nd/4.0",
        "by-nc-nd/4.0",
    ]


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (Wishes(), ALL),
        (Wishes(credit=True), ALL - {"zero/1.0"}),
        (Wishes(credit=False), {"zero/1.0"}),
        (Wishes(sell=False), {"by-nc/4.0", "by-nc-sa/4.0", "by-nc-nd/4.0"}),
        (Wishes(change=False), {"by-nd/4.0", "by-nc-nd/4.0"}),
        (Wishes(change=False, alike=True), {"by-nd/4.0", "by-nc-nd/4.0"}),
        (Wishes(credit=True, change=True, sell=True, alike=True), {"by-sa/4.0"}),
        (Wishes(credit=False, sell=False), set()),
    ],
)
def test_each_answer_leaves_fewer(wishes, expected):
    assert still_open(wishes) == expected


def test_a_license_says_which_wishes_speak_against_it():
    found = choice("by-sa/4.0", Wishes(credit=False, change=True, sell=False, alike=False))
    assert found.against == (Wish.CREDIT, Wish.SELL, Wish.ALIKE)


@pytest.mark.parametrize(
    ("wishes", "complete"),
    [
        (Wishes(), False),
        (Wishes(credit=True, change=True, sell=True), False),
        (Wishes(credit=True, change=True, sell=True, alike=False), True),
        (Wishes(credit=True, change=False, sell=True), True),
        (Wishes(credit=False), True),
    ],
)
def test_when_everything_has_been_asked(wishes, complete):
    assert wishes.are_complete is complete


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["by/4.0"], ALL),
        (["by-sa/4.0"], {"by-sa/4.0"}),
        (["by-nd/4.0"], set()),
        (["by-sa/4.0", "by-nc-sa/4.0"], set()),
    ],
)
def test_what_is_adapted_leaves_open(sources, expected):
    assert still_open(Wishes(), *sources) == expected


def test_why_the_sources_leave_it_open_or_not():
    found = {
        source: (one.verdict, [reason.code for reason in one.reasons])
        for source in ("by-sa/4.0", "by-nc/4.0", "by/4.0")
        for one in [choice("by/4.0", Wishes(), source)]
    }
    assert found == {
        "by-sa/4.0": (Verdict.FORBIDDEN, ["sa_other_elements"]),
        "by-nc/4.0": (Verdict.NOT_RECOMMENDED, ["yellow_not_recommended"]),
        "by/4.0": (Verdict.ALLOWED, []),
    }


def test_the_wishes_count_beside_the_sources():
    found = choice("by-sa/4.0", Wishes(sell=False), "by-sa/4.0")
    assert (found.verdict, found.against, found.is_open) == (Verdict.ALLOWED, (Wish.SELL,), False)
