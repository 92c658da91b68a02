"""Questions and answers as JSON: the words that are known, the errors for those that are not."""

import json
from typing import Any

import pytest

from licensing.citations import explanations
from licensing.errors import LicensingError, UnknownLicense
from licensing.question import UnknownWord
from licensing.stated import UnsettledStatement
from licensing.wire import check_question, solve_question

from .asking import ask, question


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"use": "remix"}, "use: 'remix' is not one of adapt, collect, verbatim."),
        ({"use": None}, "use: None is not one of"),
        ({"act": "juggling"}, "act: 'juggling' is not one of translation, remix"),
        ({"context": "full_moon"}, "context: 'full_moon'"),
        ({"context": "printing_cost_recovery; full_moon"}, "context: 'full_moon'"),
        ({"context": [7]}, "context: [7]"),
        ({"commercial": "no"}, "commercial: 'no' is not one of true, false, null."),
        ({"share": 1}, "share: 1"),
        ({"drm": "yes"}, "drm: 'yes'"),
        ({"inputs": "by/4.0"}, "inputs: 'by/4.0' is not one of a list of license ids."),
        ({"inputs": [4]}, "inputs: 4"),
        ({"inputs": [{"license": "by/4.0", "how": "painted"}]}, "how: 'painted'"),
        ({"inputs": [{"how": "linked"}]}, "inputs: None"),
        ({"inputs": ["by/9.0"]}, "'by/9.0'"),
        ({"inputs": ["by/4.0 OR nothing"]}, "'nothing'"),
        ({"desired_output": "by-sa"}, "'by-sa'"),
        ({"desired_output": 4}, "desired_output: 4"),
        ({"comercial": True}, "field: 'comercial' is not one of inputs, use, act, commercial"),
    ],
)
def test_an_unknown_word_is_an_error_that_names_it(wrong: dict[str, Any], named: str) -> None:
    for answer in (check_question, solve_question):
        with pytest.raises(LicensingError) as raised:
            answer({**question("by/4.0"), **wrong})
        assert named in str(raised.value)


def test_errors_are_of_one_family() -> None:
    assert issubclass(UnknownWord, LicensingError)
    assert issubclass(UnknownLicense, LicensingError)


def test_fields_of_others_are_left_alone() -> None:
    assert ask("by/4.0", id="C001", note="mine")["verdict"] == "allowed"


def test_what_is_not_said_is_unknown_shared_and_without_technical_measures() -> None:
    assert check_question({"inputs": ["by-nc/4.0"], "use": "verbatim"})["verdict"] == "unclear"
    assert check_question({"inputs": ["by-nd/4.0"], "use": "adapt"})["verdict"] == "forbidden"


def test_the_shape_of_an_answer() -> None:
    answer = json.loads(json.dumps(ask("by/4.0", "verbatim")))
    assert answer == {
        "verdict": "allowed",
        "outputs": ["by/4.0"],
        "not_recommended_outputs": [],
        "unclear_outputs": [],
        "parts": [
            {
                "part": 0,
                "input": "by/4.0",
                "licenses": ["by/4.0"],
                "verdict": "allowed",
                "reasons": ["attribution_required", "verbatim_keep_license"],
            }
        ],
        "reasons": [
            {
                "code": "attribution_required",
                "verdict": "allowed",
                "message": "Credit the creator, name and link CC BY 4.0, and say what was changed.",
                "source": "CC BY 4.0 legal code, s. 3(a), https://creativecommons.org/licenses/by/4.0/legalcode",
                "parts": [0],
            },
            {
                "code": "verbatim_keep_license",
                "verdict": "allowed",
                "message": "A copy stays under its license.",
                "source": "CC BY 4.0 legal code, s. 2(a)(1) and 2(a)(5), "
                "https://creativecommons.org/licenses/by/4.0/legalcode",
                "parts": [0],
            },
        ],
    }


def test_one_finding_for_all_parts_that_it_is_about() -> None:
    reasons = ask("by/4.0 + by-sa/3.0 + by/4.0", "collect")["reasons"]
    credit = [
        (reason["parts"], reason["source"][:9])
        for reason in reasons
        if reason["code"] == "attribution_required"
    ]
    assert credit == [([0, 2], "CC BY 4.0"), ([1], "CC BY-SA ")]


def test_how_each_part_is_used() -> None:
    def verdict(how: str, license_id: str = "ARR") -> str:
        inputs = ["by-sa/4.0", {"license": license_id, "how": how}]
        return str(check_question({"inputs": inputs, "use": "adapt", "commercial": False})["verdict"])

    assert verdict("linked") == "allowed"  # a link as a rule needs no permission
    assert verdict("embedded") == "unclear"  # depends on national law
    assert verdict("unmodified") == "forbidden"
    assert verdict("unmodified", "by-nd/4.0") == "allowed"  # beside the adaptation, not in it
    assert verdict("translated", "by-nd/4.0") == "forbidden"
    assert verdict("embedded", "by-nd/4.0") == "allowed"


@pytest.mark.parametrize(
    ("statement", "license_id"),
    [
        ("This work is licensed under CC BY-SA 4.0.", "by-sa/4.0"),
        ("All rights reserved", "ARR"),
        ("", "UNKNOWN"),
        ("MIT License", "MIT"),
    ],
)
def test_a_part_known_by_its_statement(statement: str, license_id: str) -> None:
    answer = check_question({"inputs": [{"statement": statement}], "use": "verbatim", "commercial": False})
    assert answer["parts"][0]["input"] == license_id


@pytest.mark.parametrize(
    ("statement", "why"),
    [("CC BY-SA", "Which version"), ("https://creativecommons.org/licenses/by/9.0/", "There is no by 9.0")],
)
def test_a_statement_that_names_no_license_is_a_question_to_a_person(statement: str, why: str) -> None:
    with pytest.raises(UnsettledStatement, match=why):
        check_question({"inputs": [{"statement": statement}], "use": "verbatim"})


def test_links_and_unmodified_parts_make_a_collection() -> None:
    inputs = [{"license": "by-nd/4.0", "how": "unmodified"}, {"license": "by-sa/3.0", "how": "format_shift"}]
    answer = check_question({"inputs": inputs, "use": "adapt", "commercial": False})
    assert (answer["verdict"], "by/4.0" in answer["outputs"]) == ("allowed", True)
    alone = check_question({"inputs": inputs[:1], "use": "adapt", "commercial": False})
    assert alone["outputs"] == ["by-nd/4.0"]


def test_a_noncommercial_item_beside_a_share_alike_adaptation() -> None:
    inputs = ["by-sa/4.0", {"license": "by-nc/4.0", "how": "unmodified"}]
    answer = check_question({"inputs": inputs, "use": "adapt", "commercial": False})
    assert (answer["verdict"], answer["not_recommended_outputs"]) == ("not_recommended", ["by-sa/4.0"])


def test_a_course_with_a_picture_under_fair_use_may_be_by() -> None:
    """The picture is marked as excluded and judged apart (FAQ "May I apply a CC license … fair use")."""
    picture = {"license": "ARR", "how": "linked"}
    asked = {"inputs": ["by/4.0", picture], "use": "collect", "commercial": False, "desired_output": "by/4.0"}
    assert check_question(asked)["verdict"] == "allowed"


def test_every_finding_has_words_and_a_source() -> None:
    for code, message, source in explanations():
        assert message.endswith("."), code
        assert source is None or (source.document and source.link.startswith("https://")), code
