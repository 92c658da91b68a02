"""ShareAlike: which license an adaptation may carry, by the clause of each version and port."""

import pytest

from .asking import ask, codes, outputs, verdict

# From, to, verdict. Legal codes s. 4(b) of 1.0 to 3.0, s. 3(b)(1) of 4.0; LV is CC's page "License Versions".
WAYS = """
by-sa/1.0           by-sa/1.0           allowed     only under the terms of this License
by-sa/1.0           by-sa/2.0           forbidden   … and no later version
by-sa/1.0           by-sa/4.0           forbidden
by-sa/1.0           by-sa/1.0/fi        forbidden   … and no port
by-sa/1.0/nl        by-sa/1.0           forbidden
by-nc-sa/1.0        by-nc-sa/4.0        forbidden
by-sa/2.0           by-sa/2.5           allowed     a later version
by-sa/2.0           by-sa/3.0           allowed
by-sa/2.0           by-sa/4.0           allowed
by-sa/2.0           by-sa/2.0/fr        allowed     an iCommons license with the same License Elements
by-sa/2.0           by-sa/3.0/us        allowed
by-sa/2.0           by-sa/3.0/igo       allowed
by-sa/2.5           by-sa/2.0           forbidden   an earlier version
by-sa/2.5           by-sa/2.0/fr        unclear     a port of an earlier version: no limit in the text, LV reads one
by-sa/2.0/fr        by-sa/3.0/de        allowed
by-sa/2.0/de        by-sa/2.0/at        allowed
by-sa/2.0/fr        by-sa/2.0           unclear     the generic license is not literally an iCommons license
by-sa/2.0/fr        by-sa/2.5           unclear
by-sa/2.5/it        by-sa/3.0           unclear
by-sa/2.5/it        by-sa/2.0           forbidden
by-sa/2.5/it        by-sa/2.0/fr        unclear
by-sa/2.5/it        by-sa/4.0           allowed
by-sa/2.1/jp        by-sa/3.0           allowed     any other CC license with the same License Elements
by-sa/2.0/uk        by-sa/2.0           allowed
by-sa/2.0/uk        by-sa/1.0           unclear     earlier versions by the letter only
by-sa/2.5/scotland  by-sa/2.5           allowed
by-sa/2.5/hu        by-sa/3.0           allowed
by-sa/3.0/nz        by-sa/2.5           unclear
by-sa/3.0           by-sa/3.0/us        allowed     a jurisdiction license of this or a later version
by-sa/3.0           by-sa/3.0/igo       allowed
by-sa/3.0           by-sa/2.5           forbidden
by-sa/3.0           by-sa/2.5/it        forbidden
by-sa/3.0/us        by-sa/3.0           allowed     ports of 3.0 name the unported license
by-sa/3.0/igo       by-sa/3.0/de        allowed
by-sa/3.0/igo       by-sa/4.0           allowed
by-nc-sa/3.0        by-nc-sa/3.0/de     allowed
by-sa/4.0           by-sa/3.0           forbidden   this version or later
by-sa/4.0           by-sa/3.0/igo       forbidden
by-sa/4.0           by-sa/3.0/us        forbidden
by-sa/4.0           by-nc-sa/4.0        forbidden   other License Elements
by-nc-sa/4.0        by-sa/4.0           forbidden
by-nc-sa/3.0        by-sa/4.0           forbidden
by-sa/4.0           by/4.0              forbidden
by-sa/4.0           LAL-1.3             allowed     compatible since 21 October 2014
by-sa/4.0           GPL-3.0-only        allowed     one way, since 8 October 2015
by-sa/4.0           GPL-3.0-or-later    forbidden   version 3 alone is listed
by-sa/4.0           GPL-2.0-only        forbidden
by-sa/3.0           LAL-1.3             unclear     two steps, through an adaptation under 4.0
by-sa/2.0           GPL-3.0-only        unclear
by-sa/1.0           LAL-1.3             forbidden
by-nc-sa/4.0        LAL-1.3             forbidden   the list of BY-NC-SA is empty
sa/1.0              by-sa/1.0           forbidden
nc-sa/1.0           nc-sa/1.0           allowed
"""
ROWS = [tuple(line.split()[:3]) for line in WAYS.strip().splitlines()]

TOGETHER = [
    ("by-sa/2.0 + by-sa/2.5 + by-sa/3.0", "by-sa/3.0 by-sa/4.0"),
    ("by-sa/3.0/us + by-sa/3.0/de", "by-sa/3.0/de by-sa/3.0/us by-sa/4.0"),
    ("by-sa/2.0 + by-sa/2.0/uk", "by-sa/2.0 by-sa/2.0/uk by-sa/4.0"),
    ("by-sa/3.0/igo + by-sa/4.0", "by-sa/4.0"),
    ("by-sa/4.0 + by/2.0 + zero/1.0", "by-sa/4.0"),
    ("by-nc-sa/2.5/mx + by-nc/3.0", "by-nc-sa/2.5/mx by-nc-sa/4.0"),
    ("by-nc-sa/1.0 + by/2.0", "by-nc-sa/1.0"),
    ("by-sa/1.0 + by-sa/1.0", "by-sa/1.0"),
    ("by-sa/1.0 + by-sa/4.0", ""),
    ("by-sa/1.0 + by-sa/1.0/fi", ""),
    ("by-sa/4.0 + by-nc-sa/4.0", ""),
    ("by-sa/4.0 + by-nc/4.0", ""),
    (
        "sa/1.0 + by/4.0",
        "",
    ),  # sa asks for no credit, BY does: ShareAlike leaves no room for that further condition
    ("by-sa/1.0 OR by-sa/3.0 + by-sa/4.0", "by-sa/4.0"),
]


@pytest.mark.parametrize(("original", "output", "expected"), ROWS)
def test_one_work(original: str, output: str, expected: str) -> None:
    assert verdict(original, desired_output=output) == expected


@pytest.mark.parametrize(("works", "expected"), TOGETHER)
def test_works_together(works: str, expected: str) -> None:
    assert outputs(works) == (expected, "", "")
    assert verdict(works) == ("allowed" if expected else "forbidden")


def test_a_choice_need_not_share_alike() -> None:
    assert outputs("by/4.0 OR by-sa/3.0") == (
        "by-nc-nd/4.0 by-nc-sa/4.0 by-nc/4.0 by-nd/4.0 by-sa/3.0 by-sa/4.0 by/4.0",
        "zero/1.0",
        "",
    )


def test_a_port_can_leave_an_output_open() -> None:
    assert outputs("by-sa/2.0 + by-sa/2.0/fr") == ("by-sa/2.0/fr by-sa/4.0", "", "by-sa/2.0")


def test_the_clause_of_the_license_itself_is_cited() -> None:
    reasons = {reason["code"]: reason for reason in ask("by-sa/3.0/nz")["reasons"]}
    assert reasons["sa_same_or_later"]["source"] == (
        "CC BY-SA 3.0 NZ legal code, s. 2.3, https://creativecommons.org/licenses/by-sa/3.0/nz/legalcode"
    )


@pytest.mark.parametrize(
    ("works", "code"),
    [
        ("by-sa/4.0 + by-nc/4.0", "sa_nc_conflict"),
        ("by-sa/1.0 + by-sa/4.0", "sa_conflict"),
        ("by-sa/4.0 + GFDL-1.3-only", "non_cc_incompatible"),
    ],
)
def test_why_there_is_no_license_for_both(works: str, code: str) -> None:
    assert {code, "no_common_license"} <= codes(ask(works))
