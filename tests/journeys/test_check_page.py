"""May these works be put together? Asked on a phone, with and without JavaScript; sent to a colleague; printed."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.account import sign_up
from tests.journeys.conftest import NewWindow
from tests.journeys.deposit import PDF, begin, give_files, go_on, say_what_it_is
from tests.journeys.looking import is_too_wide
from tests.journeys.pressing import press
from tests.journeys.site import Site

TWELVE = """CC BY 4.0
https://creativecommons.org/licenses/by-sa/4.0/
temple_cc-by-nc-4.0.jpg
CC0
Public Domain Mark 1.0
CC BY-ND 4.0
CC BY-NC-SA 3.0
MIT
All rights reserved
CC BY
“Rivers” by Ana, CC BY-NC-ND 4.0
photo.jpg"""


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def phone(request: pytest.FixtureRequest, new_window: NewWindow) -> Page:
    page = new_window("phone", java_script_enabled=request.param).new_page()
    page.goto("/check/")
    return page


def ask(page: Page, lines: str, kind: str) -> None:
    page.get_by_label("What is in it?").fill(lines)
    page.get_by_label("What does it cost?").select_option("free")
    page.get_by_label(kind).check()
    page.get_by_role("button", name="Check", exact=True).click()
    page.wait_for_url(re.compile(r"/check/\?.*p=.*kind="))


def whole(page: Page) -> str:
    return page.locator("#answer [data-announce] .verdict").inner_text()


def test_a_by_sa_and_a_by_nc_sa_work_and_what_helps(phone: Page):
    ask(phone, "CC BY-SA 4.0\nCC BY-NC-SA 4.0", "One new work out of them")
    expect(phone.locator("#answer [data-announce]")).to_contain_text("Not allowed")
    expect(phone.get_by_text("Not with the others")).to_have_count(2)
    expect(phone.get_by_role("heading", name="What stands in the way, and what would help")).to_be_visible()
    phone.get_by_role("button", name="Use it as it is").first.click()
    phone.wait_for_url("**how1=unmodified**")
    expect(phone.locator("#answer [data-announce]")).to_contain_text("Allowed")
    expect(phone.get_by_text("Which license the whole may carry")).to_be_visible()
    assert not is_too_wide(phone)


def test_a_pasted_list_of_twelve_sent_and_printed(phone: Page, new_window: NewWindow):
    ask(phone, TWELVE, "A collection")
    rows = phone.locator("#answer > ol > li")
    expect(rows).to_have_count(12)
    expect(rows.nth(9)).to_contain_text("Which version of the license is meant?")
    expect(rows.nth(11)).to_contain_text("License not known")
    expect(rows.nth(5)).to_contain_text("Allowed")
    assert not is_too_wide(phone)
    link = phone.get_by_label("The link holds the whole question").input_value()

    colleague = new_window("desktop").new_page()
    colleague.goto(link)
    assert colleague.get_by_label("What is in it?").input_value() == TWELVE
    assert whole(colleague) == whole(phone)

    colleague.emulate_media(media="print")
    expect(colleague.get_by_label("What is in it?")).to_be_hidden()
    expect(colleague.get_by_role("button", name="Print")).to_be_hidden()
    expect(colleague.get_by_text(re.compile(r"rules of \d{4}-\d\d-\d\d"))).to_be_visible()
    expect(colleague.get_by_text("Berne Convention, art. 5(2)", exact=False).first).to_be_visible()


def test_with_script_the_answer_follows_each_choice(new_window: NewWindow):
    page = new_window("phone").new_page()
    page.goto("/check/?p=CC+BY&p=CC+BY-ND+4.0&kind=collect&money=free")
    expect(page.locator("#answer [data-announce]")).to_contain_text("Unclear")
    page.get_by_label("Which version of the license is meant?").select_option("by/3.0")
    expect(page.locator("#answer [data-announce]")).to_contain_text("Allowed")
    page.get_by_label("One new work out of them").check()
    expect(page.locator("#answer [data-announce]")).to_contain_text("Not allowed")
    page.wait_for_url("**is1=by%2F3.0**kind=adapt**")
    page.go_back()
    expect(page.locator("#answer [data-announce]")).to_contain_text("Allowed")


def test_a_work_kept_here_is_found_and_taken_in(phone: Page):
    phone.get_by_label("Or is it kept here? Find it").fill("Mekong")
    phone.get_by_role("button", name="Find", exact=True).click()
    phone.get_by_role("button", name="Take it in").first.click()
    expect(phone.locator("#answer > ol > li")).to_have_count(1)
    expect(phone.locator("#answer [data-announce]")).to_contain_text("Say first what you make of these works")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_deposit_made_from_a_by_sa_work(new_window: NewWindow, site: Site, script: bool):
    """The words are read, the license step closes what they do not permit, and a doubt has to be acknowledged."""
    page = new_window("phone", java_script_enabled=script).new_page()
    sign_up(page, site)
    begin(page)
    give_files(page, PDF)
    go_on(page)
    say_what_it_is(page, "Rivers retold")
    go_on(page)
    page.get_by_text("A work from elsewhere").click()
    page.get_by_label("Title of the work").fill("Rivers")
    page.get_by_label("What is written about its license").fill("CC BY-NC")
    go_on(page)
    expect(page.get_by_text("Which version of the license is meant?").first).to_be_visible()
    page.get_by_label("CC BY-NC 4.0", exact=True).check()
    go_on(page)
    assert not is_too_wide(page)
    page.locator("input[name=license][value='by/4.0']").check()
    go_on(page)
    expect(page.get_by_text("Nothing forbids it, and you should know")).to_be_visible()
    page.get_by_label("I know this, and publish all the same").check()
    press(page.get_by_role("button", name="Publish"))
    expect(page.get_by_text("Published. It can be found")).to_be_visible()
