"""Somebody on a phone who knows nothing of licenses chooses one, with script and without."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import NewWindow
from tests.journeys.pressing import press


def answer(page: Page, question: str, choice: str) -> Locator:
    return page.get_by_role("group", name=question).get_by_role("radio", name=choice)


def still_possible(page: Page, number: int) -> None:
    expect(page.locator("#outcome")).to_contain_text(f"{number} licenses are still possible.")


def arrive(page: Page) -> None:
    """From the first page, by what stands on it."""
    page.goto("/")
    press(page.get_by_role("link", name="Choose a license"))
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


def check_what_is_said(page: Page) -> None:
    """The license, what it keeps teachers from, words to copy; and the address holds it all."""
    expect(page.get_by_role("heading", name="Your license: CC BY-NC-SA 4.0")).to_be_visible()
    expect(page.get_by_text("NonCommercial keeps teachers from more than selling.")).to_be_visible()
    expect(page.locator("#saying-text")).to_contain_text(
        "“Rain in Laos” by Noy. Licensed under CC BY-NC-SA 4.0"
    )
    expect(page.locator("#saying-html")).to_contain_text('rel="license"')
    expect(page.locator("#saying-markdown")).to_contain_text("[CC BY-NC-SA 4.0](https://creativecommons.org/")


def test_at_once_where_there_is_script(new_window: NewWindow):
    page = new_window("phone").new_page()
    arrive(page)
    answer(page, "Where does the work come from?", "I made it").check()
    still_possible(page, 7)
    answer(page, "Must others name you?", "Yes").check()
    still_possible(page, 6)
    answer(page, "May others change it?", "Yes").check()
    still_possible(page, 4)
    answer(page, "May others sell it", "No").check()
    still_possible(page, 2)
    answer(page, "Must their changes stay as open?", "Yes").check()
    expect(page.get_by_role("heading", name="Your license: CC BY-NC-SA 4.0")).to_be_visible()
    page.get_by_label("Title of your work").fill("Rain in Laos")
    page.get_by_label("Your name").fill("Noy")
    page.get_by_label("Your name").press("Tab")
    check_what_is_said(page)
    expect(page).to_have_url(re.compile("alike=yes.*title=Rain"))
    expect(page.get_by_role("button", name="Copy HTML")).to_be_visible()
    colleague = new_window("phone").new_page()
    colleague.goto(page.url)
    check_what_is_said(colleague)


def test_by_a_button_where_there_is_none(new_window: NewWindow):
    page = new_window("phone", java_script_enabled=False).new_page()
    arrive(page)
    answer(page, "Where does the work come from?", "I made it").check()
    answer(page, "Must others name you?", "Yes").check()
    answer(page, "May others change it?", "Yes").check()
    press(page.get_by_role("button", name="Show what fits"))
    still_possible(page, 4)
    answer(page, "May others sell it", "No").check()
    answer(page, "Must their changes stay as open?", "Yes").check()
    press(page.get_by_role("button", name="Show what fits"))
    page.get_by_label("Title of your work").fill("Rain in Laos")
    page.get_by_label("Your name").fill("Noy")
    press(page.get_by_role("button", name="Put them into the text"))
    check_what_is_said(page)


def test_only_what_the_sources_permit_and_why(new_window: NewWindow):
    page = new_window("phone").new_page()
    page.goto("/licenses/choose/")
    expect(page.get_by_label("What it is made from")).to_be_hidden()
    answer(page, "Where does the work come from?", "It is made from works of others").check()
    page.get_by_label("What it is made from").fill("CC BY-SA 4.0\nCC BY-NC")
    page.get_by_label("What it is made from").press("Tab")
    expect(page.locator("#outcome")).to_contain_text("Which version of the license is meant?")
    page.get_by_label("What it is made from").fill("CC BY-SA 4.0")
    page.get_by_label("What it is made from").press("Tab")
    expect(page.get_by_role("heading", name="Your license: CC BY-SA 4.0")).to_be_visible()
    closed = page.locator("[data-license='by-nc/4.0']")
    expect(closed).to_contain_text("Not allowed")
    press(closed.get_by_role("link", name="CC BY-NC 4.0", exact=True))
    expect(page.get_by_role("heading", level=1)).to_have_text("Attribution-NonCommercial 4.0 International")
    mixed = page.locator("#mixes [data-with='by-sa/4.0']")
    expect(mixed).to_contain_text("Not allowed")
