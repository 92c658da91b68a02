"""Parts of a course put into order: by keyboard, with the mouse, from a part's own page."""

import json

from playwright.sync_api import Locator, Page, expect

from tests.journeys.account import sign_up
from tests.journeys.pressing import press
from tests.journeys.site import Site


def begin(page: Page) -> str:
    """Three texts in the first section, and a second one with nothing in it; gives the address of the workshop."""
    page.goto("/my/courses/")
    page.get_by_label("Title", exact=True).fill("Order")
    press(page.get_by_role("button", name="Make the course"))
    work = page.url
    for title in ("One", "Two", "Three"):
        press(page.get_by_role("link", name="Write a text").first)
        page.get_by_label("Title").fill(title)
        page.get_by_label("Text").fill("…")
        press(page.locator("main form button.primary"))
    page.get_by_label("A new section").fill("Week 2")
    page.get_by_role("button", name="Add the section").click()
    expect(page.get_by_role("heading", name="Week 2")).to_be_visible()
    return work


def orders(page: Page) -> list[list[str]]:
    lists = page.locator("ol[data-order]")
    return [one.locator("li[data-part] > span > a").all_inner_texts() for one in lists.all()]


def expect_order(page: Page, expected: list[list[str]]) -> None:
    """As the server has it."""
    page.wait_for_function(
        """(expected) => JSON.stringify([...document.querySelectorAll("ol[data-order]")].map((list) =>
        [...list.querySelectorAll("li[data-part] > span > a")].map((one) => one.textContent))) === expected
        && !document.querySelector(".htmx-request")""",
        arg=json.dumps(expected, separators=(",", ":"), ensure_ascii=False),
    )
    page.reload()
    assert orders(page) == expected


def part(page: Page, title: str) -> Locator:
    return page.locator("li[data-part]").filter(has=page.get_by_role("link", name=title, exact=True))


def test_parts_are_put_into_order(page: Page, site: Site) -> None:
    sign_up(page, site)
    work = begin(page)
    expect_order(page, [["One", "Two", "Three"], []])
    page.get_by_role("button", name="Down – One").focus()
    page.keyboard.press("Enter")
    expect_order(page, [["Two", "One", "Three"], []])
    part(page, "Three").drag_to(part(page, "Two"), target_position={"x": 20, "y": 4})
    expect_order(page, [["Three", "Two", "One"], []])
    part(page, "Two").drag_to(page.get_by_text("Nothing in it yet."))
    expect_order(page, [["Three", "One"], ["Two"]])
    press(page.get_by_role("link", name="One", exact=True))
    page.get_by_label("Move it to").select_option(label="Week 2 / 1")
    press(page.get_by_role("button", name="Move", exact=True))
    assert page.url == work
    expect_order(page, [["Three"], ["Two", "One"]])
