"""The examples of docs/reference/licenses-api.md, asked and answered as they stand there."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.api.programs import program

pytestmark = pytest.mark.django_db
PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "licenses-api.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```json\n(.*?)```", re.DOTALL)


def asked_and_answered() -> list[tuple[str, Any, Any]]:
    """Of each section with an address its blocks, two by two."""
    found = []
    for section in PAGE.split("### `POST ")[1:]:
        address, blocks = section.partition("`")[0], [json.loads(one) for one in BLOCK.findall(section)]
        found += [(address, *pair) for pair in zip(blocks[::2], blocks[1::2], strict=True)]
    return found


def shortened(answer: Any, to: Any) -> Any:
    """Only the members that the page shows."""
    if isinstance(to, dict):
        return {name: shortened(answer[name], inner) for name, inner in to.items()}
    if isinstance(to, list) and len(to) == len(answer):
        return [shortened(one, inner) for one, inner in zip(answer, to, strict=True)]
    return answer


def test_there_are_examples_of_all_four():
    assert len({address for address, _asked, _answer in asked_and_answered()}) == 4


@pytest.mark.parametrize(("address", "asked", "answer"), asked_and_answered(), ids=str)
def test_a_question(address, asked, answer):
    assert shortened(program().post(address, asked, format="json").json(), answer) == answer


def test_a_license_as_linked_data():
    [address] = re.findall(r"^GET (\S+)$", PAGE, re.MULTILINE)
    said = json.loads(BLOCK.findall(PAGE)[0])
    answer = program().get(address, HTTP_ACCEPT="application/ld+json")
    assert answer["Content-Type"] == "application/ld+json"
    assert shortened(answer.json(), said) == said
