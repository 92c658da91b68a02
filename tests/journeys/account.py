"""What a person does to have an account and to come back to it."""

import itertools
import os

from playwright.sync_api import Page, expect

from tests.journeys.pressing import press
from tests.journeys.site import Site

PASSWORD = "rivers-run-to-the-sea-7"
_numbers = itertools.count(1)


def sign_up(page: Page, site: Site, *, name: str = "Noy Phommachanh") -> str:
    """A new account, confirmed by the link in the mail; gives its address. Leaves the person signed in."""
    email = f"noy{next(_numbers)}.{os.getpid()}@example.org"
    page.goto("/accounts/signup/")
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    press(page.get_by_role("button", name="Make my account"))
    expect(page.get_by_role("heading", name="check your e-mail")).to_be_visible()
    page.goto(site.link_mailed_to(email, "confirm-email"))
    press(page.get_by_role("button", name="Yes, confirm it"))
    expect(page.get_by_role("heading", name="My resources")).to_be_visible()
    return email


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    press(page.get_by_role("main").get_by_role("button", name="Sign in"))
