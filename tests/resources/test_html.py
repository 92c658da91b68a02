"""Descriptions come from strangers: what may run never reaches the page."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oer_repo.resources.html import plain_text, safe_html

CASES = [
    ("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>\n"),
    ("# Title", "<h3>Title</h3>\n"),
    ("[ok](https://example.org)", '<p><a href="https://example.org">ok</a></p>\n'),
    ('<a href="javascript:alert(1)">x</a>', "<p><a>x</a></p>\n"),
    ('<p onclick="x()" style="position:fixed">hi</p>', "<p>hi</p>"),
    ('<span lang="lo">ສະບາຍດີ</span>', "<p>ສະບາຍດີ</p>\n"),
    ('<bdi lang="lo">ສະບາຍດີ</bdi>', '<p><bdi lang="lo">ສະບາຍດີ</bdi></p>\n'),
    ("<!-- secret -->words", "words"),
]


@pytest.mark.parametrize(("text", "html"), CASES)
def test_cases(text: str, html: str) -> None:
    assert safe_html(text) == html


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<iframe src='https://evil.example'></iframe>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<a href='java&#115;cript:alert(1)'>x</a>",
        "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    ],
)
def test_attacks_come_out_as_text(attack: str) -> None:
    html = safe_html(attack).lower()
    for danger in ("<script", "<img", "<svg", "<iframe", "<style", 'href="java', 'href="data', "<math"):
        assert danger not in html


@given(st.text(alphabet="<>&\"'=/ ascriptonerrorjv:()[]!\\\n\t", max_size=80))
def test_no_text_brings_in_a_tag_that_is_not_on_the_list(text: str) -> None:
    html = safe_html(text).lower()
    assert "<script" not in html
    assert "<img" not in html


WORDS = [
    ("# Water\n\n* **rises**\n* falls <script>x</script>", "Water rises falls x"),
    ("# Water\n\n* **rises**\n* falls", "Water rises falls"),
    ("Salt & water: 2 < 3, “x” &copy; &amp;lt;", "Salt & water: 2 < 3, “x” © &lt;"),
    ("Salt & water &copy; &amp;lt;", "Salt & water © &lt;"),
    ("one\ntwo  \nthree `code` [link](https://example.org)", "one two three code link"),
    ("![A river in flood](river.png)", "A river in flood"),
    ("| a | b |\n|---|---|\n| c | d |\n\n```\nfence\n```\n\n    block", "a b c d fence block"),
    ("ວົງຈອນ**ນ້ຳ**", "ວົງຈອນນ້ຳ"),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_the_words_alone(text: str, words: str) -> None:
    assert plain_text(text) == words


def test_readers_at_once_never_see_each_others_words() -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as readers:
            texts = [f"**word{number}**" for number in range(400)]
            pages = list(readers.map(safe_html, texts))
    finally:
        sys.setswitchinterval(interval)
    assert pages == [f"<p><strong>word{number}</strong></p>\n" for number in range(400)]
