"""Narrowing a search: at once where there is script, by a button where there is none; and by keyboard alone."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewWindow

LAO_LESSON, ENGLISH_LESSON = "ວົງຈອນນ້ຳ", "The water cycle"


def open_filters(page: Page) -> None:
    """On a phone they are a sheet behind a button; on a desktop they are there."""
    button = page.get_by_role("link", name="Filters")
    if button.is_visible():
        button.click()


def test_a_filter_narrows_at_once_and_can_be_taken_back(page: Page):
    page.goto("/search/?q=water+cycle")
    expect(page.get_by_role("link", name=ENGLISH_LESSON, exact=True)).to_be_visible()
    open_filters(page)
    page.get_by_role("checkbox", name="Lao").check()
    expect(page.get_by_role("link", name=ENGLISH_LESSON, exact=True)).to_have_count(0)
    expect(page.get_by_role("checkbox", name="Lao")).to_be_checked()
    expect(page).to_have_url(re.compile("language=lo"))
    page.goto(page.url.split("#")[0])
    expect(page.get_by_role("link", name=LAO_LESSON, exact=True)).to_be_visible()
    page.get_by_role("link", name="(remove this filter)").click()
    expect(page.get_by_role("link", name=ENGLISH_LESSON, exact=True)).to_be_visible()


def test_the_back_button_takes_the_filter_back(new_window: NewWindow):
    page = new_window().new_page()
    page.goto("/search/?q=water+cycle")
    page.get_by_role("checkbox", name="Lao").check()
    expect(page.get_by_role("link", name=ENGLISH_LESSON, exact=True)).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("link", name=ENGLISH_LESSON, exact=True)).to_be_visible()
    expect(page.get_by_role("checkbox", name="Lao")).not_to_be_checked()


def test_a_filter_without_javascript(new_window: NewWindow, size: str):
    page = new_window(size, java_script_enabled=False).new_page()
    page.goto("/search/?q=water+cycle")
    open_filters(page)
    page.get_by_role("checkbox", name="Lao").check()
    page.get_by_role("button", name="Show the results").click()
    expect(page.get_by_role("link", name=LAO_LESSON, exact=True)).to_be_visible()
    expect(page.get_by_role("link", name=ENGLISH_LESSON, exact=True)).to_have_count(0)


def test_with_the_keyboard_alone(new_window: NewWindow):
    page = new_window().new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Search for resources")).to_be_focused()
    page.keyboard.type("ລະດູຝົນ")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=LAO_LESSON, exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(LAO_LESSON)


def test_the_menu_closes_with_escape_and_gives_the_focus_back(my_page: Page):
    my_page.get_by_label("Your menu").press("Enter")
    expect(my_page.get_by_role("link", name="My account")).to_be_visible()
    my_page.keyboard.press("Escape")
    expect(my_page.get_by_role("link", name="My account")).to_be_hidden()
    expect(my_page.get_by_label("Your menu")).to_be_focused()


def test_what_may_become_part_of_my_work(page: Page):
    page.goto("/search/")
    page.get_by_label("Usable in my work under").select_option("by-sa/4.0")
    expect(page).to_have_url(re.compile("usable_in=by-sa"))
    expect(page.get_by_role("link", name=re.compile("Usable in CC BY-SA 4.0"))).to_be_visible()
    expect(page.get_by_role("link", name=ENGLISH_LESSON, exact=True)).to_be_visible()
    expect(page.locator(".results .badge", has_text="-NC")).to_have_count(0)
    page.get_by_role("link", name=re.compile("Not recommended")).click()
    expect(page.get_by_text("Creative Commons advises against it")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name=ENGLISH_LESSON, exact=True)).to_be_visible()


def test_what_may_become_part_of_my_work_without_javascript(new_window: NewWindow, size: str):
    page = new_window(size, java_script_enabled=False).new_page()
    page.goto("/search/?q=water")
    page.get_by_label("Usable in my work under").select_option("by-sa/4.0")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("link", name=re.compile("Usable in CC BY-SA 4.0"))).to_be_visible()
    expect(page.locator(".results .badge", has_text="-NC")).to_have_count(0)


def test_words_go_on_while_typing_with_one_question_for_what_was_typed(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/suggest/" in request.url else None)
    page.goto("/")
    with page.expect_response(re.compile("/search/suggest/")):
        page.get_by_role("combobox", name="Search for resources").press_sequentially("wat")
    expect(page.locator(f'datalist option[value="{ENGLISH_LESSON}"]')).to_have_count(1)
    assert len(asked) <= 3


def test_an_empty_page_says_what_to_let_go_of(page: Page):
    page.goto("/search/?q=water+cycle&language=th")
    expect(page.get_by_role("heading", name="Nothing fits all of this")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name=re.compile("^Language")).click()
    expect(page.get_by_role("link", name=ENGLISH_LESSON, exact=True)).to_be_visible()


def test_a_work_leads_to_its_other_language(page: Page):
    page.goto("/search/?q=water+cycle&language=en")
    page.get_by_text("Also in:").locator("..").get_by_role("link", name="Lao").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LAO_LESSON)
