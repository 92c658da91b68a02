"""Solve: the licenses of the whole best first, what stands in the way, what would help."""

from typing import Any

import pytest

from .asking import way_out


def ids(works: str, **more: Any) -> list[str]:
    return [output["id"] for output in way_out(works, **more)["outputs"]]


def obstacles(works: str, use: str = "adapt", **more: Any) -> list[list[int]]:
    return [obstacle["parts"] for obstacle in way_out(works, use, **more)["obstacles"]]


def remedies(works: str, use: str = "adapt", **more: Any) -> dict[tuple[str, int | None], list[str]]:
    first = way_out(works, use, **more)["obstacles"][0]
    return {(remedy["kind"], remedy["part"]): remedy["licenses"] for remedy in first["remedies"]}


@pytest.mark.parametrize(
    ("works", "best"),
    [
        ("zero/1.0", "zero/1.0"),
        ("by/4.0", "by/4.0"),
        ("by/3.0 + by/2.0", "by/4.0"),
        ("by-nc/2.0 + by/4.0", "by-nc/4.0"),
        ("by-sa/2.0 + by/4.0", "by-sa/4.0"),
        ("by-sa/1.0 + by/4.0", "by-sa/1.0"),
        ("by-sa/4.0 + LAL-1.3", "by-sa/4.0"),
        ("by-sa/4.0 + GPL-3.0-only", "GPL-3.0-only"),
    ],
)
def test_the_best_output_stands_first(works: str, best: str) -> None:
    assert ids(works)[0] == best


def test_order_of_outputs() -> None:
    assert ids("by/3.0") == [
        "by/4.0",
        "by-sa/4.0",
        "by-nc/4.0",
        "by-nc-sa/4.0",
        "by-nd/4.0",
        "by-nc-nd/4.0",
        "by/3.0",
        "zero/1.0",  # not recommended
    ]


def test_an_output_says_why() -> None:
    first, *_, last = way_out("by-nc/4.0")["outputs"]
    assert first["verdict"] == "allowed"
    assert first["why"].startswith(
        "Every part permits it, and of all such licenses it passes on the most freedom."
    )
    assert last["verdict"] == "not_recommended"
    assert "https://creativecommons.org/faq/#if-i-derive-or-adapt" in last["why"]


def test_an_unsettled_output_says_why() -> None:
    last = way_out("by-sa/3.0 + LAL-1.3")["outputs"][-1]
    assert (last["id"], last["verdict"]) == ("LAL-1.3", "unclear")
    assert "only by an adaptation under BY-SA 4.0 in between" in last["why"]
    nearest = way_out("KOGL-1")["outputs"][0]
    assert "No text settles whether the whole may carry CC BY 4.0" in nearest["why"]


def test_what_stays_on_a_copy() -> None:
    (only,) = way_out("by/2.0", "verbatim")["outputs"]
    assert only["why"].startswith("A copy stays under its license. (CC BY 2.0 legal code")


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        ("by/4.0 + by-nc/4.0", []),
        ("by/4.0 + by-nd/4.0 + by-nc-nd/3.0", [[1, 2]]),
        ("by-sa/4.0 + by-nc/4.0 + by/4.0", [[0], [1]]),
        ("by-sa/4.0 + by-nc/4.0 + by-nc/4.0", [[0], [1, 2]]),
        ("by-sa/4.0 + by-nc/4.0 + by-nd/4.0", [[0, 2], [1, 2]]),
        ("by-sa/1.0 + by-sa/2.0 + by-sa/4.0", [[0], [1, 2]]),
        ("by-sa/4.0 + by-nc-sa/4.0 + GFDL-1.3-only", [[0, 1], [0, 2], [1, 2]]),
        ("ARR", [[0]]),
    ],
)
def test_the_smallest_sets_in_the_way(works: str, expected: list[list[int]]) -> None:
    assert obstacles(works) == expected


