"""NoDerivatives, and what counts as an adaptation at all."""

import pytest

from .asking import NOT_NONCOMMERCIAL, SIX, ask, codes, outputs, verdict


@pytest.mark.parametrize(
    "act", ["translation", "remix", "music_synched_to_video", "subtitles_in_other_language"]
)
def test_a_shared_adaptation_is_forbidden(act: str) -> None:
    assert verdict("by-nd/4.0", act=act) == "forbidden"
    assert verdict("by-nc-nd/2.0", act=act) == "forbidden"


@pytest.mark.parametrize(
    ("license_id", "expected"),
    [
        ("by-nd/4.0", "allowed"),  # s. 2(a)(1)(B): produce and reproduce, but not share
        ("by-nc-nd/4.0", "allowed"),
        ("by-nd/3.0", "forbidden"),  # s. 3: "otherwise you have no rights to make Adaptations"
        ("by-nd/2.0", "forbidden"),
        ("by-nd-nc/1.0", "forbidden"),
        ("KOGL-3", "forbidden"),
    ],
)
def test_a_private_adaptation_is_licensed_from_version_four_on(license_id: str, expected: str) -> None:
    assert verdict(license_id, act="remix", share=False) == expected


@pytest.mark.parametrize("license_id", ["by-nd/4.0", "by-nd/3.0", "by-nc-nd/2.5", "nd/1.0"])
def test_another_format_is_never_an_adaptation(license_id: str) -> None:
    assert verdict(license_id, "verbatim", act="format_shift") == "allowed"
    assert outputs(license_id, "adapt", act="format_shift") == (license_id, "", "")


def test_excerpts() -> None:
    assert verdict("by-nd/4.0", "verbatim", act="excerpt") == "allowed"  # "in whole or in part"
    assert verdict("by-nd/4.0", "collect", act="excerpt") == "allowed"
    assert verdict("by-nd/3.0", "verbatim", act="excerpt") == "allowed"  # a chapter of a book (FAQ)
    assert verdict("by-nd/3.0", "collect", act="excerpt") == "unclear"  # "in its entirety in unmodified form"
    assert verdict("by-sa/3.0", "collect", act="excerpt") == "allowed"
    assert "indicate_modification" in codes(ask("by-nd/4.0", "verbatim", act="excerpt"))


def test_excerpts_in_a_new_work() -> None:
    assert outputs("by-nd/4.0", "adapt", act="excerpt") == (
        "by-nd/4.0",
        "",
        "",
    )  # alone it is a copy of a part
    assert outputs("by-nd/4.0 + zero/1.0", "adapt", act="excerpt") == ("by-nd/4.0", "", "")
    assert verdict("by-nd/4.0 + by/4.0", "adapt", act="excerpt") == "forbidden"  # mixed, they make a new work
    assert outputs("by-nd/4.0 + by/4.0", "adapt", act="format_shift") == (SIX, "zero/1.0", "")


@pytest.mark.parametrize(
    "act", ["same_language_captions_for_accessibility", "typo_fix", "crop_and_overlay_image"]
)
def test_a_small_change_depends_on_the_law(act: str) -> None:
    assert verdict("by-nd/4.0", "verbatim", act=act) == "unclear"
    assert verdict("by-nd/4.0", "adapt", act=act) == "unclear"
    assert verdict("by-nd/4.0", "adapt", act=act, share=False) == "allowed"
    assert verdict("by-sa/4.0", "adapt", act=act) == "allowed"


def test_music_in_a_video_is_an_adaptation_from_version_two_on() -> None:
    assert outputs("by-sa/2.0 + by/4.0", "collect", act="music_synched_to_video") == (
        "by-sa/2.0 by-sa/4.0",
        "",
        "",
    )
    assert verdict("by-nd/1.0", act="music_synched_to_video") == "unclear"


def test_before_that_the_law_of_the_place_decides() -> None:
    for license_id in ("by/1.0", "by-sa/1.0", "sa/1.0"):
        answer = ask(license_id, act="music_synched_to_video")
        assert (answer["verdict"], "sync_not_in_version_1_0" in codes(answer)) == ("unclear", True)
        assert license_id in answer["outputs"]
    assert verdict("by-nc/1.0", act="music_synched_to_video", commercial=True) == "forbidden"
    assert verdict("mark/1.0", act="music_synched_to_video") == "allowed"


def test_a_translation_is_an_adaptation_whatever_the_use_is_called() -> None:
    assert verdict("by-nd/4.0", "verbatim", act="translation") == "forbidden"
    assert verdict("by-nd/4.0", "collect", act="translation") == "forbidden"
    assert outputs("by-sa/4.0", "verbatim", act="translation") == ("by-sa/4.0", "", "")


def test_a_playlist_is_a_collection() -> None:
    assert outputs("by-nd/4.0 + by-sa/3.0", "adapt", act="playlist") == (SIX, "zero/1.0", "")
    answer = ask("by-nd/4.0 + by-sa/3.0 + by-nc-sa/2.0", "collect", act="playlist")
    assert answer["verdict"] == "allowed"
    assert " ".join(answer["not_recommended_outputs"]) == NOT_NONCOMMERCIAL
    assert {"nd_verbatim_ok", "sa_not_triggered", "item_licenses_stay"} <= codes(answer)
