"""nginx sends the bytes (X-Accel-Redirect), and says the same as the site would."""

import http.client
import io
from urllib.parse import urlsplit

import pytest
from pytest_django.live_server_helper import LiveServer

from benchmarks.front_server import NGINX, nginx
from oer_repo.ingest.deposit import add_upload
from oer_repo.resources import actions
from oer_repo.resources.models import File
from tests.builders import draft, person
from tests.conftest import require

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = b"".join(b"%04d\n" % number for number in range(1000))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SAME = ("Content-Type", "Content-Disposition", "ETag", "X-Content-Type-Options", "Content-Security-Policy",
        "Cache-Control", "Accept-Ranges", "Content-Length", "Content-Range")  # fmt: skip


@pytest.fixture
def site(own_folders, transactional_db):
    """The site's own server: pytest-django's is started before a test has its folders."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture
def front(settings, site, tmp_path):
    require(NGINX is not None, "nginx")
    settings.X_ACCEL_PREFIX = "/kept/"
    (tmp_path / "front").mkdir()
    with nginx(tmp_path / "front", tmp_path / "blobs", site) as url:
        yield url


def kept(content: bytes, name: str, *, public: bool = True) -> File:
    noy = person(f"{name.split('.')[0]}@example.org")
    version = draft(noy, text=None)
    file = add_upload(version_id=version.pk, by=noy, stream=io.BytesIO(content), name=name)
    if public:
        actions.publish(version_id=version.pk, by=noy)
    return file


def ask(server: str, path: str, method: str = "GET", **headers: str):
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=20)
    connection.request(
        method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def test_what_nginx_answers_is_what_the_site_answers(front, site, settings):
    cases = [(kept(TEXT, "lines.txt"), "lines.txt"), (kept(SVG, "drawing.svg"), "drawing.svg"), (kept(b"", "empty.txt"), "empty.txt")]  # fmt: skip
    for file, name in cases:
        for asked in ({}, {"Range": "bytes=0-9"}, {"Range": "bytes=-5"}, {"Range": "bytes=9999-"}):
            for view in ("", "?view"):
                path = f"/files/{file.pk}/{name}{view}"
                settings.X_ACCEL_PREFIX = "/kept/"
                status, headers, body = ask(front, path, **asked)
                settings.X_ACCEL_PREFIX = ""
                expected, own, own_body = ask(site, path, **asked)
                said = {one: headers[one] for one in SAME if expected != 416 or one == "Content-Range"}
                assert (status, body if status != 416 else b"") == (expected, own_body), (path, asked)
                assert said == {one: own[one] for one in said}, (path, asked)


def test_no_header_of_the_site_is_lost_on_the_way(front, site, settings):
    settings.SECURE_HSTS_SECONDS = 3600
    path = f"/files/{kept(SVG, 'drawing.svg').pk}/drawing.svg"
    through = {name.lower(): value for name, value in ask(front, path)[1].items()}
    settings.X_ACCEL_PREFIX = ""
    own = {name.lower(): value for name, value in ask(site, path)[1].items()}
    of_a_server = {"date", "server", "connection", "content-language"}  # the last is that of the site's words
    assert {name: through.get(name) for name in own if name not in of_a_server} == {
        name: own[name] for name in own if name not in of_a_server
    }


def test_conditions_and_several_ranges(front):
    file = kept(TEXT, "lines.txt")
    path, etag = f"/files/{file.pk}/lines.txt", f'"{file.blob_id}"'
    assert ask(front, path, If_None_Match=etag)[0] == 304
    assert ask(front, path, Range="bytes=0-3", If_Range=etag)[::2] == (206, b"0000")
    assert ask(front, path, Range="bytes=0-3", If_Range='"other"')[0] == 200
    assert ask(front, path, If_Match=etag)[0] == 200
    assert ask(front, path, If_Match='"other"')[0] == 412
    assert ask(front, path, If_Modified_Since="Fri, 01 Jan 2100 00:00:00 GMT")[0] == 200
    status, headers, body = ask(front, path, Range="bytes=0-3,1000-1003")
    assert (status, headers.get_content_type()) == (206, "multipart/byteranges")
    assert b"Content-Range: bytes 1000-1003/5000\r\n\r\n0200\r\n" in body
    status, headers, body = ask(front, path, method="HEAD")
    assert (status, headers["Content-Length"], body) == (200, "5000", b"")


def test_nobody_reaches_the_bytes_without_being_let_through(front):
    file, hidden = kept(TEXT, "lines.txt"), kept(b"A draft.", "draft.txt", public=False)
    for one in (file, hidden):
        digest = one.blob_id
        for path in (
            f"/kept/{digest[:2]}/{digest[2:4]}/{digest}",
            f"/kept/../kept/{digest[:2]}/{digest[2:4]}/{digest}",
        ):
            assert ask(front, path)[0] == 404, path
    assert ask(front, "/kept/")[0] == 404
    assert ask(front, f"/files/{hidden.pk}/draft.txt")[0] == 404
