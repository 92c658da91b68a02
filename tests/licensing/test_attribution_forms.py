"""The credit as it is written: five forms, media, languages."""

import json
import re
import unicodedata

import pytest

from licensing import get
from licensing.attribution import (
    Creator,
    Output,
    UnknownLanguage,
    Work,
    attribute,
    credit,
    languages,
)
from licensing.attribution.duties import DATA
from tests.licensing.written import written

CELL = Work(
    get("by/4.0"),
    title="Cell",
    creators=(Creator("Ada Obi", "https://example.org/ada"), Creator("Bo")),
    url="https://example.org/cell",
)
BY = "https://creativecommons.org/licenses/by/4.0/"
CC_TERMS = "cc: http://creativecommons.org/ns# dcterms: http://purl.org/dc/terms/"


def test_text():
    assert credit(CELL) == (
        "“Cell” (https://example.org/cell) by Ada Obi (https://example.org/ada), Bo. "
        f"Licensed under CC BY 4.0 ({BY})."
    )


def test_html_says_in_rdfa_who_made_it_and_under_which_license():
    assert credit(CELL, "html") == (
        f'<div class="credits" lang="en" prefix="{CC_TERMS}">'
        '<p class="credit" about="https://example.org/cell" typeof="cc:Work">'
        '“<span property="dcterms:title" dir="auto">'
        '<a rel="cc:attributionURL" href="https://example.org/cell">Cell</a></span>” by '
        '<span property="cc:attributionName" dir="auto"><a href="https://example.org/ada">Ada Obi</a></span>, '
        '<span property="cc:attributionName" dir="auto">Bo</span>. '
        f'Licensed under <a rel="license" href="{BY}">CC BY 4.0</a>.</p></div>'
    )


def test_html_never_says_that_the_page_itself_is_under_the_license_of_a_work_without_address():
    assert '<p class="credit" typeof="cc:Work">' in credit(Work(get("by/4.0"), title="Cell"), "html")


def test_html_keeps_what_a_work_adapts_apart_from_the_work():
    adapted = Work(
        get("by/4.0"), url="https://example.org/2", adapted_from=(Work(get("by/3.0"), title="v1"),)
    )
    assert (
        'Based on <span rel="dcterms:source"><span typeof="cc:Work">“<span property="dcterms:title" '
        'dir="auto">v1</span>”, <a rel="license"' in credit(adapted, "html")
    )


def test_markdown():
    assert credit(CELL, "markdown") == (
        "“[Cell](https://example.org/cell)” by [Ada Obi](https://example.org/ada), Bo. "
        f"Licensed under [CC BY 4.0]({BY})."
    )


def test_json():
    assert json.loads(credit(CELL, "json")) == {
        "works": [
            {
                "title": "Cell",
                "creators": [{"name": "Ada Obi", "url": "https://example.org/ada"}, {"name": "Bo"}],
                "source": "https://example.org/cell",
                "license": {"id": "by/4.0", "name": "CC BY 4.0", "url": BY},
            }
        ]
    }


def test_json_ld():
    document = json.loads(written(CELL, form="jsonld", license="by-sa/4.0", kind="adapt", modified=True))
    assert document["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert document["source"] == [
        {
            "@type": "cc:Work",
            "@id": "https://example.org/cell",
            "attributionURL": "https://example.org/cell",
            "title": "Cell",
            "attributionName": ["Ada Obi", "Bo"],
            "license": BY,
            "description": ["Modified"],
        }
    ]
    assert json.loads(credit(CELL, "jsonld"))["@graph"][0]["title"] == "Cell"


def test_a_work_without_a_license_has_none_in_any_form():
    bare = Work(None, title="Letter", adapted_from=(Work(None, creators=(Creator("P"),)),))
    answer = attribute([bare])
    assert (answer.must, answer.should) == ((), ("title:W1", "upstream_creator:W1:P"))
    assert "license" not in written(bare, form="json")
    assert '"license"' not in written(bare, form="jsonld").partition("@graph")[2]


def test_json_names_the_license_of_the_whole():
    by_sa = {
        "id": "by-sa/4.0",
        "name": "CC BY-SA 4.0",
        "url": "https://creativecommons.org/licenses/by-sa/4.0/",
    }
    for kind, name in (("adapt", "adaptation_license"), ("collect", "collection_license")):
        assert json.loads(written(CELL, form="json", license="by-sa/4.0", kind=kind))[name] == by_sa


def test_an_adaptation():
    chart = Work(get("by/3.0"), title="Chart", creators=(Creator("A"),))
    assert written(chart, license="by-nc/4.0", kind="adapt", modified=True, modification="translated") == (
        "“Chart” by A. Licensed under CC BY 3.0 (https://creativecommons.org/licenses/by/3.0/). "
        "Used in this adaptation. Modified from the original: translated.\n"
        "This adaptation is licensed under CC BY-NC 4.0 (https://creativecommons.org/licenses/by-nc/4.0/)."
    )


