"""A draft belongs to those who may edit it, and nothing that was typed into it is lost."""

from playwright.sync_api import Page, expect

from tests.journeys.account import sign_up
from tests.journeys.conftest import NewWindow
from tests.journeys.deposit import PDF, begin, give_files, go_on, say_who_made_it
from tests.journeys.site import Site


def test_what_is_typed_survives_a_reload(my_page: Page):
    begin(my_page)
    go_on(my_page)
    my_page.get_by_label("Title", exact=True).fill("Typed, and not saved")
    my_page.locator("select[name=language]").select_option("th")
    my_page.reload()
    expect(my_page.get_by_label("Title", exact=True)).to_have_value("Typed, and not saved")
    expect(my_page.locator("select[name=language]")).to_have_value("th")
    expect(my_page.get_by_role("status").last).to_have_text("What you typed before is back.")


def test_the_chosen_license_survives_a_reload(my_page: Page):
    begin(my_page)
    my_page.goto(my_page.url.replace("/files/", "/license/"))
    say_who_made_it(my_page, "ສົມພອນ", "by-nc/4.0")
    my_page.reload()
    expect(my_page.get_by_label("Name").first).to_have_value("ສົມພອນ")
    expect(my_page.locator("input[value='by-nc/4.0']")).to_be_checked()


def test_what_was_saved_wins_over_what_was_typed_before(my_page: Page):
    begin(my_page)
    go_on(my_page)
    address = my_page.url
    my_page.get_by_label("Title", exact=True).fill("First")
    my_page.get_by_role("button", name="Save", exact=True).click()
    expect(my_page.get_by_text("Saved.", exact=True)).to_be_visible()
    my_page.goto(address)
    expect(my_page.get_by_label("Title", exact=True)).to_have_value("First")


def test_a_draft_waits_under_my_resources(my_page: Page):
    begin(my_page)
    give_files(my_page, PDF)
    my_page.goto("/my/")
    my_page.get_by_role("link", name="Continue").click()
    expect(my_page.get_by_role("link", name=PDF.name)).to_be_visible()


def test_a_foreign_person_cannot_open_a_draft_or_its_files(my_page: Page, new_window: NewWindow, site: Site):
    begin(my_page)
    give_files(my_page, PDF)
    file = my_page.get_by_role("link", name=PDF.name).get_attribute("href")
    foreign = new_window().new_page()
    sign_up(foreign, site, name="Somebody Else")
    assert foreign.goto(my_page.url).status == 404
    assert foreign.request.get(file).status == 404
    stranger = new_window().new_page()
    assert stranger.request.get(file).status == 404
    stranger.goto(my_page.url)
    expect(stranger.get_by_role("heading", name="Sign in")).to_be_visible()


def test_publishing_is_refused_with_the_reasons(my_page: Page):
    begin(my_page)
    my_page.goto(my_page.url.replace("/files/", "/check/"))
    expect(my_page.get_by_role("alert")).to_contain_text("stand in the way")
    expect(my_page.get_by_role("button", name="Publish")).to_be_disabled()
