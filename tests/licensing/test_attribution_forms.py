"""The credit as it is written: five forms, media, languages, and everything from outside made harmless."""

import json
import re
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from licensing import get
from licensing.attribution import (
    Creator,
    CreditUse,
    Output,
    UnknownLanguage,
    Work,
    attribute,
    credit,
    languages,
)
from licensing.attribution.duties import DATA
from licensing.attribution.outside import address_text, clean, web_address

CELL = Work(
    get("by/4.0"),
    title="Cell",
    creators=(Creator("Ada Obi", "https://example.org/ada"), Creator("Bo")),
    url="https://example.org/cell",
)
BY = "https://creativecommons.org/licenses/by/4.0/"
thorough = settings(max_examples=60, deadline=None)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
CC_TERMS = "cc: http://creativecommons.org/ns# dcterms: http://purl.org/dc/terms/"


def written(
    *works: Work, license: str | None = None, form: str = "text", language: str = "en", **use: object
):
    output = Output(license=get(license) if license else None, format=form, language=language)
    return attribute(works, CreditUse(**use), output).credit


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


ADDRESSES = {
    "https://example.org/a b": "https://example.org/a%20b",
    "https://example.org/ü\u202e": "https://example.org/%C3%BC",
    'https://example.org/"><script>': "https://example.org/%22%3E%3Cscript%3E",
    " HTTPS://example.org ": "HTTPS://example.org",
    "javascript:alert(1)": None,
    "java\nscript:alert(1)": None,
    "data:text/html,x": None,
    "//example.org": None,
    "https://": None,
    "https://[": None,
    "doi:10.1000/1": None,
    "": None,
}


@pytest.mark.parametrize(("given_url", "link"), ADDRESSES.items())
def test_only_web_addresses_become_links(given_url, link):
    assert web_address(given_url) == link


def test_other_addresses_are_shown_unless_they_run():
    assert address_text("doi:10.1000/1") == "doi:10.1000/1"
    assert address_text("JavaScript:alert(1)") == ""
    assert address_text("java\x00script:alert(1)") == ""
    assert credit(Work(None, title="T", url="doi:10.1000/1")) == "“T”. Source: doi:10.1000/1."


def test_text_from_outside_is_one_visible_line():
    assert clean("a\r\nb\x00c\u202ed\u2066e\ufeff\ud800 \U000e0041f") == "a b cde f"
    assert clean("ក្មេង\u200bស្រី \u200d") == "ក្មេង\u200bស្រី \u200d"
    assert clean(None) == ""


class Elements(HTMLParser):
    """All elements, links and words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data):
        self.words += data


def elements(html: str) -> Elements:
    parser = Elements()
    parser.feed(html)
    parser.close()
    return parser


NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "# Title",
    "1. item",
    "- item",
    "a\n\n# b",
    "`code` **bold** _x_ ~~y~~ | z",
    "&lt;b&gt; &amp; &#60;",
    "\\[x](y)",
    "\u202egnp.exe",
    "{title} {0} %s",
]
texts = st.sampled_from(NASTY) | st.text(max_size=30)
urls = (
    st.sampled_from(
        ["javascript:alert(1)", "https://e.example/)[x](y", 'https://e.example/"onclick="x', None]
    )
    | texts
)


def nasty(text: str, url: str | None) -> Work:
    return Work(
        get("by/4.0"),
        title=text,
        creators=(Creator(text, url),),
        url=url,
        attribution_parties=(text,),
        copyright_notice=text,
        modifications=text,
        part=text,
        adapted_from=(Work(get("by/3.0"), title=text, url=url),),
    )


@thorough
@given(text=texts, url=urls)
@example(text=NASTY[1], url="javascript:alert(1)")
def test_html_has_only_our_elements_and_web_links(text, url):
    found = elements(written(nasty(text, url), form="html", modified=True, modification=text, medium="print"))
    assert found.tags <= {"div", "p", "span", "a"}
    assert found.attributes <= {
        "class",
        "lang",
        "prefix",
        "about",
        "typeof",
        "property",
        "dir",
        "rel",
        "href",
    }
    assert all(web_address(link) for link in found.links)
    assert clean(text) in found.words


@thorough
@given(text=texts, url=urls)
@example(text=NASTY[2], url="https://e.example/)[x](y")
def test_markdown_shows_what_was_written_and_nothing_else(text, url):
    markdown = written(nasty(text, url), form="markdown", modified=True, modification=text)
    found = elements(MARKDOWN.render(markdown))
    assert found.tags <= {"p", "a"}
    assert all(web_address(link) for link in found.links)
    assert clean(text) in " ".join(found.words.split())


@thorough
@given(text=texts)
def test_markdown_that_begins_with_a_name_opens_no_list_and_no_heading(text):
    output = Output(format="markdown", phrases={"title": "{title}", "work_by": "{title}"})
    works = [Work(None, title=f"{text}x", key="A"), Work(None, title=f"{text}y", key="B")]
    found = elements(MARKDOWN.render(attribute(works, None, output).credit))
    assert found.tags == {"ul", "li"}


@thorough
@given(text=texts, url=urls)
def test_text_is_one_line_for_each_work_without_control_characters(text, url):
    line = written(nasty(text, url), modified=True, modification=text)
    assert not [c for c in line if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", line)


@thorough
@given(text=texts, url=urls, form=st.sampled_from(["json", "jsonld"]))
def test_json_can_stand_in_a_script_element(text, url, form):
    document = written(nasty(text, url), form=form, modified=True, modification=text)
    assert not re.search("[<>&\u2028\u2029]", document)
    assert not text or clean(text) in strings_in(json.loads(document))


def strings_in(value: object) -> list[str]:
    """All texts of a document, however deep."""
    if isinstance(value, dict):
        return strings_in(list(value.values()))
    if isinstance(value, list):
        return [text for item in value for text in strings_in(item)]
    return [value] if isinstance(value, str) else []


def test_in_markdown_an_address_that_stands_for_itself_is_an_automatic_link():
    work = Work(get("by/2.0"), creators=(Creator("Ada Obi"),), url="https://example.org/a")
    assert credit(work, "markdown") == (
        "By Ada Obi. Source: <https://example.org/a>. "
        "Licensed under [CC BY 2.0](https://creativecommons.org/licenses/by/2.0/)."
    )
