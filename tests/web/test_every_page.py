"""What holds for all pages: the policy, the weight, the theme, the language, one door for scripts and styles."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.builders import person, published
from tests.web.visitors import index_what_changed, signed_in

WEB = settings.BASE_DIR / "oer_repo" / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
SHEET = (WEB / "static" / "web" / "site.css").read_text()

ADDRESSES = [
    "/",
    "/search/",
    "/search/?q=nothing-like-this",
    "/r/the-water-cycle/",
    "/r/the-water-cycle/history/",
    "/institutions/",
    "/check/",
    "/check/?p=CC+BY-SA+4.0&p=CC+BY-NC-SA+4.0&p=CC+BY&kind=adapt&money=free",
    "/licenses/",
    "/licenses/by-sa/4.0/",
    "/licenses/choose/?origin=own&credit=no",
    "/licenses/glossary/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/r/nothing/",
]
FOR_MEMBERS = [
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/logout/",
]


def name_of(path: Path) -> str:
    return str(path.relative_to(WEB))


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_no_script_or_style_stands_in_a_template(template: Path) -> None:
    """The Content-Security-Policy forbids them, and a browser would drop them without a word."""
    text = template.read_text()
    assert not re.search(r"<script(?![^>]* src=)", text)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)
    assert "javascript:" not in text


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_public_pages(client: Client, address: str) -> None:
    published(person(), title="The water cycle")
    index_what_changed()
    check(client, address)


@pytest.mark.django_db
@pytest.mark.parametrize("address", FOR_MEMBERS)
def test_pages_of_an_account(address: str) -> None:
    check(signed_in(person()), address)


def check(client: Client, address: str) -> None:
    answer = client.get(address)
    page = answer.content.decode()
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "style-src 'self';" in policy + ";"
    assert "unsafe" not in policy
    assert '<html lang="en" dir="ltr">' in page
    assert '<a class="skip" href="#content">' in page
    assert page.count("<h1") == 1
    assert len(re.findall(r'<link rel="stylesheet"', page)) == 1
    assert len(answer.content) < 30_000


def test_the_stylesheet_is_small_and_fetches_nothing() -> None:
    assert len(SHEET.encode()) < 30_000
    assert "@import" not in SHEET
    assert "url(" not in SHEET


def test_every_colour_is_a_token_with_a_dark_twin() -> None:
    light = set(re.findall(r"^  (--[a-z-]+): #", SHEET, re.MULTILINE))
    by_device, by_choice = re.findall(r"color-scheme: dark;\n(.*?)\n *}", SHEET, re.DOTALL)
    assert light <= set(re.findall(r"(--[a-z-]+):", by_device))
    assert by_device.split() == by_choice.split()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.django_db
def test_a_theme_once_chosen_stays(client: Client, theme: str) -> None:
    answer = client.post("/theme/", {"theme": theme, "next": "/institutions/?page=1"})
    assert answer["Location"] == "/institutions/?page=1"
    assert client.cookies["theme"]["max-age"] == 365 * 24 * 3600
    assert f'data-theme="{theme}"' in client.get("/").content.decode()


@pytest.mark.django_db
def test_the_theme_leads_nowhere_else_and_takes_no_other_word(client: Client) -> None:
    answer = client.post("/theme/", {"theme": '"><script>', "next": "https://evil.example/"})
    assert answer["Location"] == "/"
    assert "theme" not in client.cookies
    client.cookies["theme"] = "neon"
    assert "data-theme" not in client.get("/").content.decode()
    assert client.get("/theme/").status_code == 405


@pytest.mark.django_db
def test_a_visitor_who_only_reads_gets_no_cookie(client: Client) -> None:
    published(person(), title="The water cycle")
    client.get("/")
    client.get("/r/the-water-cycle/")
    assert not client.cookies


@pytest.mark.django_db
def test_a_form_with_mistakes_lists_them_with_links_and_keeps_what_was_typed(client: Client) -> None:
    answer = client.post("/accounts/signup/", {"email": "noy@example.org", "name": "", "password1": "short"})
    page = answer.content.decode()
    assert "2 things to put right" in page
    assert '<a href="#id_name">Your name</a>' in page
    assert 'value="noy@example.org"' in page
    assert re.search(r'id="id_name"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="id_name"', page)
    described = re.search(r'<input[^>]*name="name"[^>]*aria-describedby="([^"]*)"', page)
    assert described
    assert all(f'id="{target}"' in page for target in described[1].split())
