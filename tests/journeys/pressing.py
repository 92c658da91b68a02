"""Pressing what brings another page: the next step begins when that page is here, never on the one that is leaving."""

from playwright.sync_api import Locator


def press(button: Locator) -> None:
    with button.page.expect_navigation():
        button.click()
