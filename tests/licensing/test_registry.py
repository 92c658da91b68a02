"""The table of legal tools: complete, and each with the facts Creative Commons gives it."""

import json
from datetime import date
from pathlib import Path

import pytest

import licensing
from licensing import registry
from licensing.errors import UnknownLicense

SHARED = Path(__file__).resolve().parents[3] / "shared" / "licensing" / "tools.json"
WHAT_THEY_ALLOW = {
    "by": ("DerivativeWorks Distribution Reproduction", "Attribution Notice", ""),
    "by-sa": ("DerivativeWorks Distribution Reproduction", "Attribution Notice ShareAlike", ""),
    "by-nc": ("DerivativeWorks Distribution Reproduction", "Attribution Notice", "CommercialUse"),
    "by-nc-sa": (
        "DerivativeWorks Distribution Reproduction",
        "Attribution Notice ShareAlike",
        "CommercialUse",
    ),
    "by-nd": ("Distribution Reproduction", "Attribution Notice", ""),
    "by-nc-nd": ("Distribution Reproduction", "Attribution Notice", "CommercialUse"),
    "by-nd-nc": ("Distribution Reproduction", "Attribution Notice", "CommercialUse"),
    "sa": ("DerivativeWorks Distribution Reproduction", "Notice ShareAlike", ""),
    "nc": ("DerivativeWorks Distribution Reproduction", "Notice", "CommercialUse"),
    "nc-sa": ("DerivativeWorks Distribution Reproduction", "Notice ShareAlike", "CommercialUse"),
    "nd": ("Distribution Reproduction", "Notice", ""),
    "nd-nc": ("Distribution Reproduction", "Notice", "CommercialUse"),
    "sampling": ("DerivativeWorks", "Attribution Notice", ""),
    "sampling+": ("DerivativeWorks Distribution Reproduction Sharing", "Attribution Notice", ""),
    "nc-sampling+": ("DerivativeWorks Distribution Reproduction", "Attribution Notice", "CommercialUse"),
    "devnations": ("DerivativeWorks Distribution Reproduction", "Attribution Notice", "HighIncomeNationUse"),
    "zero": ("DerivativeWorks Distribution Reproduction", "", ""),
    "mark": ("DerivativeWorks Distribution Reproduction", "", ""),
    "certification": ("DerivativeWorks Distribution Reproduction", "", ""),
}


def test_there_are_639_tools_and_597_of_them_are_ports() -> None:
    tools = registry.all_tools()
    assert len(tools) == len({tool.id for tool in tools}) == 639
    assert sum(tool.jurisdiction is not None for tool in tools) == 598  # certification/1.0/us among them
    assert sum(tool.spdx is not None for tool in tools) == 56


@pytest.mark.parametrize("unit", WHAT_THEY_ALLOW)
def test_what_each_unit_permits_requires_and_prohibits(unit: str) -> None:
    expected = tuple(set(words.split()) for words in WHAT_THEY_ALLOW[unit])
    for tool in registry.all_tools():
        if tool.unit == unit:
            assert (tool.permits, tool.requires, tool.prohibits) == expected


def test_every_unit_is_in_the_table_above() -> None:
    assert set(registry.units()) == set(WHAT_THEY_ALLOW)


RETIRED = {
    "nc/1.0": date(2004, 5, 25),
    "sa/2.0/jp": date(2004, 5, 25),
    "devnations/2.0": date(2007, 6, 4),
    "sampling/1.0/br": date(2007, 6, 4),
    "certification/1.0/us": date(2010, 10, 11),
    "sampling+/1.0": date(2011, 9, 12),
    "nc-sampling+/1.0/tw": date(2011, 9, 12),
}


@pytest.mark.parametrize("license_id", RETIRED)
def test_retired_tools_say_since_when(license_id: str) -> None:
    tool = registry.get(license_id)
    assert (tool.retired, tool.superseded) == (RETIRED[license_id], False)


@pytest.mark.parametrize("license_id", ["by/1.0", "by-nd-nc/1.0", "by-sa/3.0/de", "by/3.0/igo"])
def test_old_versions_are_superseded_and_not_retired(license_id: str) -> None:
    tool = registry.get(license_id)
    assert (tool.retired, tool.superseded) == (None, True)


def test_current_tools() -> None:
    assert {tool.id for tool in registry.current()} == {
        *("by/4.0", "by-sa/4.0", "by-nc/4.0", "by-nd/4.0", "by-nc-sa/4.0", "by-nc-nd/4.0"),
        *("zero/1.0", "mark/1.0"),
    }
    assert not any(tool.superseded or tool.retired for tool in registry.current())


