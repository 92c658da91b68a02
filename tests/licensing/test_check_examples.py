"""The worked examples of the specification, where its folder is at hand; our own cases stand beside this file."""

import json
from pathlib import Path
from typing import Any

import pytest

from licensing.question import FIELDS
from licensing.wire import check_question, solve_question

EXAMPLES = Path(__file__).resolve().parents[3] / "shared" / "licensing" / "check_examples.json"
CASES = json.loads(EXAMPLES.read_text(encoding="utf-8"))["cases"] if EXAMPLES.exists() else []
WORDS = {"allowed": "yes", "not_recommended": "depends", "unclear": "depends", "forbidden": "no"}

pytestmark = pytest.mark.skipif(not CASES, reason=f"the examples are not here: {EXAMPLES}")


def asked(case: dict[str, Any]) -> dict[str, Any]:
    return {field: case[field] for field in FIELDS if field in case}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_example(case: dict[str, Any]) -> None:
    expected, answer = case["expected"], check_question(asked(case))
    tolerated = [] if case["confidence"] == "high" else expected.get("accept", [])
    assert WORDS[answer["verdict"]] in [expected["allowed"], *tolerated]
    assert answer["outputs"] == sorted(expected["allowed_outputs"])
    assert answer["not_recommended_outputs"] == sorted(expected["caution_outputs"])
    assert answer["unclear_outputs"] == sorted(expected["unclear_outputs"])
    assert set(expected["reasons"]) <= {reason["code"] for reason in answer["reasons"]}


def test_every_obstacle_of_an_example_names_a_way_out() -> None:
    for case in CASES:
        for obstacle in solve_question(asked(case))["obstacles"]:
            assert obstacle["remedies"], case["id"]
