"""Questions that people ask: links, schools, other people's figures, pupils in pictures, platforms, AI, fair use."""

import pytest

from .asking import ask, codes, verdict


@pytest.mark.parametrize(
    ("context", "license_id", "expected", "code"),
    [
        ("inside_one_organization", "by/4.0", "allowed", "inside_organization"),
        ("work_contains_others_material", "by/4.0", "unclear", "others_material"),
        ("work_contains_others_material", "zero/1.0", "unclear", "others_material"),
        ("recognizable_people_or_logos", "by/4.0", "allowed", "other_rights"),
        ("platform_asks_for_a_license", "by/4.0", "unclear", "cannot_sublicense_to_platform"),
        ("platform_asks_for_a_license", "zero/1.0", "allowed", "pd_no_conditions"),
        ("training_of_ai", "by/4.0", "unclear", "training_may_need_no_permission"),
        ("training_of_ai", "zero/1.0", "allowed", "pd_no_conditions"),
        ("training_of_ai", "ARR", "forbidden", "all_rights_reserved"),
    ],
)
def test_a_copy(context: str, license_id: str, expected: str, code: str) -> None:
    answer = ask(license_id, "verbatim", context=context)
    assert answer["verdict"] == expected
    assert code in codes(answer)


def test_inside_a_school_noncommercial_binds_and_a_class_may_be_the_public() -> None:
    assert verdict("by-nc/4.0", "verbatim", commercial=True, context="inside_one_organization") == "forbidden"
    assert verdict("by-nd/4.0", "adapt", context="inside_one_organization") == "unclear"
    assert verdict("by-nd/3.0", "adapt", context="inside_one_organization") == "forbidden"


def test_a_condition_on_training_binds_only_where_permission_is_needed() -> None:
    assert verdict("by-nc/4.0", "verbatim", commercial=True, context="training_of_ai") == "unclear"
    assert verdict("by-nd/4.0", "adapt", context=["training_of_ai", "open_web_repository"]) == "unclear"
