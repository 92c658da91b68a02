"""The main job, end to end: sign up, deposit a PDF, publish, find it, take it away unchanged."""

from playwright.sync_api import Page, expect

from tests.journeys.account import sign_up
from tests.journeys.conftest import NewWindow
from tests.journeys.deposit import PDF, deposit, download, find, publish
from tests.journeys.site import Site


def walk(page: Page, stranger: Page, site: Site, title: str) -> None:
    sign_up(page, site)
    deposit(page, title, PDF)
    publish(page)
    find(stranger, title, title)
    stranger.get_by_role("link", name=title).click()
    expect(stranger.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(stranger.get_by_role("link", name="CC BY-SA 4.0").first).to_be_visible()
    expect(stranger.locator("#credit-text")).to_contain_text("Noy Phommachanh")
    assert download(stranger, PDF.name) == PDF.read_bytes()


def test_from_an_account_to_the_same_bytes(new_window: NewWindow, site: Site, size: str):
    walk(
        new_window(size).new_page(),
        new_window(size).new_page(),
        site,
        f"ວົງຈອນນ້ຳ ໃນລະດູຝົນ {size}",
    )


def test_the_same_without_javascript(new_window: NewWindow, site: Site, size: str):
    walk(
        new_window(size, java_script_enabled=False).new_page(),
        new_window(size, java_script_enabled=False).new_page(),
        site,
        f"Mekong floods without script {size}",
    )
