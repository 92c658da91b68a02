"""Coming back to an account: a second factor, a forgotten password."""

import base64
import hmac
import struct
import time

from playwright.sync_api import Page, expect

from tests.journeys.account import PASSWORD, sign_in, sign_up
from tests.journeys.conftest import NewWindow
from tests.journeys.pressing import press
from tests.journeys.site import Site

PERIOD = 30


def code_of(secret: str, at: float) -> str:
    """RFC 6238 with SHA-1, 30 seconds and six digits, as every authenticator app does it."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(at) // PERIOD), "sha1")
    start = digest[-1] & 0x0F
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06}"


def fresh_code(secret: str, used: str = "") -> str:
    """A code that was not used yet and lives for some seconds more."""
    while code_of(secret, time.time()) == used or time.time() % PERIOD > PERIOD - 4:
        time.sleep(0.5)
    return code_of(secret, time.time())


def test_the_codes_are_those_of_the_standard():
    secret = base64.b32encode(b"12345678901234567890").decode()
    assert code_of(secret, 59) == "287082"  # RFC 6238, appendix B: 94287082
    assert code_of(secret, 1111111109) == "081804"


def test_signing_in_with_a_second_factor(new_window: NewWindow, site: Site):
    page = new_window().new_page()
    email = sign_up(page, site)
    page.goto("/accounts/2fa/totp/activate/")
    page.get_by_label("Password").fill(PASSWORD)  # asked for again before anything that guards the account
    press(page.get_by_role("button", name="Confirm"))
    secret = page.get_by_label("Authenticator secret").input_value()
    used = fresh_code(secret)
    page.get_by_label("Authenticator code").fill(used)
    page.get_by_role("button", name="Activate").click()
    expect(page.get_by_text("Recovery Codes", exact=True).first).to_be_visible()

    elsewhere = new_window("phone").new_page()
    sign_in(elsewhere, email)
    give_code(elsewhere, "000000")
    expect(elsewhere.get_by_text("Incorrect code").first).to_be_visible()
    stranger_still = elsewhere.request.get("/my/", max_redirects=0)  # the password alone is not enough
    assert stranger_still.status == 302
    give_code(elsewhere, fresh_code(secret, used))
    expect(elsewhere.get_by_role("heading", name="My resources")).to_be_visible()


def give_code(page: Page, code: str) -> None:
    page.get_by_role("main").get_by_role("textbox").fill(code)
    press(page.get_by_role("main").locator("button").first)


def test_a_forgotten_password(new_window: NewWindow, site: Site):
    email = sign_up(new_window().new_page(), site)
    page = new_window("phone").new_page()
    page.goto("/accounts/password/reset/")
    page.get_by_label("Email").fill(email)
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_text("We have sent you an email")).to_be_visible()
    page.goto(site.link_mailed_to(email, "password/reset"))
    expect(page.get_by_role("button", name="Change Password")).to_be_visible()
    for field in page.locator("main input[type=password]").all():
        field.fill("the-new-one-is-longer-9")
    page.get_by_role("button", name="Change Password").click()
    expect(page.get_by_text("Password successfully changed")).to_be_visible()

    sign_in(page, email, PASSWORD)
    expect(page.get_by_text("not correct").first).to_be_visible()
    sign_in(page, email, "the-new-one-is-longer-9")
    expect(page.get_by_role("heading", name="My resources")).to_be_visible()


def test_a_stranger_is_not_told_who_has_an_account(page: Page, site: Site):
    """The answer is the same; the mail says that there is none."""
    page.goto("/accounts/password/reset/")
    page.get_by_label("Email").fill("nobody@example.org")
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_text("We have sent you an email")).to_be_visible()
