"""Files on a bad line: many at once, paused, gone on with after a reload and a lost line, compared at the end."""

import hashlib
import random
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.journeys.account import sign_up
from tests.journeys.conftest import NewWindow
from tests.journeys.deposit import begin
from tests.journeys.looking import axe_source, is_too_wide, violations
from tests.journeys.pressing import press
from tests.journeys.site import Site

KILO = 1024
DONE = "Kept, and compared with your file byte for byte"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Two megabytes that do not compress."""
    path = tmp_path / "film.bin"
    path.write_bytes(random.Random(7).randbytes(2_000_000))
    return path


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text("Rain falls on the Mekong.\n")
    return path


def choose(page: Page, *paths: Path) -> None:
    page.get_by_label("Choose files").set_input_files(paths)


def row(page: Page, path: Path) -> Locator:
    return page.locator("#upload-list li").filter(has_text=path.name)


class Line:
    """What connects a page to the site: how fast, or not at all."""

    def __init__(self, page: Page) -> None:
        self.tools = page.context.new_cdp_session(page)
        self.tools.send("Network.enable")

    def becomes(self, *, bytes_per_second: int = -1, lost: bool = False) -> None:
        """-1: as fast as it goes."""
        speed = {"downloadThroughput": -1, "uploadThroughput": bytes_per_second}
        self.tools.send("Network.emulateNetworkConditions", {"offline": lost, "latency": 0, **speed})


def offsets(page: Page) -> list[int]:
    """Filled as pieces are sent: where each begins."""
    found: list[int] = []

    def listen(request: Request) -> None:
        if request.method == "PATCH":
            found.append(int(request.headers["upload-offset"]))

    page.on("request", listen)
    return found


def wait_until_half(page: Page, path: Path) -> None:
    """The first piece, of a megabyte, is acknowledged then, and the second takes six seconds."""
    expect(row(page, path)).to_have_attribute("data-state", "sending")
    page.wait_for_function(
        "name => { const bar = [...document.querySelectorAll('#upload-list li')]"
        ".find(one => one.textContent.includes(name)).querySelector('progress'); return bar.value > .57 && bar.value < 1; }",
        arg=path.name,
    )


def assert_kept(page: Page, path: Path) -> None:
    link = page.locator("#kept").get_by_role("link", name=path.name)
    expect(link).to_be_visible()
    body = page.request.get(urljoin(page.url, link.get_attribute("href"))).body()
    assert hashlib.sha256(body).hexdigest() == hashlib.sha256(path.read_bytes()).hexdigest()


def test_paused_reloaded_and_gone_on_with(
    new_window: NewWindow, site: Site, size: str, film: Path, note: Path
):
    page = new_window(size).new_page()
    sign_up(page, site)
    begin(page)
    line = Line(page)
    line.becomes(bytes_per_second=150 * KILO)
    choose(page, film, note)
    expect(row(page, note)).to_contain_text("Waits for its turn.")
    wait_until_half(page, film)
    expect(row(page, film)).to_contain_text(re.compile(r"MB of 1\.9 MB · .*B/s · \d+ (second|minute)s? left"))
    page.get_by_role("button", name="Pause film.bin").press("Enter")
    expect(row(page, film)).to_contain_text("Paused.")
    expect(page.get_by_role("button", name="Go on film.bin")).to_be_focused()
    expect(row(page, note)).to_contain_text(DONE)  # the next in the line did not wait
    assert not is_too_wide(page)
    if source := axe_source():
        assert violations(page, source) == []
    page.reload()
    expect(row(page, film)).to_contain_text("Choose the same file again, and sending goes on where it was.")
    pieces = offsets(page)
    line.becomes()
    choose(page, film)
    expect(row(page, film)).to_contain_text(DONE)
    assert pieces[0] > 0
    assert_kept(page, film)
    assert_kept(page, note)
    page.reload()
    expect(page.locator("#upload-list li")).to_have_count(0)


def test_a_pause_and_on_without_a_reload(my_page: Page, film: Path):
    begin(my_page)
    line = Line(my_page)
    line.becomes(bytes_per_second=150 * KILO)
    choose(my_page, film)
    wait_until_half(my_page, film)
    my_page.get_by_role("button", name="Pause film.bin").click()
    line.becomes()
    my_page.get_by_role("button", name="Go on film.bin").click()
    expect(row(my_page, film)).to_contain_text(DONE)
    assert_kept(my_page, film)


def test_a_lost_line(my_page: Page, film: Path):
    begin(my_page)
    pieces = offsets(my_page)
    line = Line(my_page)
    line.becomes(bytes_per_second=150 * KILO)
    choose(my_page, film)
    wait_until_half(my_page, film)
    line.becomes(lost=True)
    expect(row(my_page, film)).to_contain_text("The line is lost.")
    expect(my_page.locator("#announcer")).to_have_text("film.bin: the line is lost, and it is tried again.")
    line.becomes()
    expect(row(my_page, film)).to_contain_text(DONE)
    assert pieces.count(0) == 1  # it went on, it did not begin again
    assert_kept(my_page, film)


def test_answers_that_never_come_and_a_server_that_is_away(my_page: Page, film: Path):
    begin(my_page)
    fates = ["abort", "503", "lost answer"]

    def meddle(route):
        fate = fates.pop(0) if route.request.method == "PATCH" and fates else ""
        if fate == "abort":
            route.abort("connectionreset")
        elif fate == "503":
            route.fulfill(status=503, body="<h1>Bad gateway</h1>")
        elif fate == "lost answer":
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    my_page.route("**/api/v1/uploads/*/", meddle)
    choose(my_page, film)
    expect(row(my_page, film)).to_contain_text(DONE, timeout=40_000)
    assert fates == []
    assert_kept(my_page, film)


def test_dropped_on_the_page(my_page: Page):
    begin(my_page)
    my_page.evaluate(
        """() => {
            const carried = new DataTransfer();
            for (const name of ["one.txt", "two.txt"]) carried.items.add(new File(["Water " + name], name));
            for (const kind of ["dragenter", "dragover", "drop"])
                document.querySelector("h1").dispatchEvent(new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
        }"""
    )
    for name in ("one.txt", "two.txt"):
        expect(my_page.locator("#kept").get_by_role("link", name=name)).to_be_visible()
    expect(my_page.locator("#uploads")).not_to_have_class(re.compile("over"))


def test_too_large_and_without_room_is_told_at_once(my_page: Page, tmp_path: Path):
    begin(my_page)
    expect(my_page.locator("#room")).to_contain_text("0 bytes of 20.0 GB are used by this account")
    my_page.context.set_offline(True)
    giant = tmp_path / "giant.bin"
    with giant.open("wb") as file:
        file.truncate(2 * 1024**3 + 1)
    choose(my_page, giant)
    expect(row(my_page, giant)).to_contain_text("Too large: a file may have up to 2 GB.")
    films = [tmp_path / f"film-{number:02}.bin" for number in range(11)]
    for film in films:
        with film.open("wb") as file:
            file.truncate(2 * 1024**3)
    choose(my_page, *films)
    expect(row(my_page, films[10])).to_contain_text(
        "There is no room for this file: 0 byte are left for this account."
    )
    my_page.get_by_role("button", name="Give up film-05.bin").click()
    my_page.get_by_role("button", name="Try again film-10.bin").click()
    expect(row(my_page, films[10])).to_contain_text("Waits for its turn.")
    expect(row(my_page, films[5])).to_have_count(0)


def test_given_up(my_page: Page, film: Path):
    begin(my_page)
    line = Line(my_page)
    line.becomes(bytes_per_second=150 * KILO)
    choose(my_page, film)
    wait_until_half(my_page, film)
    with my_page.expect_response(lambda answer: answer.request.method == "DELETE" and answer.ok):
        my_page.get_by_role("button", name="Give up film.bin").click()
    my_page.reload()
    expect(my_page.locator("#upload-list li")).to_have_count(0)
    expect(my_page.locator("#room")).to_contain_text("0 bytes of 20.0 GB")


def test_the_worker_knows_sha_256(my_page: Page):
    begin(my_page)
    sizes = [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 4 * 1024**2, 4 * 1024**2 + 57]
    found = my_page.evaluate(
        """async (sizes) => {
            const found = [];
            for (const size of sizes) {
                const bytes = Uint8Array.from({length: size}, (_, place) => place % 251);
                const worker = new Worker(document.getElementById("uploads").dataset.hashing);
                found.push(await new Promise((resolve) => {
                    worker.onmessage = (event) => resolve(event.data.digest);
                    worker.postMessage(new File([bytes], "x"));
                }));
            }
            return found;
        }""",
        sizes,
    )
    pattern = bytes(range(251)) * (max(sizes) // 251 + 1)
    assert found == [hashlib.sha256(pattern[:size]).hexdigest() for size in sizes]


def test_without_script(my_page: Page, new_window: NewWindow, note: Path):
    begin(my_page)
    window = new_window(java_script_enabled=False, storage_state=my_page.context.storage_state())
    page = window.new_page()
    page.goto(my_page.url)
    page.get_by_label("Choose files").set_input_files(note)
    press(page.get_by_role("button", name="Upload"))
    assert_kept(page, note)
