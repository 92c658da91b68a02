"""The worked examples of credits, where the folder with them is at hand: must and should told apart."""

import json
from pathlib import Path

import pytest

from licensing.attribution import attribute_question

EXAMPLES = Path(__file__).resolve().parents[3] / "shared" / "licensing" / "attribution_examples.json"


def cases() -> list[dict]:
    if not EXAMPLES.exists():
        return []
    return json.loads(EXAMPLES.read_text(encoding="utf-8"))["cases"]


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the folder of worked examples is not here")
@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_example(case):
    answer = attribute_question({key: case.get(key) for key in ("works", "use", "output_license")})
    expected = case["expected"]
    assert set(answer["must"]) == set(expected["must"])
    assert set(expected["should"]) <= set(answer["should"])
    assert set(expected["must_not"]) <= set(answer["must_not"])
    assert not set(answer["must"]) & set(answer["should"])
