"""Nonsense for everything that parses what strangers send; `python -m benchmarks.fuzz` does it for longer."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import fuzz
from benchmarks.fuzz_targets import targets
from tests.hostile.archives import tar_of, zip_of
from tests.hostile.documents import SVG, epub, pdf, small_png, word

FILES = (
    zip_of({"a.txt": b"words"}),
    tar_of({"a.txt": b"words"}),
    word(b"<x/>"),
    epub(b"<x/>"),
    pdf(b""),
    SVG,
    small_png(),
)
TARGETS = targets(FILES)


def inputs(seeds: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """Anything at all; or one of the seeds with something else put into it."""

    def put_in(seed: bytes, at: int, piece: bytes) -> bytes:
        return seed[: at % (len(seed) + 1)] + piece + seed[at % (len(seed) + 1) + len(piece) // 2 :]

    return st.binary(max_size=400) | st.builds(
        put_in, st.sampled_from(seeds), st.integers(0, 5_000), st.binary(max_size=40)
    )


@pytest.mark.parametrize("name", TARGETS)
def test_nonsense_has_an_answer(name) -> None:
    target = TARGETS[name]

    @settings(max_examples=80)
    @given(inputs(target.seeds))
    def holds(content: bytes) -> None:
        with suppress(*target.answers):
            target.call(content)

    holds()


def test_the_long_run_in_its_short_form(capsys) -> None:
    assert fuzz.main(["--minutes", "0.05", "--seed", "7"]) == 0
    assert "0 findings (seed 7)" in capsys.readouterr().out
