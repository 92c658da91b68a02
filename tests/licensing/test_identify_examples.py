"""The worked examples of the reference: hard ones exactly, the others within what their policy tolerates."""

import json
from pathlib import Path
from typing import Any

import pytest

from licensing import identify

EXAMPLES = Path(__file__).resolve().parents[3] / "shared" / "licensing" / "identify_examples.json"


def load_cases() -> list[dict[str, Any]]:
    if not EXAMPLES.exists():
        return []
    cases: list[dict[str, Any]] = json.loads(EXAMPLES.read_text())["cases"]
    return cases


CASES = load_cases()


def tolerated(case: dict[str, Any]) -> list[tuple[str, str | None]]:
    answers = [case["expected"]]
    if case["class"] == "policy":
        answers += case.get("accept") or []
    return [(answer["status"], answer.get("id")) for answer in answers]


def test_the_reference_is_there() -> None:
    if not CASES:
        pytest.skip("the reference examples are not here")


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_example(case: dict[str, Any]) -> None:
    found = identify(case["input"], case["scheme"])
    assert (found.status, found.id) in tolerated(case)
    assert found.id not in (case.get("must_not") or [])
    if found.license:
        assert found.license.url == case["expected"].get("url", found.license.url)
    if "unit" in case["expected"]:
        assert found.known.unit == case["expected"]["unit"]
