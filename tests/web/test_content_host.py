"""Deposited pages run on a host of their own, which has nothing else; never in the site's origin."""

import io
from datetime import date

import pytest
from django.test import Client

from oer_repo.ingest.deposit import add_upload
from oer_repo.resources import actions
from oer_repo.resources.models import Version
from tests.builders import draft, person
from tests.web.visitors import signed_in

pytestmark = pytest.mark.django_db

PAGE = b"<!doctype html><title>Rain</title><img src='drop.png'><script>document.title='ran'</script>"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
HOST = "files.example.net"


@pytest.fixture(autouse=True)
def host(settings):
    settings.USER_CONTENT_HOST = HOST
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, HOST]
    settings.SITE_URL = "http://testserver"


def page_of(noy, *, public: bool = True, **facts) -> Version:
    version = draft(noy, text=None, **facts)
    for name, content in (("page.html", PAGE), ("drop.png", PNG)):
        add_upload(version_id=version.pk, by=noy, stream=io.BytesIO(content), name=name)
    return actions.publish(version_id=version.pk, by=noy) if public else version


def there(version: Version, name: str = "page.html", client: Client | None = None, method: str = "get"):
    return getattr(client or Client(), method)(f"/{version.pk}/{name}", headers={"Host": HOST})


def test_a_page_runs_there_in_a_sandbox_without_cookies():
    answer = there(page_of(person()), client=signed_in(person("looker@example.org")))
    assert (answer.status_code, b"".join(answer)) == (200, PAGE)
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert answer["Content-Disposition"] == 'inline; filename="page.html"'
    assert answer["Content-Security-Policy"] == (
        "sandbox allow-scripts allow-popups allow-downloads; "
        "default-src http://files.example.net data: blob: 'unsafe-inline'; form-action 'none'; base-uri 'none'; "
        "frame-ancestors http://testserver http://files.example.net"
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_the_picture_beside_it_is_beside_it():
    answer = there(page_of(person()), "drop.png")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")


@pytest.mark.parametrize(
    "path", ["/", "/search/", "/accounts/login/", "/admin/", "/api/v1/me/", "/static/x.css"]
)
def test_there_is_nothing_else(path):
    answer = Client().get(path, headers={"Host": HOST})
    assert (answer.status_code, answer.content) == (404, b"There is no such file.\n")
    assert not answer.cookies


def test_nothing_is_sent_to_it():
    version = page_of(person())
    assert there(version, method="post").status_code == 405
    assert there(version, "other.html").status_code == 404


def test_what_is_not_for_everybody_is_not_there_even_for_its_owner():
    noy = person()
    hidden = page_of(noy, public=False)
    assert there(hidden, client=signed_in(noy)).status_code == 404
    closed = page_of(noy, available_from=date(date.today().year + 1, 1, 2))
    assert there(closed, client=signed_in(noy)).status_code == 403
    gone = page_of(noy)
    actions.withdraw(resource_id=gone.resource_id, by=noy, reason="A mistake.")
    assert there(gone).status_code == 410


def test_in_the_site_itself_it_is_still_only_a_download_and_looking_leads_there(client: Client):
    version = page_of(person())
    file = version.files.get(name="page.html")
    download = client.get(f"/files/{file.pk}/page.html")
    assert download["Content-Disposition"].startswith("attachment;")
    assert download["Content-Security-Policy"] == "sandbox; default-src 'none'"
    look = client.get(f"/files/{file.pk}/page.html?view")
    assert (look.status_code, look["Location"]) == (302, f"http://{HOST}/{version.pk}/page.html")
    assert client.get(f"/{version.pk}/page.html").status_code == 404
    assert (
        "This file is a page of its own." in client.get(version.resource.get_absolute_url()).content.decode()
    )


def test_a_draft_is_only_downloaded_and_so_is_everything_without_the_setting(settings):
    noy = person()
    hidden = page_of(noy, public=False).files.get(name="page.html")
    assert signed_in(noy).get(f"/files/{hidden.pk}/page.html?view").status_code == 200
    settings.USER_CONTENT_HOST = ""
    file = page_of(noy).files.get(name="page.html")
    answer = Client().get(f"/files/{file.pk}/page.html?view")
    assert (answer.status_code, answer["Content-Disposition"][:11]) == (200, "attachment;")
