"""On a resource's page: the credit goes to the clipboard; the chosen colours stay."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewWindow
from tests.journeys.pressing import press

LAO_LESSON = "ວົງຈອນນ້ຳ"


def open_sample(page: Page) -> None:
    page.goto("/search/?q=Mekong")
    page.get_by_role("link", name=LAO_LESSON, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LAO_LESSON)


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def test_the_copy_button_puts_the_credit_on_the_clipboard(new_window: NewWindow, size: str):
    page = new_window(size, permissions=["clipboard-read", "clipboard-write"]).new_page()
    open_sample(page)
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    credit = clipboard(page)
    assert credit == page.locator("#credit-text").inner_text()
    for fact in (LAO_LESSON, "OER Repo project", "CC BY-SA 4.0"):
        assert fact in credit


def test_the_credit_as_html_is_copied_as_html(new_window: NewWindow):
    page = new_window(permissions=["clipboard-read", "clipboard-write"]).new_page()
    open_sample(page)
    page.get_by_text("As HTML or Markdown").click()
    page.get_by_role("button", name="Copy HTML").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert 'href="https://creativecommons.org/licenses/by-sa/4.0/' in clipboard(page)


def background(page: Page) -> str:
    return page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")


def choose_colours(page: Page, name: str) -> None:
    """The button posts, and the same page comes back in other colours."""
    button = page.get_by_role("button", name=name)
    press(button)
    expect(button).to_have_attribute("aria-pressed", "true")


def test_the_chosen_colours_stay(page: Page):
    page.goto("/")
    light = background(page)
    choose_colours(page, "Dark")
    dark = background(page)
    page.goto("/search/")
    assert dark != light
    assert background(page) == dark
    choose_colours(page, "Device")
    assert background(page) == light


def test_the_device_decides_until_somebody_chooses(new_window: NewWindow):
    dark = new_window(color_scheme="dark").new_page()
    dark.goto("/")
    light = new_window(color_scheme="light").new_page()
    light.goto("/")
    assert background(dark) != background(light)
