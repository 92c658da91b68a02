"""A deposited page in a real browser: it runs on its own host, finds the picture beside it, and reaches nothing of the site."""

import io

import pytest
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from oer_repo.ingest.deposit import add_upload
from oer_repo.resources import actions
from tests.builders import PASSWORD, draft, person
from tests.conftest import require
from tests.journeys.conftest import ARGUMENTS
from tests.journeys.site import chromium

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>'
PAGE = b"""<!doctype html><html lang="en"><title>Rain</title><h1>Rain</h1><img src="drop.svg" alt="A drop">
<p id="told"></p><script>
const told = {origin: self.origin, width: 0, cookie: 'none', site: 'none'};
const tell = () => { document.getElementById('told').textContent = JSON.stringify(told); };
try { told.cookie = document.cookie; } catch (error) { told.cookie = error.name; }
document.querySelector('img').onload = event => { told.width = event.target.naturalWidth; tell(); };
fetch('SITE/api/v1/me/', {credentials: 'include'}).then(answer => { told.site = answer.status; tell(); },
    error => { told.site = error.name; tell(); });
</script></html>"""


def test_a_deposited_page_runs_where_it_does_no_harm(settings, own_folders, client):
    require(chromium() is not None, "chromium (CHROMIUM=/path/to/it, or on the PATH)")
    server = LiveServer("localhost")
    site, host = server.url.replace("localhost", "127.0.0.1"), server.url.removeprefix("http://")
    settings.SITE_URL, settings.USER_CONTENT_HOST = site, host
    noy = person()
    version = draft(noy, text=None)
    for name, content in (("rain.html", PAGE.replace(b"SITE", site.encode())), ("drop.svg", SVG)):
        add_upload(version_id=version.pk, by=noy, stream=io.BytesIO(content), name=name)
    actions.publish(version_id=version.pk, by=noy)
    version.resource.refresh_from_db()
    client.login(email=noy.email, password=PASSWORD)
    session = client.cookies["sessionid"].value
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        window = browser.new_context()
        window.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        page = window.new_page()
        page.goto(site + version.resource.get_absolute_url())
        page.get_by_role("link", name="Open it – rain.html").click()
        page.wait_for_url(f"http://{host}/{version.pk}/rain.html")
        page.wait_for_function("() => { const t = document.getElementById('told').textContent;"
                               " return t.includes('\"width\":40') && !t.includes('\"site\":\"none\"'); }")  # fmt: skip
        told = page.locator("#told").text_content()
        browser.close()
    server.stop()
    assert told == '{"origin":"null","width":40,"cookie":"SecurityError","site":"TypeError"}'
