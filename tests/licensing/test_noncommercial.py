"""NonCommercial: certain cases, cases that Creative Commons leaves open, and what never depends on money."""

import pytest

from .asking import ask, codes, verdict

OPEN = [
    "free_mooc_with_optional_paid_certificate",
    "paid_mooc_for_profit_provider",
    "paid_mooc_public_university",
    "tuition_funded_course_behind_login",
    "free_site_with_advertising",
    "fundraiser_by_charity_selling_copies",
    "internal_training_in_company",
    "internal_commercial_adaptation",
    "corporate_sponsor_logo_on_free_course",
    "printing_cost_recovery",
]
NOT_COMMERCIAL = [
    "school_pays_copy_shop",
    "p2p_exchange_no_payment",
    "free_school_handout_no_fee",
    "for_profit_company_free_public_tutorial",
]


@pytest.mark.parametrize(
    "license_id", ["by-nc/4.0", "by-nc-sa/3.0", "by-nc-nd/2.5", "by-nd-nc/1.0", "nc/1.0", "KOGL-2"]
)
def test_a_commercial_copy_is_forbidden(license_id: str) -> None:
    assert verdict(license_id, "verbatim", commercial=True) == "forbidden"
    assert verdict(license_id, "verbatim", commercial=False) == "allowed"


@pytest.mark.parametrize("license_id", ["by/4.0", "by-sa/3.0", "by-nd/4.0", "zero/1.0", "MIT", "KOGL-1"])
def test_without_the_condition_money_does_not_matter(license_id: str) -> None:
    assert [verdict(license_id, "verbatim", commercial=said) for said in (True, False, None)] == [
        "allowed"
    ] * 3


@pytest.mark.parametrize("context", OPEN)
def test_what_creative_commons_leaves_open_is_never_a_yes_or_a_no(context: str) -> None:
    assert verdict("by-nc/4.0", "verbatim", commercial=None, context=context) == "unclear"
    assert verdict("by-nc/4.0", "verbatim", commercial=False, context=context) == "unclear"
    assert verdict("by/4.0", "verbatim", commercial=None, context=context) == "allowed"


@pytest.mark.parametrize("context", NOT_COMMERCIAL)
def test_settled_and_not_commercial(context: str) -> None:
    assert verdict("by-nc-sa/4.0", "verbatim", commercial=None, context=context) == "allowed"


def test_settled_and_commercial() -> None:
    sold = ask("by-nc/4.0", "verbatim", commercial=None, context="publisher_sells_textbook_for_profit")
    assert sold["verdict"] == "forbidden"


def test_nothing_known_is_unclear() -> None:
    answer = ask("by-nc/4.0", "verbatim", commercial=None)
    assert (answer["verdict"], answer["outputs"]) == ("unclear", ["by-nc/4.0"])


def test_it_binds_without_sharing_too() -> None:
    answer = ask("by-nc/4.0", commercial=True, share=False)
    assert answer["verdict"] == "forbidden"
    assert "nc_applies_without_sharing" in codes(answer)


def test_a_paywall_is_open_and_a_login_is_not() -> None:
    assert verdict("by-nc/4.0", "verbatim", context="paywall_files_unprotected") == "unclear"
    assert verdict("by-nc/4.0", "verbatim", context="login_required_files_unprotected") == "allowed"
    assert verdict("by/4.0", "verbatim", context="paywall_files_unprotected") == "allowed"


def test_one_noncommercial_item_keeps_the_whole_collection_from_being_sold() -> None:
    answer = ask("by/4.0 + by-nc/4.0 + zero/1.0", "collect", commercial=True)
    assert (answer["verdict"], answer["outputs"]) == ("forbidden", [])
    assert [part["verdict"] for part in answer["parts"]] == ["allowed", "forbidden", "allowed"]


def test_of_a_choice_the_free_license_is_taken() -> None:
    answer = ask("by-nc/4.0 OR by-sa/4.0", commercial=True)
    assert (answer["verdict"], answer["outputs"]) == ("allowed", ["by-sa/4.0"])
    assert answer["parts"][0]["licenses"] == ["by-sa/4.0"]
