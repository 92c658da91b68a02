"""The two charts of the Creative Commons FAQ and its table of collections, cell by cell."""

import pytest

from licensing.wire import check_question

IDS = {
    "PD": "mark/1.0", "PDM": "mark/1.0", "CC0": "zero/1.0", "BY": "by/4.0", "BY-SA": "by-sa/4.0", "BY-NC": "by-nc/4.0",
    "BY-ND": "by-nd/4.0", "BY-NC-SA": "by-nc-sa/4.0", "BY-NC-ND": "by-nc-nd/4.0",
}  # fmt: skip
WORDS = {
    "yes": "allowed",
    "yellow": "not_recommended",
    "blank": "not_recommended",
    "no": "forbidden",
    "x": "forbidden",
}

# "Can I combine material under different Creative Commons licenses in my work?": yes where the works may be remixed.
REMIX = """
            PDM   CC0   BY    BY-SA  BY-NC  BY-ND  BY-NC-SA  BY-NC-ND
PDM         yes   yes   yes   yes    yes    x      yes       x
CC0         yes   yes   yes   yes    yes    x      yes       x
BY          yes   yes   yes   yes    yes    x      yes       x
BY-SA       yes   yes   yes   yes    x      x      x         x
BY-NC       yes   yes   yes   x      yes    x      yes       x
BY-ND       x     x     x     x      x      x      x         x
BY-NC-SA    yes   yes   yes   x      yes    x      yes       x
BY-NC-ND    x     x     x     x      x      x      x         x
"""

# "If I derive or adapt material …, which CC license(s) can I use?": the original on the left, the adapter's above.
ADAPTERS = """
            BY      BY-NC  BY-NC-ND  BY-NC-SA  BY-ND   BY-SA   CC0
PD          yes     yes    yes       yes       yes     yes     yes
BY          yes     yes    yes       yes       yes     yes     yellow
BY-NC       yellow  yes    yes       yes       yellow  yellow  yellow
BY-NC-ND    no      no     no        no        no      no      no
BY-NC-SA    no      no     no        yes       no      no      no
BY-ND       no      no     no        no        no      no      no
BY-SA       no      no     no        no        no      yes     no
"""

# "If I create a collection …": the item on the left, the license of the collection above. A blank cell is no
# prohibition: the collection's license covers the selection alone, the items go on under theirs.
COLLECTIONS = """
            BY     BY-SA  BY-ND  BY-NC  BY-NC-SA  BY-NC-ND
PD          yes    yes    yes    yes    yes       yes
BY          yes    yes    yes    yes    yes       yes
BY-NC       blank  blank  blank  yes    yes       yes
BY-NC-ND    blank  blank  blank  yes    yes       yes
BY-NC-SA    blank  blank  blank  yes    yes       yes
BY-ND       yes    yes    yes    yes    yes       yes
BY-SA       yes    yes    yes    yes    yes       yes
"""


def cells(chart: str) -> list[tuple[str, str, str]]:
    """Row, column and word of every cell."""
    columns, *rows = (line.split() for line in chart.strip().splitlines())
    found = [
        (name, column, word) for name, *words in rows for column, word in zip(columns, words, strict=True)
    ]
    assert len(found) == len(columns) * len(rows)
    return found


def answer(inputs: list[str], use: str, desired: str | None = None) -> str:
    asked = {"inputs": inputs, "use": use, "commercial": False, "desired_output": desired}
    return str(check_question(asked)["verdict"])


def test_the_charts_are_whole() -> None:
    assert [len(cells(chart)) for chart in (REMIX, ADAPTERS, COLLECTIONS)] == [64, 49, 42]


@pytest.mark.parametrize(("one", "other", "word"), cells(REMIX))
def test_remix(one: str, other: str, word: str) -> None:
    assert answer([IDS[one], IDS[other]], "adapt") == WORDS[word]


@pytest.mark.parametrize(("original", "adapters", "word"), cells(ADAPTERS))
def test_adapters_license(original: str, adapters: str, word: str) -> None:
    assert answer([IDS[original]], "adapt", IDS[adapters]) == WORDS[word]


@pytest.mark.parametrize(("item", "license_of_collection", "word"), cells(COLLECTIONS))
def test_collection(item: str, license_of_collection: str, word: str) -> None:
    assert answer([IDS[item]], "collect", IDS[license_of_collection]) == WORDS[word]


@pytest.mark.parametrize("one", ["mark/1.0", "zero/1.0"])
@pytest.mark.parametrize("other", ["by/4.0", "by-nc/4.0", "by-sa/4.0"])
def test_the_public_domain_changes_no_row(one: str, other: str) -> None:
    question = {"use": "adapt", "commercial": False}
    alone, beside = (check_question({**question, "inputs": inputs}) for inputs in ([other], [one, other]))
    for key in ("verdict", "outputs", "not_recommended_outputs", "unclear_outputs"):
        assert beside[key] == alone[key]