def test_a_collection():
    photo = Work(get("by-nc/4.0"), title="Photo", part="page 3")
    song = Work(get("mark/1.0"), title="Song")
    assert written(photo, song, license="by/4.0", kind="collect").splitlines() == [
        "“Photo”. Licensed under CC BY-NC 4.0 (https://creativecommons.org/licenses/by-nc/4.0/). "
        "This license covers: page 3.",
        "“Song”. Marked with Public Domain Mark 1.0 (https://creativecommons.org/publicdomain/mark/1.0/).",
        f"Except where otherwise noted, this collection is licensed under CC BY 4.0 ({BY}).",
    ]


def test_other_licenses_in_their_own_words():
    ogl = Work(get("OGL-UK-3.0"), title="Data", statement="Contains Ordnance Survey data.")
    assert credit(ogl).startswith("“Data”. Contains Ordnance Survey data. Licensed under Open Government")
    assert credit(Work(None, title="Poster")) == "“Poster”."
    assert credit(Work(get("ARR"), title="Poster")) == "“Poster”. Rights: All rights reserved."
    assert credit(Work(get("etalab-2.0"), creators=(Creator("X"),), last_update="2017-02-14")).endswith(
        "Last updated: 2017-02-14."
    )


def test_notices_are_kept_word_for_word():
    noted = Work(
        get("by/4.0"), title="T", copyright_notice="© 2020 Ada.", modifications="Shortened", year="2020"
    )
    assert credit(noted) == (f"“T”. Licensed under CC BY 4.0 ({BY}). © 2020 Ada. Earlier changes: Shortened.")


def test_the_same_work_is_credited_once():
    assert written(CELL, CELL) == credit(CELL)
    assert len(json.loads(written(CELL, CELL, form="json"))["works"]) == 1


MEDIA = {
    ("one line", "text"): r"^[^\n]+ \| [^\n]+$",
    ("one line", "markdown"): r"^[^\n]+ · [^\n]+$",
    ("one line", "html"): r'^<span class="credits".*</span> \| <span class="credit".*</span>$',
    ("credits page", "text"): r"^Credits\n“Cell”",
    ("credits page", "markdown"): r"^## Credits\n\n- “",
    ("credits page", "html"): r"<h2>Credits</h2><p",
    ("slide", "html"): r"Cell</a> \(https://example.org/cell\)",
    ("video end credits", "markdown"): r"\[Cell\]\(https://example.org/cell\) \(<https://example.org/cell>\)",
    ("print", "text"): r"“Cell” \(https://example.org/cell\)",
}


@pytest.mark.parametrize(("medium", "form"), MEDIA)
def test_media(medium, form):
    assert re.search(MEDIA[medium, form], written(CELL, Work(None, title="B"), medium=medium, form=form))


class TestLanguages:
    def test_the_fifteen(self):
        assert languages() == (
            "en", "id", "ms", "fil", "vi", "th", "lo", "km", "my", "ko", "zh-hans", "zh-hant", "fr", "de", "nl",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("language", "expected"),
        [
            ("fr-CA", f"« Cell » par A. Sous licence CC BY 4.0 ({BY})."),
            ("id", f"“Cell” oleh A. Dilisensikan di bawah CC BY 4.0 ({BY})."),
            ("zh_TW", f"《Cell》，作者：A。採用 CC BY 4.0 ({BY}) 授權條款釋出。"),
            ("ko", f"《Cell》, 저작자: A. CC BY 4.0 ({BY}) 라이선스에 따라 이용 허락됨."),
            ("th", f"“Cell” โดย A · อนุญาตให้ใช้ตามสัญญาอนุญาต CC BY 4.0 ({BY})"),
        ],
    )
    def test_in(self, language, expected):
        assert credit(Work(get("by/4.0"), "Cell", (Creator("A"),)), language=language) == expected

    def test_unknown(self):
        with pytest.raises(UnknownLanguage, match="'tlh'. Use one of en, id"):
            credit(CELL, language="tlh")

    def test_a_caller_may_bring_phrases(self):
        output = Output(phrases={"licensed": "Laŭ {license}"})
        assert "Laŭ CC BY 4.0" in attribute([CELL], None, output).credit

    def test_every_phrase_has_the_same_places_and_its_own_script(self):
        table = json.loads((DATA / "phrases.json").read_text(encoding="utf-8"))["languages"]
        scripts = {
            "th": "THAI",
            "lo": "LAO",
            "km": "KHMER",
            "my": "MYANMAR",
            "ko": "HANGUL",
            "zh-hans": "CJK",
        }
        for code, phrases in table.items():
            assert list(phrases) == list(table["en"])
            for name, phrase in phrases.items():
                assert re.findall(r"\{\w+\}", phrase) == re.findall(r"\{\w+\}", table["en"][name]), (
                    code,
                    name,
                )
                letters = {
                    unicodedata.name(c).split()[0] for c in re.sub(r"\{\w+\}", "", phrase) if c.isalpha()
                }
                assert letters <= {scripts.get(code, "CJK" if code == "zh-hant" else "LATIN")}, (code, name)
