"""The offline site from a stick: opened as a file, walked, searched in six languages, without anything from the network."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from oer_repo.formats.course_record import CoursePart, CourseRecord, CourseSection, CourseUnit
from oer_repo.formats.packages.offline import offline_site
from tests.formats.courses import BEGIN, BOOK, CODE, COURSE, FILM, GONE, RAIN, unzipped, work, zip_of
from tests.journeys.conftest import NewWindow
from tests.journeys.looking import axe_source, is_too_wide, violations

# language, text without spaces where the language has none, a word in the middle of it
READINGS = {
    "th": ("ฝนตกจากเมฆลงสู่ทะเล", "เมฆ"),
    "lo": ("ນ້ຳຝົນຕົກຈາກເມກລົງສູ່ທະເລ", "ເມກ"),
    "km": ("ទឹកភ្លៀងធ្លាក់ពីពពកចូលសមុទ្រ", "ពពក"),
    "my": ("မိုးရေသည်တိမ်မှကျသည်", "တိမ်"),
    "vi": ("Nước mưa rơi từ đám mây xuống biển", "Đám mây"),
    "en": ("Rain falls from clouds into the sea", "CLOUDS"),
}


def reading(language: str, text: str) -> CoursePart:
    return CoursePart(
        id=f"r{language}",
        title=f"Reading {language}",
        language=language,
        html=f"<p>{text}</p>",
        works=(work(f"Reading {language}", "by/4.0"),),
        licenses=("by/4.0",),
    )


def course() -> CourseRecord:
    readings = tuple(reading(language, text) for language, (text, _word) in READINGS.items())
    units = (CourseUnit("u1", "Rain", (BEGIN, RAIN, FILM)), CourseUnit("u2", "", (GONE, BOOK, CODE)))
    sections = (
        CourseSection("s1", "Week 1", units),
        CourseSection("s2", "Read", (CourseUnit("u3", "", readings),)),
    )
    return replace(COURSE, sections=sections)


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unzipped(zip_of(offline_site, course()), tmp_path_factory.mktemp("stick"))


@pytest.fixture
def offline(new_window: NewWindow, size: str, stick: Path) -> Page:
    """The front page; whatever is asked for that is not on the stick fails the test."""
    window = new_window(size, offline=True)
    page = window.new_page()
    asked: list[str] = []
    window.on("request", lambda request: asked.append(outside(request, stick)))
    page.goto((stick / "index.html").as_uri())
    yield page
    assert not list(filter(None, asked))


def outside(request: Request, stick: Path) -> str:
    return "" if request.url.startswith(stick.as_uri()) else request.url


def test_it_is_walked_from_the_contents_to_the_last_part(offline: Page, stick: Path):
    expect(offline.get_by_role("heading", level=1)).to_have_text("Water & ice: น้ำ")
    expect(offline.get_by_role("navigation").get_by_role("link")).to_have_count(12)
    expect(offline.get_by_role("listitem").filter(has_text="Program")).to_contain_text("9 B")
    offline.get_by_role("link", name="Begin").click()
    expect(offline.locator("main")).to_contain_text("Bring a glass")
    seen = [offline.get_by_role("heading", level=1).inner_text()]
    while (forward := offline.locator("a[rel=next]")).count():
        forward.click()
        seen.append(offline.get_by_role("heading", level=1).inner_text())
    assert seen == [part.title for part in course().parts()]
    offline.locator("header a").click()
    offline.get_by_role("link", name="Credits", exact=True).click()
    for said in ("Noy", "Ben", "Ana", "CC BY-SA 4.0", "What could not be taken along"):
        expect(offline.locator("main")).to_contain_text(said)
    assert (stick / "rights.json").is_file()


def test_words_are_found_in_every_language(offline: Page):
    asked = offline.get_by_role("searchbox")
    for language, (_text, word) in READINGS.items():
        asked.fill(word)
        expect(
            offline.locator("#found").get_by_role("link", name=f"Reading {language}", exact=True)
        ).to_be_visible()
        expect(offline.locator("#contents")).to_be_hidden()
    asked.fill("zzzqqq")
    expect(offline.get_by_role("status")).to_have_text("Nothing was found.")
    asked.fill("Rain falls from")
    offline.locator("#found").get_by_role("link").first.click()
    expect(offline.get_by_role("heading", level=1)).to_have_text("Reading en")


def test_without_javascript_it_is_navigable(new_window: NewWindow, stick: Path):
    page = new_window(java_script_enabled=False, offline=True).new_page()
    page.goto((stick / "index.html").as_uri())
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("link", name="A film").click()
    expect(page.get_by_role("link", name="Open it on its own site")).to_be_visible()
    page.locator("a[rel=next]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Snow")


@pytest.mark.parametrize(
    "where", ["index.html", "credits.html", "parts/p1.html", "parts/p3.html", "parts/rth.html"]
)
def test_everybody_can_use_it(offline: Page, stick: Path, where: str):
    offline.goto((stick / where).as_uri())
    assert not is_too_wide(offline)
    if source := axe_source():
        assert violations(offline, source) == []
