"""Technical measures, platforms, time, places, exceptions."""

import pytest

from .asking import ask, codes, verdict


@pytest.mark.parametrize("license_id", ["by/4.0", "by-sa/3.0", "by-nd/2.0", "by/3.0/igo", "by-nc/1.0"])
def test_no_version_permits_technical_measures(license_id: str) -> None:
    assert verdict(license_id, "verbatim", drm=True) == "forbidden"
    assert verdict(license_id, "collect", context="platform_puts_drm_on_files") == "forbidden"
    assert verdict(license_id, "verbatim", context="drm_mooc_platform") == "forbidden"
    assert verdict(license_id, "verbatim", drm=True, share=False) == "allowed"  # nobody receives it


@pytest.mark.parametrize(
    ("license_id", "expected"),
    [
        ("zero/1.0", "allowed"),
        ("MIT", "allowed"),
        ("GFDL-1.3-only", "forbidden"),
        ("GPL-3.0-only", "unclear"),
    ],
)
def test_technical_measures_elsewhere(license_id: str, expected: str) -> None:
    assert verdict(license_id, "verbatim", drm=True) == expected


@pytest.mark.parametrize(
    "context", ["login_required_files_unprotected", "paywall_files_unprotected", "proprietary_format_no_drm"]
)
def test_a_closed_door_is_no_technical_measure(context: str) -> None:
    answer = ask("by-sa/4.0", "verbatim", context=context)
    assert answer["verdict"] == "allowed"
    assert "access_control_ok" in codes(answer)


def test_terms_of_a_platform_depend_on_their_wording() -> None:
    assert verdict("by/4.0", "verbatim", context="platform_terms_forbid_redistribution") == "unclear"
    assert verdict("zero/1.0", "verbatim", context="platform_terms_forbid_redistribution") == "allowed"


def test_a_license_cannot_be_taken_back() -> None:
    assert verdict("by/2.0", "verbatim", context="licensor_later_changed_to_ARR") == "allowed"
    without = "licensor_later_changed_to_ARR; no evidence when the copy was received"
    assert verdict("by/4.0", "verbatim", context=without) == "unclear"
    assert verdict("zero/1.0", "verbatim", context=without) == "allowed"


@pytest.mark.parametrize(
    ("license_id", "cured", "not_cured"),
    [
        ("by/4.0", "allowed", "unclear"),  # s. 6(b)
        ("by-sa/3.0/igo", "allowed", "unclear"),  # s. 7
        ("by/3.0", "forbidden", "forbidden"),  # only by express permission
    ],
)
def test_a_breach_can_be_cured_within_thirty_days(license_id: str, cured: str, not_cured: str) -> None:
    assert verdict(license_id, "verbatim", context="own earlier breach, cured within 30 days") == cured
    assert verdict(license_id, "verbatim", context="own earlier breach, not cured") == not_cured


def test_exceptions_are_named_and_not_judged() -> None:
    answer = ask("ARR", "verbatim", context="quotation_or_fair_use")
    assert answer["verdict"] == "forbidden"
    assert "exceptions_not_judged" in codes(answer)


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ("open_web_repository", "forbidden"),
        ("print_in_a_low_income_country", "allowed"),
        ("reuser_in_another_country", "unclear"),
        (None, "unclear"),
    ],
)
def test_the_developing_nations_license_ends_at_borders(context: str | None, expected: str) -> None:
    assert verdict("devnations/2.0", "verbatim", context=context) == expected
    assert verdict("by/3.0/us", "verbatim", context=context) == "allowed"
