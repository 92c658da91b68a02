"""Credits of works whose words come from outside: everything is shown, and made harmless."""

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
    Output,
    Work,
    attribute,
    credit,
)
from licensing.attribution.outside import address_text, clean, web_address
from tests.licensing.written import written

BY = "https://creativecommons.org/licenses/by/4.0/"
thorough = settings(max_examples=60, deadline=None)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


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
