"""Every page, on a phone and a desktop, light and dark: accessible, light over the line, never wider than the screen."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import require
from tests.journeys.conftest import NewWindow
from tests.journeys.looking import FirstView, axe_source, is_too_wide, violations
from tests.journeys.pages import OPEN, REFUSED, SIGNED_IN, Prepared
from tests.journeys.site import Site

MAX_FIRST_VIEW = 100_000  # bytes over the line
OPEN_FOLDS = "document.querySelectorAll('details:not(.menu)').forEach(one => { one.open = true; })"


@pytest.fixture(scope="module")
def prepared(browser: Browser, site: Site) -> Prepared:
    return Prepared(browser, site)


@pytest.mark.parametrize("address", OPEN)
def test_a_page_for_everybody(prepared: Prepared, new_window: NewWindow, size: str, address: str):
    look(new_window(size).new_page(), address.format(**prepared.addresses))


@pytest.mark.parametrize("address", SIGNED_IN)
def test_a_page_of_ones_own(prepared: Prepared, new_window: NewWindow, size: str, address: str):
    window = new_window(size, storage_state=prepared.state)
    look(window.new_page(), address.format(**prepared.addresses))


@pytest.mark.parametrize(("address", "status"), REFUSED.items())
def test_a_page_that_says_no(prepared: Prepared, new_window: NewWindow, size: str, address: str, status: int):
    look(new_window(size).new_page(), address.format(**prepared.addresses), status)


def test_the_menu(prepared: Prepared, new_window: NewWindow, size: str):
    page = new_window(size, storage_state=prepared.state).new_page()
    page.goto("/")
    page.get_by_label("Your menu").click()
    assert_accessible(page)


def look(page: Page, address: str, status: int = 200) -> None:
    view = FirstView(page)
    answer = page.goto(address, wait_until="networkidle")
    assert answer.status == status
    assert view.complaints == []
    assert view.bytes <= MAX_FIRST_VIEW, view.parts
    assert not is_too_wide(page)
    page.evaluate(OPEN_FOLDS)
    assert not is_too_wide(page), "wider than the screen once everything is unfolded"
    assert not is_too_wide_when_enlarged(page)
    assert_accessible(page)


def is_too_wide_when_enlarged(page: Page) -> bool:
    """A desktop at 400 % is 320 pixels wide (WCAG 1.4.10)."""
    before = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    wide = is_too_wide(page)
    page.set_viewport_size(before)
    return wide


@pytest.mark.parametrize(
    ("address", "button"),
    [
        ("/accounts/signup/", "Make my account"),
        ("/accounts/login/", "Sign in"),
        ("/accounts/password/reset/", "Reset My Password"),
    ],
)
def test_a_form_with_errors(new_window: NewWindow, size: str, address: str, button: str):
    """Each error stands beside its field and in a list on top, with a link to the field."""
    page = new_window(size).new_page()
    page.goto(address)
    page.get_by_role("main").get_by_role("button", name=button).click()
    page.get_by_role("alert").get_by_role("link", name="Email").click()
    expect(page.get_by_label("Email")).to_be_focused()
    assert_accessible(page)


def test_a_form_of_ones_own_with_errors(prepared: Prepared, new_window: NewWindow, size: str):
    page = new_window(size, storage_state=prepared.state).new_page()
    page.goto("/my/tokens/")
    page.get_by_role("button", name="Make a token").click()
    expect(page.get_by_role("alert")).to_contain_text("What is it for?")
    assert_accessible(page)
    page.goto(f"{prepared.addresses['empty']}/about/")
    page.get_by_text("Date, duration, publisher").click()
    page.get_by_label("Made in").fill("last year")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Made in")
    assert_accessible(page)


def assert_accessible(page: Page) -> None:
    source = axe_source()
    require(source is not None, "axe-core (AXE_CORE=/path/to/axe.min.js; .ci/services/axe.sh fetches it)")
    found = violations(page, source)
    page.emulate_media(color_scheme="dark")
    found += violations(page, source, ["color-contrast", "link-in-text-block"])
    assert not found, "\n".join(found)