def test_in_the_way_of_a_wish() -> None:
    assert obstacles("by-sa/3.0 + by/4.0 + by-sa/4.0", desired_output="by-nc/4.0") == [[0, 2]]
    assert obstacles("by/4.0", desired_output="by-nc/4.0") == []
    assert obstacles("by/4.0", desired_output="mark/1.0") == [[]]  # nobody's part: no license at all
    assert obstacles("by/4.0 + by-sa/4.0", "verbatim", desired_output="by/4.0") == [[1]]


def test_too_many_ways_are_cut_to_eight() -> None:
    works = " + ".join(
        ["by-sa/4.0", "by-nc-sa/4.0", "by-sa/1.0", "by-sa/1.0/fi", "by-sa/1.0/il", "by-sa/1.0/nl", "sa/1.0",
         "nc-sa/1.0", "GFDL-1.3-only", "GFDL-1.2-only", "GPL-2.0-only"]
    )  # fmt: skip
    found = obstacles(works)
    assert len(found) == 8
    assert {len(one) for one in found} == {10}


def test_remedies_for_one_part() -> None:
    helps = remedies("by-sa/4.0 + by-nd/4.0")
    assert helps[("use_unmodified", 1)] == ["by-nd/4.0"]
    assert helps[("replace", 1)] == ["by/4.0", "by-sa/4.0", "mark/1.0", "zero/1.0"]
    assert helps[("ask", 1)] == ["by/4.0", "by-sa/4.0", "zero/1.0"]  # nobody can give the Public Domain Mark
    assert ("keep_private", None) in helps
    assert ("use_noncommercially", None) not in helps


def test_no_derivatives_before_four_stays_forbidden_in_private() -> None:
    assert ("keep_private", None) not in remedies("by/4.0 + by-nd/3.0")


def test_another_license_for_the_whole() -> None:
    helps = remedies("by-sa/3.0 + by/4.0", desired_output="by/4.0")
    assert helps[("change_output", None)] == ["by-sa/3.0", "by-sa/4.0"]
    assert helps[("replace", 0)] == ["by/4.0", "mark/1.0", "zero/1.0"]


def test_a_copy_may_keep_its_own_license() -> None:
    helps = remedies("by/3.0", "verbatim", desired_output="zero/1.0")
    assert helps[("change_output", None)] == ["by/3.0"]
    assert helps[("replace", 0)] == ["zero/1.0"]


def test_another_use() -> None:
    sold = remedies("by/4.0 + by-nc/4.0", "collect", commercial=True)
    assert ("use_noncommercially", None) in sold
    assert sold[("replace", 1)] == ["by/4.0", "by-nd/4.0", "by-sa/4.0", "mark/1.0", "zero/1.0"]
    assert ("link", 1) in sold
    locked = remedies("by/4.0", "verbatim", drm=True)
    assert {("without_drm", None), ("keep_private", None)} <= set(locked)
    assert locked[("replace", 0)] == ["mark/1.0", "zero/1.0"]


def test_no_current_license_helps_a_copy_to_an_old_one() -> None:
    assert set(remedies("by/4.0", "verbatim", desired_output="by-sa/3.0")) == {("ask", 0), ("change_output", None),
                                                                              ("keep_private", None)}  # fmt: skip


def test_nobody_can_be_asked_about_the_public_domain() -> None:
    assert set(remedies("zero/1.0", "verbatim", desired_output="mark/1.0")) == {
        ("replace", 0),
        ("keep_private", None),
    }


def test_no_other_license_helps_with_no_derivatives() -> None:
    assert ("change_output", None) not in remedies("by-nd/4.0", desired_output="by-nd/4.0")


def test_copies_are_in_the_way_one_by_one() -> None:
    assert obstacles("ARR + by/4.0", "verbatim") == [[0]]
    assert obstacles("by-sa/4.0 + by-nc/4.0 + by-nd/3.0", share=False) == [[2]]


def test_money_alone_does_not_help_where_a_license_is_missing() -> None:
    helps = remedies("by-nc/4.0 + ARR", "collect", commercial=True)
    assert ("use_noncommercially", None) not in helps
    assert ("ask", 1) in helps
