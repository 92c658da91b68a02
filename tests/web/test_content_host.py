"""Deposited pages run on a host of their own, which has nothing else; never in the site's origin."""

import io
import zipfile
from datetime import date

import pytest
from django.test import Client

from oer_repo.ingest.deposit import add_upload
from oer_repo.resources import actions
from oer_repo.resources.models import Version
from storage.keep import keep
from storage.members import open_member
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
    assert "These are pages of their own." in client.get(version.resource.get_absolute_url()).content.decode()


def test_a_draft_is_only_downloaded_and_so_is_everything_without_the_setting(settings):
    noy = person()
    hidden = page_of(noy, public=False).files.get(name="page.html")
    assert signed_in(noy).get(f"/files/{hidden.pk}/page.html?view").status_code == 200
    settings.USER_CONTENT_HOST = ""
    file = page_of(noy).files.get(name="page.html")
    answer = Client().get(f"/files/{file.pk}/page.html?view")
    assert (answer.status_code, answer["Content-Disposition"][:11]) == (200, "attachment;")


def package(**entries: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_html", ".html").replace("_js", ".js"), content)
    return packed.getvalue()


def package_of(noy, content: bytes) -> Version:
    version = draft(noy, text=None)
    add_upload(version_id=version.pk, by=noy, stream=io.BytesIO(content), name="week 1.zip")
    return actions.publish(version_id=version.pk, by=noy)


def test_a_package_of_pages_is_opened_at_its_start_and_its_pages_find_each_other(client: Client):
    script = b"document.title = 'ran';\n" * 20_000
    version = package_of(
        person(), package(week__index_html=b"<script src='code/a.js'></script>", week__code__a_js=script)
    )
    file = version.files.get()
    look = client.get(f"/files/{file.pk}/x?view")
    assert (look.status_code, look["Location"]) == (
        302,
        f"http://{HOST}/{version.pk}/week%201.zip/week/index.html",
    )
    page = there(version, "week 1.zip/week/index.html")
    assert (page.status_code, b"".join(page)) == (200, b"<script src='code/a.js'></script>")
    assert page["Content-Type"] == "text/html"
    assert page["Content-Security-Policy"].startswith("sandbox allow-scripts")
    code = there(version, "week 1.zip/week/code/a.js")
    assert (code["Content-Type"], b"".join(code)) == ("text/javascript; charset=utf-8", script)
    assert code["Content-Length"] == str(len(script))
    assert there(version, "week 1.zip/week/none.html").status_code == 404
    assert there(version, "week 1.zip/week/").status_code == 404
    assert client.get(f"/files/{file.pk}/x")["Content-Disposition"].startswith("attachment;")


def test_a_package_without_pages_and_a_file_that_is_none_are_downloads(client: Client):
    noy = person()
    plain = package_of(noy, package(data=b"1,2\n"))
    assert client.get(f"/files/{plain.files.get().pk}/x?view").status_code == 200
    page = page_of(noy)
    assert there(page, "page.html/index.html").status_code == 404


def test_a_member_that_lies_about_its_length_is_cut_off():
    content = bytearray(package(index_html=b"x" * 1000))
    at = content.rindex(b"PK\x01\x02") + 24  # the length in the list of contents
    content[at : at + 4] = (10).to_bytes(4, "little")
    blob = keep(io.BytesIO(bytes(content)), name="liar.zip")
    with pytest.raises(zipfile.BadZipFile):
        list(open_member(blob, "index.html").chunks)
