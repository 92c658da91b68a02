"""A program walks the same way through the API, with a token that a person made in the browser."""

import json

from playwright.sync_api import APIRequestContext, APIResponse, Page, expect

from tests.journeys.conftest import NewWindow
from tests.journeys.deposit import PDF, find
from tests.journeys.pressing import press

DRAFT = {
    "titles": {"vi": "Vòng tuần hoàn của nước", "en": "The water cycle, sent by a program"},
    "languages": ["vi"],
    "creators": [{"name": "Nguyễn Thị Hoa", "role": "author"}],
    "license": {"id": "by/4.0", "text": "CC BY 4.0"},
}


def make_token(page: Page, name: str) -> str:
    page.goto("/my/tokens/")
    page.get_by_label("What is it for?").fill(name)
    press(page.get_by_role("button", name="Make a token"))
    return page.locator("#secret").inner_text()


def good(answer: APIResponse, status: int) -> APIResponse:
    assert answer.status == status, answer.text()
    return answer


def deposit(program: APIRequestContext) -> str:
    """Gives the address of the published resource in the API."""
    made = good(program.post("/api/v1/resources/", data=DRAFT), 201)
    address = f"/api/v1/resources/{made.json()['id']}/"
    sent = good(
        program.post(
            f"{address}draft/files/?name={PDF.name}",
            data=PDF.read_bytes(),
            headers={"Content-Type": "application/octet-stream", "If-Match": made.headers["etag"]},
        ),
        201,
    )
    good(program.post(f"{address}publish/", headers={"If-Match": sent.headers["etag"]}), 200)
    return address


def test_a_token_is_all_a_program_needs(my_page: Page, new_window: NewWindow):
    secret = make_token(my_page, "Moodle at the language center")
    program = new_window(extra_http_headers={"Authorization": f"Bearer {secret}"}).request
    address = deposit(program)

    stranger = new_window()
    find(stranger.new_page(), "sent by a program", DRAFT["titles"]["vi"])
    found = good(stranger.request.get("/api/v1/search/?q=tuần+hoàn"), 200).json()
    assert DRAFT["titles"]["vi"] in json.dumps(found, ensure_ascii=False)
    (file,) = good(stranger.request.get(address), 200).json()["files"]
    assert good(stranger.request.get(f"/api/v1/files/{file['id']}/content/"), 200).body() == PDF.read_bytes()


def test_a_token_shows_its_last_use_and_ends_when_it_is_revoked(my_page: Page, new_window: NewWindow):
    secret = make_token(my_page, "a script")
    program = new_window(extra_http_headers={"Authorization": f"Bearer {secret}"}).request
    good(program.get("/api/v1/me/"), 200)
    my_page.goto("/my/tokens/")
    expect(my_page.get_by_text("last used")).to_be_visible()
    assert secret not in my_page.content()
    my_page.get_by_role("button", name="Revoke a script").click()
    expect(my_page.get_by_text("Revoked", exact=True)).to_be_visible()
    good(program.get("/api/v1/me/"), 401)


def test_a_program_sends_bytes_that_are_not_a_pdf(my_page: Page, new_window: NewWindow):
    """The name and the Content-Type say PDF; the bytes say what they are."""
    secret = make_token(my_page, "a careless script")
    program = new_window(extra_http_headers={"Authorization": f"Bearer {secret}"}).request
    made = good(program.post("/api/v1/resources/", data={}), 201)
    sent = good(
        program.post(
            f"/api/v1/resources/{made.json()['id']}/draft/files/?name=lesson.pdf",
            data=b"<!doctype html><script>alert(1)</script>",
            headers={"Content-Type": "application/pdf", "If-Match": made.headers["etag"]},
        ),
        201,
    )
    assert sent.json()["media_type"] == "text/html"
