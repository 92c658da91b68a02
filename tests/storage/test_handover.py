"""An S3 store sends downloads of public files itself, for a while, under their name."""

import io
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

import pytest
from django.test import RequestFactory

from storage.keep import keep
from storage.serve import serve_blob
from tests.storage.conftest import RGW

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["bucket", RGW])
def elsewhere(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(autouse=True)
def direct(settings):
    settings.S3_DIRECT_SECONDS = 120


def ask(store, content=b"Water rises.", *, name="rain.txt", method="get", **how):
    blob = keep(io.BytesIO(content), name=name, store=store)
    request = getattr(RequestFactory(), method)("/")
    return serve_blob(request, blob, filename=name, store=store, **{"public": True, **how})


def test_the_address_carries_name_and_type_and_ends_soon(elsewhere):
    answer = ask(elsewhere, name="ฝน.txt")
    assert (answer.status_code, answer["Cache-Control"]) == (302, "private, no-store")
    said = parse_qs(urlsplit(answer["Location"]).query)
    assert said["response-content-disposition"] == [
        "attachment; filename=\"file.txt\"; filename*=UTF-8''%E0%B8%9D%E0%B8%99.txt"
    ]
    assert said["response-content-type"] == ["text/plain; charset=utf-8"]
    assert "120" in (said.get("X-Amz-Expires") or ["120"])


@pytest.mark.xdist_group("rgw")
def test_the_real_gateway_gives_the_bytes_and_parts_of_them(rgw):
    address = ask(rgw, name="rain.txt")["Location"]
    with urlopen(Request(address, headers={"Range": "bytes=6-10"})) as answer:
        assert (answer.status, answer.read()) == (206, b"rises")
        assert answer.headers["Content-Disposition"] == 'attachment; filename="rain.txt"'
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("content", "name", "how"),
    [
        (b"Water rises.", "rain.txt", {"public": False}),
        (b"Water rises.", "rain.txt", {"inline_allowed": True}),
        (b"Water rises.", "rain.txt", {"method": "head"}),
        (b"<!doctype html><script>alert(1)</script>", "page.html", {}),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "drawing.svg", {}),
    ],
)
def test_everything_else_is_sent_by_the_site(bucket, content, name, how):
    assert ask(bucket, content, name=name, **how).status_code == 200


def test_a_front_server_that_cannot_read_the_store_is_passed_over(settings, bucket, folder):
    settings.X_ACCEL_PREFIX = "/kept/"
    assert ask(bucket).status_code == 302
    digest = keep(io.BytesIO(b"Water rises."), store=folder).digest
    assert ask(folder)["X-Accel-Redirect"] == f"/kept/{digest[:2]}/{digest[2:4]}/{digest}"


def test_without_the_setting_and_on_a_folder_the_site_sends(settings, bucket, folder):
    assert ask(folder).status_code == 200
    settings.S3_DIRECT_SECONDS = 0
    assert ask(bucket).status_code == 200
