"""The languages in which Creative Commons publishes deeds and legal codes."""

import pytest

from licensing import get
from licensing.deeds import deeds_by_language, legal_codes_by_language


def test_every_deed_of_a_license_of_creative_commons():
    deeds = deeds_by_language(get("by-sa/4.0"))
    assert len(deeds) == 48
    assert list(deeds) == sorted(deeds)
    assert deeds["pt-br"] == "https://creativecommons.org/licenses/by-sa/4.0/deed.pt-br"


def test_other_licenses_have_none():
    assert deeds_by_language(get("MIT")) == {}
    assert legal_codes_by_language(get("MIT")) == {}


@pytest.mark.parametrize(
    ("license_id", "count", "language", "address"),
    [
        ("by/4.0", 33, "ko", "https://creativecommons.org/licenses/by/4.0/legalcode.ko"),
        ("zero/1.0", 21, "eu", "https://creativecommons.org/publicdomain/zero/1.0/legalcode.eu"),
        ("by/3.0", 1, "en", "https://creativecommons.org/licenses/by/3.0/legalcode.en"),
    ],
)
def test_legal_codes(license_id, count, language, address):
    codes = legal_codes_by_language(get(license_id))
    assert (len(codes), codes[language]) == (count, address)


def test_a_port_and_a_mark_have_none_whose_address_is_certain():
    assert legal_codes_by_language(get("by/3.0/de")) == {}
    assert legal_codes_by_language(get("mark/1.0")) == {}
