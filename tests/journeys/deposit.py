"""The five steps of a deposit, as a person walks them, and finding what was published."""

import time
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.journeys.pressing import press
from tests.journeys.site import SAMPLES

PDF = SAMPLES / "water-cycle-lao" / "water-cycle-lao.pdf"
LICENSE = "by-sa/4.0"
FOUND_WITHIN = 30  # seconds until a search that never finds it is called a failure


def begin(page: Page) -> None:
    page.goto("/deposit/")
    press(page.get_by_role("button", name="Begin"))


def give_files(page: Page, *paths: Path) -> None:
    """With a script they go by themselves and each has a row that ends done; without one the form is sent."""
    page.get_by_label("Choose files").set_input_files(paths)
    upload = page.get_by_role("button", name="Upload", exact=True)
    if plain := upload.is_visible():
        press(upload)
    for path in paths:
        expect(page.get_by_role("link", name=path.name)).to_be_visible()
        if not plain:
            expect(page.get_by_role("button", name=f"Hide {path.name}")).to_be_visible()


def go_on(page: Page) -> None:
    press(page.get_by_role("button", name="Save and go on"))


def say_what_it_is(page: Page, title: str, language: str = "lo") -> None:
    page.get_by_label("Title", exact=True).fill(title)
    page.locator("select[name=language]").select_option(language)
    page.get_by_label("Description", exact=False).first.fill("Rain, rivers and **clouds** of the Mekong.")


def say_who_made_it(page: Page, name: str, license: str = LICENSE) -> None:
    page.get_by_label("Name").first.fill(name)
    page.locator(f"input[name=license][value='{license}']").check()


def deposit(page: Page, title: str, *paths: Path, language: str = "lo") -> None:
    """From "Begin" to the step before publishing."""
    begin(page)
    give_files(page, *paths)
    go_on(page)
    say_what_it_is(page, title, language)
    go_on(page)
    expect(page.get_by_role("heading", name="Other people's work")).to_be_visible()
    go_on(page)
    say_who_made_it(page, "Noy Phommachanh")
    go_on(page)
    expect(page.get_by_text("Everything is there.")).to_be_visible()


def publish(page: Page) -> str:
    """Presses the button; gives the address of the new page."""
    press(page.get_by_role("button", name="Publish"))
    expect(page.get_by_text("Published. It can be found")).to_be_visible()
    return page.url


def find(page: Page, words: str, title: str) -> None:
    """Search until it is found: indexing is a second behind publishing."""
    give_up = time.monotonic() + FOUND_WITHIN
    page.goto(f"/search/?q={quote(words)}")
    while not page.get_by_role("link", name=title).count():
        assert time.monotonic() < give_up, f"{title} is not found by {words}."
        page.wait_for_timeout(300)
        page.reload()


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as downloading:
        page.get_by_role("link", name=f"Download {name}").click()
    return Path(downloading.value.path()).read_bytes()
