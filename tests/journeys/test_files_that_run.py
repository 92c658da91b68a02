"""HTML and SVG that a person uploads are given out to keep; in our origin they never run."""

from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.journeys.conftest import NewWindow
from tests.journeys.deposit import begin, deposit, publish
from tests.journeys.pressing import press

SCRIPT = "fetch('/it-ran');document.cookie='ran=1'"
FILES = {
    "lesson.html": f"<!doctype html><html><title>A lesson</title><body><h1>Hello</h1><script>{SCRIPT}</script>",
    "drawing.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
        f'<rect width="40" height="40" fill="green"/><script>{SCRIPT}</script></svg>'
    ),
    "page.xhtml": (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
        f"<body><script>{SCRIPT}</script></body></html>"
    ),
}


@pytest.fixture
def published(my_page: Page, tmp_path: Path) -> str:
    """The address of a resource with all of these files."""
    paths = [tmp_path / name for name in FILES]
    for path in paths:
        path.write_text(FILES[path.name])
    deposit(my_page, "Files that would run", *paths, language="en")
    return publish(my_page)


def test_they_are_only_downloaded(published: str, new_window: NewWindow):
    window = new_window()
    page, asked = window.new_page(), []
    window.on("request", lambda request: asked.append(request.url))
    page.goto(published)
    links = page.locator("a[href^='/files/']")
    addresses = {link.get_attribute("href").split("?")[0] for link in links.all()}
    assert {address.rsplit("/", 1)[1] for address in addresses} == set(FILES)
    for address in addresses:
        for view in ("", "?view"):
            headers = page.request.get(address + view).headers
            assert headers["content-disposition"].startswith("attachment"), address + view
            assert headers["content-security-policy"].startswith("sandbox"), address + view
            assert headers["x-content-type-options"] == "nosniff"
            open_and_frame(page, address + view)
    assert not [url for url in asked if "it-ran" in url]
    assert not [cookie for cookie in window.cookies() if cookie["name"] == "ran"]


def open_and_frame(page: Page, address: str) -> None:
    """Opened it becomes a download; in a frame and in an image of ours nothing runs."""
    with page.expect_download() as kept, pytest.raises(Error, match="Download is starting|ERR_ABORTED"):
        page.goto(address)
    assert Path(kept.value.path()).read_text() == FILES[kept.value.suggested_filename]
    with page.expect_download():
        page.evaluate(
            """address => {
                const frame = document.createElement('iframe'), image = document.createElement('img');
                frame.src = image.src = address;
                document.body.append(frame, image);
            }""",
            address,
        )
    page.wait_for_timeout(200)


def test_a_script_in_the_description_is_text_or_nothing(my_page: Page):
    begin(my_page)
    my_page.goto(my_page.url.replace("/files/", "/about/"))
    my_page.get_by_label("Title", exact=True).fill("<script>document.title='ran'</script>")
    my_page.get_by_label("Description", exact=False).first.fill(
        "<img src=x onerror=\"document.title='ran'\"> [press](javascript:document.title='ran') **bold**"
    )
    press(my_page.get_by_role("button", name="Save", exact=True))
    my_page.goto(my_page.url.replace("/about/", "/check/"))
    expect(my_page.locator(".prose strong")).to_have_text("bold")
    assert my_page.title() != "ran"
    assert my_page.locator(".prose [onerror], .prose a[href^='javascript'], .prose script").count() == 0
