"""The sui generis database right: licensed by 4.0, waived by 3.0 ports, not mentioned elsewhere."""

import pytest

from .asking import NONCOMMERCIAL, NOT_NONCOMMERCIAL, SEVEN, SIX, outputs, verdict

SUBSTANTIAL = "substantial_extraction_into_own_EU_database"
DATA_ONLY = "extraction_touching_only_sui_generis_right"

# License, verdict of a substantial extraction, verdict where the database right alone is touched.
ROWS = [
    ("by/4.0", "allowed", "allowed"),  # s. 4
    ("by-sa/4.0", "allowed", "allowed"),
    ("by-nd/4.0", "forbidden", "forbidden"),  # s. 4(b): the database must not be shared
    ("by/3.0", "unclear", "unclear"),  # silent; a separate permission may be needed
    ("by/3.0/us", "unclear", "unclear"),
    ("by/3.0/de", "allowed", "allowed"),  # granted, its conditions waived
    ("by-nd/3.0/nl", "allowed", "allowed"),
    ("by/3.0/ch", "unclear", "unclear"),
    ("by/2.5", "unclear", "unclear"),
    ("by/2.0/be", "unclear", "unclear"),  # some ports of 2.x, with conditions
    ("by/2.5/es", "unclear", "unclear"),  # the owner of the database renounces related rights
    ("zero/1.0", "allowed", "allowed"),
    ("OGL-UK-3.0", "allowed", "allowed"),
    ("MIT", "unclear", "unclear"),
    ("ARR", "forbidden", "forbidden"),
]


@pytest.mark.parametrize(("license_id", "substantial", "data_only"), ROWS)
@pytest.mark.parametrize("use", ["adapt", "collect", "verbatim"])
def test_extraction(license_id: str, substantial: str, data_only: str, use: str) -> None:
    assert verdict(license_id, use, act=SUBSTANTIAL) == substantial
    assert verdict(license_id, use, act=DATA_ONLY) == data_only


def test_the_database_is_adapted_material_from_four_on() -> None:
    assert outputs("by-sa/4.0", "collect", act=SUBSTANTIAL) == ("by-sa/4.0", "", "")
    assert outputs("by-sa/3.0/de", "collect", act=SUBSTANTIAL) == (SIX, "zero/1.0", "")


def test_it_may_stay_private_under_no_derivatives() -> None:
    assert verdict("by-nd/4.0", act=SUBSTANTIAL, share=False) == "allowed"


def test_conditions_are_waived_where_the_right_alone_is_touched() -> None:
    assert verdict("by-nc/3.0/de", act=DATA_ONLY, commercial=True) == "allowed"
    assert verdict("by-nc/3.0/de", act=SUBSTANTIAL, commercial=True) == "forbidden"
    assert verdict("by-nc/4.0", act=DATA_ONLY, commercial=True) == "forbidden"


def test_where_nothing_is_asked_for_everything_may_be_given() -> None:
    assert outputs("by-nc-sa/3.0/de", act=DATA_ONLY) == (SEVEN, "", "")
    assert outputs("by-nc-sa/3.0/de", "collect", act=SUBSTANTIAL) == (NONCOMMERCIAL, NOT_NONCOMMERCIAL, "")


def test_what_is_called_an_adaptation_is_never_freer_than_its_source() -> None:
    """The contents are recast: their copyright license decides, whatever it says of the database right."""
    assert outputs("by-nc-sa/3.0/de", act=SUBSTANTIAL) == ("by-nc-sa/3.0/de by-nc-sa/4.0", "", "")
    assert outputs("by-sa/3.0", act=SUBSTANTIAL) == ("by-sa/3.0 by-sa/4.0", "", "")
    assert outputs("by-sa/3.0", act=DATA_ONLY) == ("by-sa/3.0 by-sa/4.0", "", "")
    assert verdict("by-sa/3.0 + by-nc/3.0", act=SUBSTANTIAL) == "forbidden"
    assert verdict("by-sa/3.0 + by-nc/3.0", "collect", act=SUBSTANTIAL) == "unclear"
    assert outputs("by-nd/3.0", act=SUBSTANTIAL) == (
        SIX,
        "zero/1.0",
        "",
    )  # taken in unmodified, or not at all


def test_a_spanish_license_of_two_in_a_compilation() -> None:
    assert verdict("by/2.5/es", "collect") == "unclear"
    assert verdict("by/3.0/es", "collect") == "allowed"


def test_the_two_results_of_the_open_database_license() -> None:
    assert outputs("ODbL-1.0", act="derivative_database") == ("ODbL-1.0", "", "")
    assert outputs("ODbL-1.0", act="map_image_produced_work") == (SEVEN, "", "")
    assert outputs("ODbL-1.0", act=SUBSTANTIAL) == ("ODbL-1.0", "", "")  # s. 1: a Derivative Database too
    assert outputs("ODbL-1.0", "collect", act=SUBSTANTIAL) == ("ODbL-1.0", "", "")
    assert outputs("ODbL-1.0") == ("", "", SEVEN)
    assert verdict("ODbL-1.0", desired_output="by/4.0", act="derivative_database") == "forbidden"
    assert verdict("ODbL-1.0", desired_output="by/4.0", act="map_image_produced_work") == "allowed"
    assert outputs("ODbL-1.0 + by-sa/4.0") == ("", "", "by-sa/4.0")
    assert outputs("ODbL-1.0 + by-sa/4.0", act="map_image_produced_work") == ("by-sa/4.0", "", "")
    assert verdict("ODbL-1.0 + by-sa/4.0", act="derivative_database") == "forbidden"
