"""Every page, on a phone and a desktop, light and dark: accessible, light over the line, never wider than the screen."""

import pytest
from playwright.sync_api import Browser, Page

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
    assert_accessible(page)


def assert_accessible(page: Page) -> None:
    source = axe_source()
    require(source is not None, "axe-core (AXE_CORE=/path/to/axe.min.js; .ci/services/axe.sh fetches it)")
    found = violations(page, source)
    page.emulate_media(color_scheme="dark")
    found += violations(page, source, ["color-contrast", "link-in-text-block"])
    assert not found, "\n".join(found)
