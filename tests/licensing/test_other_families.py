"""Licenses of other families, and Creative Commons' retired ones."""

import pytest

from .asking import NONCOMMERCIAL, NOT_NONCOMMERCIAL, SIX, outputs, verdict

# Works, then the licenses that their adaptation may carry: allowed, not recommended, unclear.
ADAPTATIONS = [
    ("by-sa/4.0 + LAL-1.3", "LAL-1.3 by-sa/4.0", "", ""),
    ("by-sa/3.0 + LAL-1.3", "by-sa/4.0", "", "LAL-1.3"),
    ("by/4.0 + LAL-1.3", "LAL-1.3 by-sa/4.0", "", ""),
    ("by-nc/4.0 + LAL-1.3", "", "", ""),
    ("by-sa/4.0 + GPL-3.0-only", "GPL-3.0-only", "", ""),
    ("by-sa/4.0 + GPL-3.0-or-later", "GPL-3.0-only", "", ""),  # passed on as version 3 alone
    ("GPL-3.0-or-later", "GPL-3.0-or-later", "", ""),
    ("by-sa/3.0 + GPL-3.0-only", "", "", "GPL-3.0-only"),
    ("by/4.0 + GPL-3.0-only", "GPL-3.0-only", "", ""),  # FSF: CC BY 4.0 is compatible with all versions
    ("by/3.0 + GPL-3.0-only", "", "", "GPL-3.0-only"),
    ("MIT + GPL-2.0-only", "GPL-2.0-only", "", ""),
    ("Apache-2.0 + GPL-2.0-only", "", "", ""),  # FSF
    ("GPL-2.0-only + GPL-3.0-only", "", "", ""),
    ("zero/1.0 + GFDL-1.3-only", "GFDL-1.3-only", "", ""),
    ("by/4.0 + GFDL-1.3-only", "", "", "GFDL-1.3-only"),
    ("by-sa/3.0 + GFDL-1.3-only", "", "", ""),  # GFDL 1.3 s. 11: closed since 1 August 2009
    ("GFDL-1.2-only OR by-sa/3.0 + by-sa/4.0", "by-sa/4.0", "", ""),
    ("MIT", SIX, "zero/1.0", ""),
    ("MIT + by-sa/4.0", "by-sa/4.0", "", ""),
    ("MIT + by-nc/4.0", NONCOMMERCIAL, NOT_NONCOMMERCIAL, ""),
    ("Apache-2.0", SIX, "zero/1.0", ""),
    ("Apache-2.0 + by-sa/4.0", "", "", "by-sa/4.0"),  # patents and notices against "no additional terms"
    ("OGL-UK-3.0", SIX, "zero/1.0", ""),  # "compatible with" CC BY 4.0
    ("etalab-2.0", "by-sa/4.0 by/4.0", "", "by-nc-nd/4.0 by-nc-sa/4.0 by-nc/4.0 by-nd/4.0 zero/1.0"),
    ("etalab-2.0 + by-sa/3.0", "by-sa/3.0 by-sa/4.0", "", ""),
    ("DL-DE-BY-2.0", "", "", "by-sa/4.0 by/4.0"),
    ("KOGL-1", "", "", "by/4.0"),
    ("KOGL-1 + by-sa/4.0", "", "", "by-sa/4.0"),
    ("KOGL-2", "", "", "by-nc/4.0"),
    ("KOGL-2 + by-nc-sa/4.0", "", "", "by-nc-sa/4.0"),
    ("KOGL-2 + by-sa/4.0", "", "", ""),  # what is noncommercial never enters a license that is not
    ("KOGL-2 + LAL-1.3", "", "", ""),
    ("nc-sampling+/1.0 + by-sa/4.0", "", "", ""),
    ("nc-sampling+/1.0 + by-nc-sa/4.0", "", "", "by-nc-sa/4.0"),
    ("KOGL-3", "", "", ""),
    ("nc/1.0", f"{NONCOMMERCIAL} nc/1.0", NOT_NONCOMMERCIAL, ""),
    (
        "nc/1.0 + by/4.0",
        NONCOMMERCIAL,
        "by-nd/4.0 by-sa/4.0 by/4.0 nc/1.0 zero/1.0",
        "",
    ),  # nc asks for no credit
    ("nd/1.0", "", "", ""),
    ("sampling+/1.0", "", "", ""),
    ("devnations/2.0", "devnations/2.0", "", ""),
]
VERDICTS = [
    ("KOGL-1", "adapt", None, "allowed"),  # the use is permitted, though no CC license for it is settled
    ("DL-DE-BY-2.0", "adapt", "by/4.0", "unclear"),
    ("DL-DE-BY-2.0 + by-sa/4.0", "adapt", None, "unclear"),
    ("GPL-3.0-only", "adapt", "by-sa/4.0", "forbidden"),  # one way
    ("GFDL-1.3-only", "adapt", "by-sa/3.0", "forbidden"),
    ("LAL-1.3", "adapt", "by-sa/4.0", "allowed"),
    ("LAL-1.3", "adapt", "by-sa/3.0", "forbidden"),
    ("LAL-1.3 + by/4.0", "collect", None, "allowed"),
    ("GPL-3.0-only + by-nd/4.0", "collect", "by/4.0", "allowed"),
    ("KOGL-4", "collect", "by/4.0", "not_recommended"),
    ("sampling/1.0", "verbatim", None, "forbidden"),
    ("sampling/1.0", "collect", None, "forbidden"),
    ("sampling/1.0", "adapt", None, "unclear"),
    ("sampling/1.0/br", "adapt", "by/4.0", "unclear"),
    ("sampling+/1.0", "verbatim", None, "allowed"),
    ("sampling+/1.0", "adapt", None, "unclear"),
    ("nc-sampling+/1.0", "verbatim", None, "allowed"),
]


@pytest.mark.parametrize(("works", "allowed", "not_recommended", "unclear"), ADAPTATIONS)
def test_adaptation(works: str, allowed: str, not_recommended: str, unclear: str) -> None:
    assert outputs(works) == (allowed, not_recommended, unclear)


@pytest.mark.parametrize(("works", "use", "desired", "expected"), VERDICTS)
def test_use(works: str, use: str, desired: str | None, expected: str) -> None:
    assert verdict(works, use, desired_output=desired) == expected


def test_whole_copies_under_sampling_plus_are_noncommercial() -> None:
    assert verdict("sampling+/1.0", "verbatim", commercial=True) == "forbidden"
    assert verdict("sampling+/1.0", "verbatim", commercial=None) == "unclear"
    assert verdict("sampling+/1.0", "adapt", commercial=True) == "unclear"
    assert verdict("nc-sampling+/1.0", "adapt", commercial=True) == "forbidden"
