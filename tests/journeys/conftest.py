"""One site and one browser for all journeys; each journey has its own window, account and drafts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.conftest import require
from tests.journeys.account import sign_up
from tests.journeys.site import Site, chromium, running_site

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"phone": {"width": 375, "height": 812}, "desktop": {"width": 1280, "height": 900}}

NewWindow = Callable[..., BrowserContext]
expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys in one process: they share the site and the browser."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.xdist_group("journeys"))
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    require(chromium() is not None, "chromium (CHROMIUM=/path/to/it, or on the PATH)")
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="package")
def browser(site: Site) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_window(browser: Browser, site: Site) -> Iterator[NewWindow]:
    """Windows of people who know nothing of each other (a context: cookies, cache, permissions)."""
    opened: list[BrowserContext] = []

    def open_window(size: str = "desktop", **options: object) -> BrowserContext:
        options = {"base_url": site.address, "viewport": SIZES[size], "reduced_motion": "reduce"} | options
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        opened.append(context)
        return context

    yield open_window
    for context in opened:
        context.close()


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def page(new_window: NewWindow, size: str) -> Page:
    """A stranger's page, on a phone and on a desktop."""
    return new_window(size).new_page()


@pytest.fixture
def my_page(new_window: NewWindow, site: Site) -> Page:
    """A desktop page of somebody who has just made an account."""
    page = new_window().new_page()
    sign_up(page, site)
    return page
