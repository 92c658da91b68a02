"""A copy stays under its license; public domain stays free; no license is no permission."""

import pytest

from .asking import SEVEN, SIX, ask, codes, outputs, verdict


@pytest.mark.parametrize(
    "license_id", ["by/4.0", "by-sa/1.0", "by-nc-nd/4.0", "sampling+/1.0", "LAL-1.3", "KOGL-1"]
)
def test_a_copy_keeps_its_license(license_id: str) -> None:
    assert outputs(license_id, "verbatim") == (license_id, "", "")
    assert verdict(license_id, "verbatim", desired_output=license_id) == "allowed"


@pytest.mark.parametrize(
    ("license_id", "desired"),
    [
        ("by/4.0", "by-sa/4.0"),
        ("by/4.0", "zero/1.0"),
        ("by-sa/3.0", "by-sa/4.0"),  # later versions are for adaptations
        ("by-nc/4.0", "by/4.0"),
        ("KOGL-1", "by/4.0"),
        ("zero/1.0", "mark/1.0"),  # a label, never a license
    ],
)
def test_a_copy_cannot_be_relicensed(license_id: str, desired: str) -> None:
    answer = ask(license_id, "verbatim", desired_output=desired)
    assert answer["verdict"] == "forbidden"
    assert answer["outputs"] == ([] if license_id == "zero/1.0" else [license_id])


def test_a_license_on_a_free_copy_claims_what_one_does_not_have() -> None:
    assert verdict("mark/1.0", "verbatim", desired_output="by/4.0") == "not_recommended"
    assert verdict("zero/1.0", "verbatim", desired_output="by/4.0") == "not_recommended"
    assert verdict("zero/1.0", "verbatim", desired_output="zero/1.0") == "allowed"


def test_permission_to_sublicense_does_not_say_more() -> None:
    assert verdict("MIT", "verbatim", desired_output="by/4.0") == "unclear"


def test_both_licenses_of_a_choice_stay() -> None:
    assert outputs("LAL-1.3 OR by-sa/3.0", "verbatim") == ("LAL-1.3 by-sa/3.0", "", "")


@pytest.mark.parametrize("license_id", ["zero/1.0", "mark/1.0", "certification/1.0/us", "PD-USGov", "KOGL-0"])
def test_the_public_domain_sets_no_condition(license_id: str) -> None:
    assert outputs(license_id) == (SEVEN, "", "")
    assert outputs(license_id, "verbatim") == ("", "", "")
    assert verdict(license_id, "verbatim", drm=True, commercial=True) == "allowed"


def test_what_is_free_in_one_country_is_marked() -> None:
    assert "territorial" in codes(ask("PD-USGov"))
    assert "territorial" not in codes(ask("zero/1.0"))


@pytest.mark.parametrize("desired", ["mark/1.0", "certification/1.0/us", "UNKNOWN", "InC-EDU", "PD-USGov"])
def test_a_label_or_statement_is_no_license_for_ones_own_work(desired: str) -> None:
    assert verdict("zero/1.0", desired_output=desired) == "forbidden"
    assert verdict("by/4.0", "collect", desired_output=desired) == "forbidden"
    assert verdict("", desired_output=desired) == "forbidden"


def test_rights_in_ones_own_part_may_be_reserved() -> None:
    assert verdict("by/4.0", desired_output="ARR") == "not_recommended"
    assert verdict("by/4.0", "collect", desired_output="ARR") == "not_recommended"
    assert verdict("by-sa/4.0", desired_output="ARR") == "forbidden"


@pytest.mark.parametrize("statement", ["ARR", "UNKNOWN"])
@pytest.mark.parametrize("use", ["adapt", "collect", "verbatim"])
def test_no_license_is_no_permission(statement: str, use: str) -> None:
    answer = ask(f"{statement} + by/4.0", use)
    assert (answer["verdict"], answer["outputs"]) == ("forbidden", [])


@pytest.mark.parametrize("use", ["adapt", "collect", "verbatim"])
def test_no_license_can_be_put_on_what_is_not_licensed(use: str) -> None:
    answer = ask("ARR", use, desired_output="by/4.0")
    assert answer["verdict"] == "forbidden"
    assert answer["parts"][0]["verdict"] == "forbidden"


def test_a_statement_about_education_is_not_a_license() -> None:
    assert verdict("InC-EDU", "verbatim") == "unclear"
    assert verdict("InC-EDU", "collect") == "unclear"
    assert verdict("InC-EDU", "adapt") == "forbidden"


def test_without_other_peoples_works_everything_is_open() -> None:
    answer = ask("")
    assert (answer["verdict"], " ".join(answer["outputs"])) == ("allowed", SEVEN)
    assert codes(answer) == {"no_third_party_parts"}


def test_a_license_of_ones_own_of_any_version() -> None:
    assert outputs("by/3.0") == (f"{SIX[:-6]}by/3.0 by/4.0", "zero/1.0", "")
    assert verdict("by-nc/4.0", desired_output="by-nc-sa/3.0/de") == "allowed"
    assert verdict("by/4.0", desired_output="nc/1.0") == "not_recommended"  # retired
    assert verdict("by/4.0", desired_output="MIT") == "unclear"
