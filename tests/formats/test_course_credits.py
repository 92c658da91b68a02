"""The credits of a course in every form and language."""

import io
import zipfile

import pytest
from docx import Document

from licensing.attribution import languages
from oer_repo.formats.course_credits import credit_language, credits_as, end_credits, slide_text
from oer_repo.formats.credits_docx import credits_docx
from tests.formats.courses import COURSE, GONE, RAIN, one_unit

TEXT = """\
Credits
“Rain” (https://oer.example.org/r/rain/) by Noy. Licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). \
Modified from the original: Shortened & made simpler. This license covers this item only.
“Rain” (https://oer.example.org/r/rain/) by Noy. Licensed under CC BY-SA 4.0 \
(https://creativecommons.org/licenses/by-sa/4.0/). Modified from the original: Shortened & made simpler. This license \
covers: cloud.png.
“A film” (https://oer.example.org/r/a/) by Ben. Licensed under CC BY-NC 3.0 DE \
(https://creativecommons.org/licenses/by-nc/3.0/de/).
“Snow” (https://oer.example.org/r/snow/) by Noy. Licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). \
This license covers this item only.
“Book of water” (https://oer.example.org/r/book/) by Ana. Modified from the original.
“Program” (https://oer.example.org/r/program/) by Cy. Licensed under MIT License (https://opensource.org/license/mit). \
This license covers this item only.
Except where otherwise noted, this collection is licensed under CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)."""


def test_as_text():
    assert credits_as(COURSE) == TEXT


def test_a_work_that_is_used_twice_is_credited_once():
    assert credits_as(one_unit(GONE, GONE)).count("Snow") == 1


def test_a_course_of_ones_own_owes_nobody():
    assert credits_as(one_unit()) == ""


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_every_language_has_every_form(language, form):
    written = credits_as(COURSE, form, language)
    for said in ("Noy", "Ben", "Ana", "CC BY-NC 3.0 DE", "creativecommons.org/licenses/by-sa/4.0/"):
        assert said in written


@pytest.mark.parametrize("language", languages())
def test_the_document_of_word_has_the_same_words_and_links_that_can_be_clicked(language):
    document = Document(io.BytesIO(credits_docx(COURSE, language)))
    paragraphs = [one.text for one in document.paragraphs]
    links = [link.address for one in document.paragraphs for link in one.hyperlinks]
    assert len(paragraphs) == 8  # the heading, six works, what holds for the whole
    assert "https://creativecommons.org/licenses/by-nc/3.0/de/" in links
    assert any("Noy" in one for one in paragraphs)


def test_the_document_is_the_same_bytes_each_time():
    assert credits_docx(COURSE) == credits_docx(COURSE)
    with zipfile.ZipFile(io.BytesIO(credits_docx(COURSE))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_slides_have_few_credits_each():
    slides = slide_text(COURSE).split("\n\n---\n\n")
    assert [slide.splitlines()[0] for slide in slides] == ["Credits (1/2)", "Credits (2/2)"]
    assert len(slides[0].splitlines()) == 7


def test_end_credits_are_blocks_of_short_lines():
    blocks = end_credits(one_unit(RAIN), "en").split("\n\n")
    assert blocks[0] == "Credits"
    assert blocks[1].splitlines() == [
        "“Rain” (https://oer.example.org/r/rain/) by Noy.",
        "Licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).",
        "Modified from the original: Shortened & made simpler.",
        "This license covers this item only.",
    ]


@pytest.mark.parametrize(
    ("wanted", "found"), [("th", "th"), ("fr-CA", "fr"), ("zh-TW", "zh-hant"), ("xx", "en"), ("", "en")]
)
def test_the_nearest_language(wanted, found):
    assert credit_language(wanted) == found