FACTS = [
    # id, name, title, SPDX id
    ("by-sa/4.0", "CC BY-SA 4.0", "Attribution-ShareAlike 4.0 International", "CC-BY-SA-4.0"),
    (
        "by-nc-nd/4.0",
        "CC BY-NC-ND 4.0",
        "Attribution-NonCommercial-NoDerivatives 4.0 International",
        "CC-BY-NC-ND-4.0",
    ),
    ("by-nd/3.0", "CC BY-ND 3.0", "Attribution-NoDerivs 3.0 Unported", "CC-BY-ND-3.0"),
    ("by-nd/3.0/za", "CC BY-ND 3.0 ZA", "Attribution-NoDerivs 3.0 South Africa", None),
    ("by-sa/3.0/us", "CC BY-SA 3.0 US", "Attribution-ShareAlike 3.0 United States", None),
    ("by-nd-nc/1.0", "CC BY-ND-NC 1.0", "Attribution-NoDerivs-NonCommercial 1.0 Generic", "CC-BY-NC-ND-1.0"),
    ("zero/1.0", "CC0 1.0", "CC0 1.0 Universal", "CC0-1.0"),
    ("mark/1.0", "PDM 1.0", "Public Domain Mark 1.0", "CC-PDM-1.0"),
    ("by-nc/3.0/igo", "CC BY-NC 3.0 IGO", "Attribution-NonCommercial 3.0 IGO", "CC-BY-NC-3.0-IGO"),
]


@pytest.mark.parametrize(("license_id", "name", "title", "spdx"), FACTS)
def test_names(license_id: str, name: str, title: str, spdx: str | None) -> None:
    tool = registry.get(license_id)
    assert (tool.name, str(tool), tool.title, tool.spdx) == (name, name, title, spdx)
    if spdx:
        assert registry.find_spdx(spdx.upper()) is tool


def test_deeds_and_legal_codes_have_addresses() -> None:
    port = registry.get("by-sa/2.5/ca")
    assert port.url == "https://creativecommons.org/licenses/by-sa/2.5/ca/"
    assert port.deed_url() == "https://creativecommons.org/licenses/by-sa/2.5/ca/deed"
    assert port.deed_url("zh_TW") == "https://creativecommons.org/licenses/by-sa/2.5/ca/deed.zh-tw"
    assert port.legal_code_url("fr") == "https://creativecommons.org/licenses/by-sa/2.5/ca/legalcode.fr"
    assert registry.get("mark/1.0").legal_code_url() is None
    assert (
        registry.get("MIT").deed_url("de")
        == registry.get("MIT").legal_code_url()
        == "https://opensource.org/license/mit"
    )


def test_version_2_1_exists_only_as_four_ports() -> None:
    assert [port.jurisdiction for port in registry.ports_of("by", "2.1")] == ["au", "ca", "es", "jp"]
    assert registry.find("by", "2.1") is None
    assert registry.ports_of("by", "4.0") == ()
    assert registry.versions_of("by") == ("1.0", "2.0", "2.1", "2.5", "3.0", "4.0")
    assert registry.versions_of("by-nd-nc") == ("1.0",)


def test_jurisdiction_codes_are_those_of_creative_commons() -> None:
    names = registry.jurisdictions()
    assert (names["uk"], names["scotland"]) == ("UK: England & Wales", "UK: Scotland")
    assert {tool.jurisdiction for tool in registry.all_tools()} == {None, *names}


def test_find_takes_three_exact_values() -> None:
    assert registry.find("by", "3.0", "de") is registry.get("by/3.0/de")
    assert registry.find("by", "3.0", "id") is None
    assert registry.find("MIT", "") is None


def test_an_unknown_id_is_named_in_the_error() -> None:
    with pytest.raises(UnknownLicense, match="There is no license 'by/5.0'") as caught:
        licensing.get("by/5.0")
    assert caught.value.license_id == "by/5.0"


def test_other_licenses_are_not_creative_commons() -> None:
    assert len(registry.other_licenses()) == 21
    assert registry.get("KOGL-4").prohibits == {"CommercialUse"}
    for other in registry.other_licenses():
        assert not other.is_cc
        assert other.name
    for nothing in ("ARR", "UNKNOWN", "InC-EDU"):
        assert registry.get(nothing).permits == frozenset()


def test_the_table_names_its_sources() -> None:
    assert all(source["commit"] and source["repo"] for source in registry.sources())


def test_the_table_agrees_with_the_reference() -> None:
    if not SHARED.exists():
        pytest.skip("the reference table is not here")
    reference = json.loads(SHARED.read_text())["licences"]
    facts = {
        tool.id: (tool.url, tool.name, tool.spdx, str(tool.retired or "")) for tool in registry.all_tools()
    }
    assert facts == {
        row["id"]: (row["canonical_url"], row["identifier"], row["spdx"], row["deprecated_on"] or "")
        for row in reference
    }
