"""A course of two universities: built together from what is here, checked, mended, signed off, published, taken away."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.account import sign_in, sign_up
from tests.journeys.conftest import NewWindow
from tests.journeys.pressing import press
from tests.journeys.site import Site

TITLE = "Water, plants and weather"
OF_NOY = ("water-cycle", "water-cycle-lao", "hand-washing", "seasons", "day-length")
OF_LINH = ("photosynthesis", "hand-washing-filipino", "volcanoes", "major-scale", "reading-a-map")
NOT_TO_BE_CHANGED = "photosynthesis"  # CC BY-ND 4.0
PACKAGES = {".imscc": b"PK", ".zip": b"PK", ".tar.gz": b"\x1f\x8b"}


def make_institution(admin: Page, name: str) -> None:
    admin.goto("/admin/accounts/institution/add/")
    admin.locator("input[name=name]").fill(name)
    press(admin.get_by_role("button", name="Save", exact=True))


def put_into(admin: Page, email: str, institution: str) -> None:
    admin.goto(f"/admin/accounts/user/?q={email}")
    press(admin.get_by_role("link", name=email))
    admin.get_by_text("Add another Membership").click()
    admin.locator("select[name=memberships-0-institution]").select_option(label=institution)
    press(admin.get_by_role("button", name="Save", exact=True))
    expect(admin.get_by_text("was changed successfully")).to_be_visible()


@pytest.fixture
def people(new_window: NewWindow, site: Site) -> dict[str, tuple[Page, str]]:
    """Noy of Vientiane and Linh of Hanoi, each in a window of their own."""
    admin = new_window().new_page()
    sign_in(admin, "admin@example.org", site.administrator_password)
    found = {}
    for name, home in (("Noy", "University of Vientiane"), ("Linh", "University of Hanoi")):
        page = new_window().new_page()
        email = sign_up(page, site, name=name)
        make_institution(admin, home)
        put_into(admin, email, home)
        found[name] = (page, email)
    return found


def add(page: Page, slug: str) -> None:
    page.goto(f"/r/{slug}/")
    press(page.get_by_role("link", name="Add to course", exact=True))
    press(page.get_by_role("button", name=f"Add – {TITLE}"))
    expect(page.get_by_text("Added to")).to_be_visible()


def test_two_universities_build_a_course(people: dict[str, tuple[Page, str]], new_window: NewWindow):
    (noy, _), (linh, email) = people["Noy"], people["Linh"]
    work = begin(noy)
    for slug in OF_NOY:
        add(noy, slug)
    invite(noy, work, email)
    for slug in OF_LINH:
        add(linh, slug)
    expect(linh.locator("li[data-part]")).to_have_count(10)

    meet_a_conflict(linh, work)
    take_what_fits(linh, work)
    sign_off(linh, work)
    sign_off(noy, work)
    noy.get_by_role("button", name="Publish the course").click()
    expect(noy.get_by_text("Everybody can see the course now.")).to_be_visible()

    stranger = new_window("phone").new_page()
    stranger.goto("/courses/")
    press(stranger.get_by_role("link", name=TITLE))
    expect(stranger.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    expect(stranger.get_by_text("University of Hanoi")).to_be_visible()
    take_away(noy, work)


def begin(page: Page) -> str:
    """A new course; gives the address of its workshop."""
    page.goto("/my/courses/")
    page.get_by_label("Title", exact=True).fill(TITLE)
    press(page.get_by_role("button", name="Make the course"))
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    return page.url


def at(page: Page, work: str, place: str) -> None:
    page.goto(work.removesuffix("work/") + place)


def invite(page: Page, work: str, email: str) -> None:
    at(page, work, "team/")
    page.locator("summary", has_text="Put somebody into the team").click()
    page.get_by_label("E-mail address of the account").fill(email)
    page.get_by_label("Institution").select_option(label="University of Hanoi")
    press(page.get_by_role("button", name="Put into the team"))
    expect(page.get_by_role("button", name="Take out Linh")).to_be_visible()


def meet_a_conflict(page: Page, work: str) -> None:
    """A work that may not be changed is to be translated."""
    page.goto(work)
    press(page.locator("li[data-part] a", has_text="photosynthèse"))
    page.get_by_label("How is it used?").select_option("translated")
    press(page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_text("Some parts may not be used so.")).to_be_visible()
    at(page, work, "team/")
    expect(page.get_by_text("The licenses forbid what the course is for.")).to_be_visible()


def take_what_fits(page: Page, work: str) -> None:
    at(page, work, "rights/")
    press(page.get_by_role("button", name="Take this instead").first)
    expect(page.get_by_role("heading", name="What stands in the way")).to_have_count(0)
    page.goto(work)
    expect(page.locator("li[data-part]")).to_have_count(10)
    expect(page.get_by_text("Some parts may not be used so.")).to_have_count(0)


def sign_off(page: Page, work: str) -> None:
    at(page, work, "team/")
    press(page.get_by_role("button", name="Sign off"))
    expect(page.get_by_text("Signed off", exact=True).first).to_be_visible()


def take_away(page: Page, work: str) -> None:
    """Every package is made in the background and can be fetched."""
    at(page, work, "take/")
    buttons = page.get_by_role("button", name="Make it –")  # "Make it again" is another
    count = buttons.count()
    assert count == 6
    for left in range(count, 0, -1):
        expect(buttons).to_have_count(left)
        press(buttons.first)
    downloads = page.locator("#exports a[download]")
    expect(downloads).to_have_count(count, timeout=60_000)
    for place in range(count):
        with page.expect_download() as coming:
            downloads.nth(place).click()
        name, content = coming.value.suggested_filename, Path(coming.value.path()).read_bytes()
        start = next(start for ending, start in PACKAGES.items() if name.endswith(ending))
        assert content.startswith(start), name
