"""Questions from strangers by name: refused before they are read, or answered, each for itself."""

import pytest

from licensing.answers import CannotRead, answer_or_error, answer_to, refuse_hostile


def test_a_question_is_answered_by_its_name():
    assert answer_to("identify", {"input": "CC0 1.0"})["id"] == "zero/1.0"
    assert answer_to("check", {"inputs": ["by-nd/4.0"], "use": "adapt"})["verdict"] == "forbidden"


@pytest.mark.parametrize("question", ["CC BY", 5, None, ["CC BY"]])
def test_what_is_no_object_is_no_question(question):
    with pytest.raises(CannotRead, match="must be one JSON object"):
        answer_to("identify", question)


def test_one_of_many_that_cannot_be_answered_has_an_error_in_its_place():
    assert answer_or_error("check", {"inputs": ["by/9.0"], "use": "adapt"})["error"].startswith(
        "There is no license 'by/9.0'"
    )
    assert answer_or_error("identify", {"input": "CC0 1.0"})["id"] == "zero/1.0"


def nested(depth: int) -> dict:
    return {"upstream": [nested(depth - 1)]} if depth else {}


def test_a_nest_deeper_than_the_interpreter_goes_is_told_as_such():
    deep: dict = {}
    for _level in range(20_000):
        deep = {"upstream": [deep]}
    with pytest.raises(CannotRead, match="nested too deeply"):
        answer_to("attribute", {"works": [deep]})


def test_deeper_than_anybody_asks_is_refused():
    refuse_hostile(nested(16))
    with pytest.raises(CannotRead, match="nested more than 32 deep"):
        refuse_hostile(nested(17))


def test_longer_than_any_statement_is_refused():
    refuse_hostile({"input": "x" * 20_000})
    with pytest.raises(CannotRead, match="longer than 20,000 characters"):
        refuse_hostile({"input": "x" * 20_001})


@pytest.mark.parametrize(
    ("question", "character"),
    [
        ({"input": "CC\0BY"}, "U+0000"),
        ({"input": ["a", ("CC\u202eBY",)]}, "U+202E"),
        ({"x\u001b": 1}, "U+001B"),
        ({"input": "\ud800"}, "U+D800"),
    ],
)
def test_characters_that_hide_something_are_named(question, character):
    with pytest.raises(CannotRead, match=f"the character U\\{character[1:]}"):
        refuse_hostile(question)


def test_lines_tabs_numbers_and_arabic_are_harmless():
    refuse_hostile({"input": "CC BY\n\t4.0\r", "at": 3, "sure": None, "other": "مرخص \u200fCC BY\u200e"})
