"""What holds for every tool and every text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licensing import License, identify
from licensing.reading.tools import ORDER_OF_1_0
from licensing.registry import all_tools

TOOLS = all_tools()
SHAPES = [
    "{url}",
    "{http}",
    "{bare}",
    "//{bare}",
    "www.{bare}",
    "https://www.{bare}",
    "https://{unslashed}",
    "http://{unslashed}",
    "{url}deed",
    "{url}deed.de",
    "{url}deed.zh_TW",
    "{url}deed.zh-hans",
    "{url}legalcode",
    "{url}legalcode.fr",
    "{url}rdf",
    "{url}?ref=chooser-v1",
    "{url}#ref",
    "{url}deed.en?a=b&c=d#e",
    "{upper}",
    "<{url}>",
    "({url}).",
    '<a rel="license" href="{url}">this</a>',
    "[a]({url})",
    '{{"license": "{escaped}"}}',
    "License: {url}",
    "see {url}, thanks",
    "{encoded}",
]


def shaped(shape: str, url: str) -> str:
    bare = url.removeprefix("https://")
    return shape.format(
        url=url,
        http="http://" + bare,
        bare=bare,
        unslashed=bare.removesuffix("/"),
        upper=url.upper(),
        escaped=url.replace("/", "\\/"),
        encoded=url.replace(":", "%3A").replace("/", "%2F").replace("+", "%2B"),
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_every_tool_is_found_in_every_shape_of_its_address(shape: str) -> None:
    assert [identify(shaped(shape, tool.url)).license for tool in TOOLS] == list(TOOLS)


@pytest.mark.parametrize("form", ["{0}", " {0} ", "({0})", "{0} license", "Licensed under {0}."])
def test_every_tool_is_found_by_its_name(form: str) -> None:
    tools = [tool for tool in TOOLS if tool.unit != "certification"]  # its name says nothing of CC
    assert [identify(form.format(tool.name)).license for tool in tools] == tools


def test_every_tool_is_found_by_its_title() -> None:
    assert [identify("Creative Commons " + tool.title + " License").license for tool in TOOLS] == list(TOOLS)


def test_every_spdx_id_is_found_in_any_case() -> None:
    for tool in TOOLS:
        if tool.spdx:
            assert identify(tool.spdx).license is identify(tool.spdx.lower()).license is tool


@pytest.mark.parametrize(
    "tool", [tool for tool in TOOLS if tool.unit in ("by", "by-sa", "by-nc-nd", "nc", "sa")]
)
def test_a_name_without_its_version_is_a_question(tool: License) -> None:
    found = identify(f"CC {tool.unit.upper()}")
    assert (found.status, found.license) == ("ambiguous", None)
    assert tool.unit in {candidate.unit for candidate in found.candidates}


@pytest.mark.parametrize("tool", TOOLS[::7])
def test_two_tools_in_one_text_are_never_folded_into_one(tool: License) -> None:
    other = next(one for one in reversed(TOOLS) if one is not tool)
    for text in (f"{tool.url} {other.url}", f"{tool.name}; {other.name}", f"{tool.name} and {other.url}"):
        found = identify(text)
        assert (found.status, found.license) == ("ambiguous", None)
        assert {tool, other} <= set(found.candidates)


@pytest.mark.parametrize(
    "host", ["creativecommons.com", "creativecommons.org.example", "cc.example", "evil@creativecommons.org"]
)
def test_no_other_host_names_a_tool(host: str) -> None:
    for tool in TOOLS[::11]:
        assert identify(tool.url.replace("creativecommons.org", host)).status == "invalid"


WORDS = st.sampled_from(
    [
        "CC",
        "BY",
        "NC",
        "SA",
        "ND",
        "by-sa",
        "Attribution",
        "ShareAlike",
        "NonCommercial",
        "Namensnennung",
        "表示",
        "4.0",
        "3.0",
        "2",
        "v4",
        "International",
        "de",
        "DE",
        "US",
        "license",
        "or",
        "and",
        "not",
        "later",
        "+",
        "?",
        "Creative",
        "Commons",
        "zero",
        "CC0",
        "PDM",
        "public",
        "domain",
        "©",
        "2019",
        "MIT",
        "GPL",
        "https://creativecommons.org/licenses/by/",
        "https://creativecommons.org/licenses/by/4.0/",
        "https://evil.com/licenses/by/4.0/",
        "{{",
        "}}",
        "<",
        ">",
        "(",
        ")",
        ",",
        ";",
        ".",
        "/",
        "-",
        "\u200b",
        "\x00",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(WORDS, max_size=9).map(" ".join))
def test_never_ok_without_unit_and_version(text: str) -> None:
    found = identify(text)
    assert (found.status == "ok") == (found.license is not None)
    if found.license:
        version = found.license.version.removesuffix(".0")
        assert found.license.unit in ("zero", "mark") or version in text
        assert found.license.unit in ("zero", "mark") or re.search(
            r"(?i)by|attrib|nc|nd|sa|share|non|namens|表示", text
        )


@settings(max_examples=400, deadline=None)
@given(
    st.text(max_size=80), st.sampled_from([None, "h5p", "wikimedia", "flickr", "moodle", "edx", "unheard-of"])
)
def test_no_text_is_too_strange(text: str, scheme: str | None) -> None:
    assert identify(text, scheme).status in ("ok", "ambiguous", "invalid", "not_cc", "none")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TOOLS), st.sampled_from(["", " ", "\n", "\t", "\u200b", "\ufeff", "\u2028"]))
def test_invisible_margins_change_nothing(tool: License, margin: str) -> None:
    assert identify(f"{margin}{tool.name}{margin}").license is tool
    assert identify(f"{margin}{tool.url}{margin}").license is tool


def test_the_old_order_of_elements_is_an_alias_in_version_1_only() -> None:
    for new, old in ORDER_OF_1_0.items():
        assert identify(f"CC {new.upper()} 1.0").id == f"{old}/1.0"
        assert identify(f"https://creativecommons.org/licenses/{new}/1.0/").id == f"{old}/1.0"


PIECES = """<a|cc |cc by |/|https://|4.| |not |(|Attribution-|,3.0|แสดงที่มา|{"license":|creativecommons.|&amp;|a-|license |\\"""


@pytest.mark.parametrize("piece", PIECES.split("|"))
def test_long_and_hostile_texts_are_read_to_their_end(piece: str) -> None:
    assert identify("CC BY 4.0 " + piece * 4000).status in ("ok", "ambiguous", "invalid")
    assert identify(piece * 4000).license is None
