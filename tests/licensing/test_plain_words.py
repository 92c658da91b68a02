"""Every license in plain words, as a person would say it."""

import pytest

from licensing import get
from licensing.plain_words import plain_words
from licensing.registry import all_tools, other_licenses

SUMMARIES = {
    "by/4.0": "Use, change and sell; credit the author",
    "by-sa/4.0": "Use, change and sell; credit the author; share changes under the same license",
    "by-nc/3.0/de": "Use and change, but do not sell; credit the author",
    "by-nc-sa/2.0": (
        "Use and change, but do not sell; credit the author; share changes under the same license"
    ),
    "by-nd/4.0": "Use and sell, but do not share changed versions; credit the author",
    "by-nc-nd/3.0": "Use, but do not sell and do not share changed versions; credit the author",
    "by-nd-nc/1.0": "Use, but do not sell and do not share changed versions; credit the author",
    "sa/1.0": "Use, change and sell; keep the license with it; share changes under the same license",
    "sampling/1.0": "Use parts in a new work, not in advertising; credit the author",
    "sampling+/1.0": (
        "Use parts in a new work, share the whole without earning money, not in advertising; "
        "credit the author"
    ),
    "devnations/2.0": "Use, change and sell in developing nations only; credit the author",
    "zero/1.0": "Use, change and sell without any condition",
    "mark/1.0": "Free of known copyright: use, change and sell; in some countries rights may remain",
    "KOGL-0": "Use, change and sell without any condition",
    "ARR": "All rights are reserved: ask for permission",
    "InC-EDU": "All rights are reserved: ask for permission",
}


@pytest.mark.parametrize(("license_id", "summary"), SUMMARIES.items())
def test_summary(license_id, summary):
    assert plain_words(get(license_id)).summary == summary


DETAILS = {
    "by-sa/4.0": (
        ["share", "adapt", "sell"],
        ["credit", "keep_license", "mark_changes", "share_alike"],
        ["restrict", "endorse"],
    ),
    "by/3.0": (
        ["share", "adapt", "sell"],
        ["credit", "keep_license", "mark_adaptations"],
        ["restrict", "endorse"],
    ),
    "by/2.0": (["share", "adapt", "sell"], ["credit", "keep_license"], ["restrict"]),
    "by-nd/4.0": (
        ["share", "adapt_privately", "sell"],
        ["credit", "keep_license", "mark_changes"],
        ["share_adaptations", "restrict", "endorse"],
    ),
    "by-nd/3.0": (
        ["share", "sell"],
        ["credit", "keep_license"],
        ["share_adaptations", "adapt", "restrict", "endorse"],
    ),
    "by-nc/4.0": (
        ["share", "adapt"],
        ["credit", "keep_license", "mark_changes"],
        ["sell", "restrict", "endorse"],
    ),
    "nc-sampling+/1.0": (
        ["sample", "share_noncommercially"],
        ["credit", "keep_license"],
        ["sell", "advertise"],
    ),
    "zero/1.0": (["share", "adapt", "sell"], [], []),
    "GPL-3.0-only": (["share", "adapt", "sell"], ["keep_license", "share_alike", "source_code"], []),
    "KOGL-3": (["share", "sell"], ["credit"], ["share_adaptations"]),
    "UNKNOWN": ([], [], ["use"]),
}


@pytest.mark.parametrize(("license_id", "expected"), DETAILS.items())
def test_what_one_may_must_and_may_not(license_id, expected):
    words = plain_words(get(license_id))
    assert tuple([s.code for s in part] for part in (words.may, words.must, words.may_not)) == expected


def test_every_license_has_words():
    for license in (*all_tools(), *other_licenses()):
        words = plain_words(license)
        assert words.summary
        assert not {s.code for s in words.may} & {s.code for s in words.may_not}
