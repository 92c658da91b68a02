"""The address of every page, and what has to be there before one can look at it."""

from playwright.sync_api import Browser, Page, StorageState, expect

from tests.journeys.account import sign_in, sign_up
from tests.journeys.deposit import PDF, begin, deposit, go_on, publish
from tests.journeys.pressing import press
from tests.journeys.site import Site

LONG_THAI = "ภูมิศาสตร์ของแม่น้ำโขงและการเปลี่ยนแปลงสภาพภูมิอากาศในเอเชียตะวันออกเฉียงใต้"
LONG_GERMAN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau"

OPEN = [
    "/", "/search/", "/search/?q=water", "/search/?q=nothing-fits-this", "/search/?q=water&language=th",
    "/search/?language=lo#filters", "/search/?usable_in=by-sa/4.0",
    "/search/?q=water+cycle&language=th", "/search/?usable_in=by-sa/4.0:not_recommended", "/r/water-cycle-lao/", "/r/hand-washing/", "/r/major-scale/", "/r/volcanoes/",
    "/r/water-cycle-lao/v/1/", "/r/water-cycle-lao/derivation/", "/institutions/", "/courses/", "/institutions/national-university-of-laos/", "/api/docs/", "/accounts/login/",
    "/check/", "/check/?p=CC+BY-SA+4.0&p=CC+BY-NC-SA+4.0&p=CC+BY&p=photo.jpg&kind=adapt&money=free",
    "/check/?p=CC+BY&kind=adapt&find=Mekong", "/r/water-cycle-lao/?in=km&changed=yes",
    "/licenses/", "/licenses/?statement=CC+BY", "/licenses/glossary/", "/licenses/by-nc-nd/4.0/", "/licenses/by-sa/3.0/", "/licenses/UNKNOWN/",
    "/licenses/choose/", "/licenses/choose/?origin=own&credit=no", "/licenses/choose/?origin=adapted&sources=CC+BY-SA%0Aby-nc/4.0",
    "/accounts/signup/", "/accounts/password/reset/", "/accounts/password/reset/done/",
    "/accounts/confirm-email/", "/accounts/confirm-email/wrong-key/", "/accounts/password/reset/key/1-wrong/",
    "{mine}", "{mine}history/",
]  # fmt: skip
SIGNED_IN = [
    "/my/", "/my/account/", "/my/tokens/", "/accounts/email/", "/accounts/password/change/", "/accounts/logout/",
    "/accounts/2fa/", "/accounts/2fa/totp/activate/", "/deposit/", "{draft}/files/", "{draft}/about/",
    "{draft}/license/", "{draft}/sources/", "{draft}/sources/?q=water", "{draft}/check/", "{empty}/files/",
    "{empty}/about/", "{empty}/check/", "{mine}", "{mine}withdraw/", "{mine}add-to-course/", "/my/courses/", "/my/notices/",
    "{course}", "{course}take/", "{course}work/", "{course}rights/", "{course}team/", "{course}edit/", "{course}add-link/", "{course}add-text/",
    "{part}", "{of_draft}/links/", "{of_draft}/embargo/",
]  # fmt: skip
REFUSED = {"/no-such-page/": 404, "{withdrawn}": 410}


class Prepared:
    """An institution; somebody with a draft, an empty draft, a course, a resource of two versions and a withdrawn one."""

    def __init__(self, browser: Browser, site: Site) -> None:
        window = browser.new_context(base_url=site.address)
        add_institution(window.new_page(), site)
        window.clear_cookies()
        page = window.new_page()
        self.email = sign_up(page, site)
        self.addresses = {"withdrawn": withdraw(page), "mine": two_versions(page)}
        deposit(page, LONG_GERMAN, PDF, language="de")
        self.addresses["draft"] = page.url.removesuffix("/check/")
        self.addresses["of_draft"] = self.addresses["draft"].replace("/deposit/", "/versions/")
        begin(page)
        self.addresses["empty"] = page.url.removesuffix("/files/")
        self.addresses["course"], self.addresses["part"] = course(page)
        self.state: StorageState = window.storage_state()
        window.close()


def add_institution(page: Page, site: Site) -> None:
    sign_in(page, "admin@example.org", site.administrator_password)
    expect(page.get_by_role("heading", name="My resources")).to_be_visible()
    page.goto("/admin/accounts/institution/add/")
    page.locator("input[name=name]").fill("National University of Laos")
    page.locator("input[name=country]").fill("LA")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was added successfully")).to_be_visible()


def withdraw(page: Page) -> str:
    deposit(page, "Taken back", PDF, language="en")
    address = publish(page)
    press(page.get_by_role("link", name="Withdraw"))
    page.get_by_label("Why?").fill("The map on page 2 was not ours to give away.")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("This resource was withdrawn")).to_be_visible()
    return address


def two_versions(page: Page) -> str:
    deposit(page, LONG_THAI, PDF, language="th")
    address = publish(page)
    press(page.get_by_role("button", name="New version"))
    go_on(page)
    page.get_by_label("Keywords").fill("แม่น้ำโขง, Mekong")
    page.get_by_label("What is new in this version").fill("Keywords in two languages.")
    go_on(page)
    go_on(page)
    go_on(page)
    publish(page)
    return address


def course(page: Page) -> tuple[str, str]:
    """The addresses of a course of two parts and of the first of them."""
    for slug in ("water-cycle-lao", "major-scale"):
        page.goto(f"/r/{slug}/add-to-course/")
        if page.get_by_role("button", name="Rain and sound").count():
            press(page.get_by_role("button", name="Rain and sound"))
        else:
            page.get_by_label("To a new course, called").fill("Rain and sound")
            press(page.get_by_role("button", name="Make it and add"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Rain and sound")
    part = page.locator("li[data-part] a").first.get_attribute("href")
    return page.url.removesuffix("work/"), part
