import io

import pytest
from django.test import RequestFactory

from storage.errors import BlobDamaged, BlobMissing
from storage.keep import keep
from storage.serve import serve_blob

pytestmark = pytest.mark.django_db

TEXT = b"0123456789"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def blob():
    return keep(io.BytesIO(TEXT), name="digits.txt")


def get(blob, *, method="get", filename="digits.txt", inline_allowed=True, public=False, **headers):
    asked = {name.replace("_", "-"): value for name, value in headers.items()}
    request = getattr(RequestFactory(), method)("/", headers=asked)
    return serve_blob(request, blob, filename=filename, inline_allowed=inline_allowed, public=public)


def body(response) -> bytes:
    data = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return data


def test_the_whole(blob):
    response = get(blob)

    assert (response.status_code, body(response)) == (200, TEXT)
    assert dict(response.headers) == {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Disposition": 'inline; filename="digits.txt"',
        "X-Content-Type-Options": "nosniff",
        "Accept-Ranges": "bytes",
        "ETag": '"84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882"',
        "Cache-Control": "private, no-cache",
        "Content-Length": "10",
    }


@pytest.mark.parametrize(
    ("asked", "status", "expected", "content_range"),
    [
        ("bytes=0-0", 206, b"0", "bytes 0-0/10"),
        ("bytes=3-5", 206, b"345", "bytes 3-5/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=0-99", 206, TEXT, "bytes 0-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=0-1,4-5", 206, b"012345", "bytes 0-5/10"),
        ("seconds=1-2", 200, TEXT, None),
    ],
)
def test_ranges(blob, asked, status, expected, content_range):
    response = get(blob, range=asked)

    assert (response.status_code, body(response)) == (status, expected)
    assert response.headers.get("Content-Range") == content_range
    if status != 416:
        assert response["Content-Length"] == str(len(expected))


def test_if_range_with_this_etag_gives_the_part(blob):
    assert get(blob, range="bytes=0-1", if_range=f'"{blob.digest}"').status_code == 206


@pytest.mark.parametrize("validator", ['"another"', "W/", "Sat, 01 Jan 2028 00:00:00 GMT"])
def test_if_range_with_anything_else_gives_the_whole(blob, validator):
    response = get(blob, range="bytes=0-1", if_range=validator)

    assert (response.status_code, body(response)) == (200, TEXT)


@pytest.mark.parametrize("known", ['"{digest}"', 'W/"{digest}"', '"x", "{digest}"', "*"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_what_the_reader_has_is_not_sent_again(blob, known, method):
    response = get(blob, method=method, if_none_match=known.format(digest=blob.digest), range="bytes=0-1")

    assert (response.status_code, body(response)) == (304, b"")
    assert response["ETag"] == f'"{blob.digest}"'
    assert response["Cache-Control"] == "private, no-cache"


def test_what_the_reader_has_of_something_else_is_sent(blob):
    assert get(blob, if_none_match='"other"').status_code == 200


def test_if_match_with_another_etag_fails(blob):
    assert get(blob, if_match='"other"').status_code == 412


def test_head_has_every_header_and_no_body(blob):
    response = get(blob, method="head", range="bytes=0-1")

    assert (response.status_code, body(response)) == (200, b"")
    assert dict(response.headers) == dict(get(blob).headers)


def test_public_answers_may_be_cached_for_a_while(blob):
    assert get(blob, public=True)["Cache-Control"] == "public, max-age=300"


def test_not_inline_unless_allowed(blob):
    assert get(blob, inline_allowed=False)["Content-Disposition"] == 'attachment; filename="digits.txt"'


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("drawing.svg", SVG, "image/svg+xml"),
        ("photo.png", SVG, "image/svg+xml"),
        ("page.html", b"<!doctype html><script>alert(1)</script>", "text/html; charset=utf-8"),
        ("data.xml", b'<?xml version="1.0"?><a/>', "application/xml"),
        ("code.js", b"alert(1)", "text/javascript; charset=utf-8"),
    ],
)
def test_what_a_browser_would_run_is_only_ever_downloaded(name, content, media_type):
    response = get(keep(io.BytesIO(content), name=name), filename=name, inline_allowed=True)

    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    response.close()


def test_a_hostile_name_cannot_write_headers(blob):
    response = get(blob, filename='a"\r\nSet-Cookie: x=y\u202e.txt')

    assert response["Content-Disposition"] == 'inline; filename="a_Set-Cookie_ x=y.txt"'


def test_missing_bytes_are_an_error_before_the_first_header(blob, folder):
    folder.delete(blob.digest)

    for method in ("get", "head"):
        with pytest.raises(BlobMissing, match="restore them from a backup"):
            get(blob, method=method)


def test_bytes_known_to_be_damaged_are_not_handed_out(blob):
    blob.damaged_at = blob.kept_at

    with pytest.raises(BlobDamaged, match="are damaged and are not handed out"):
        get(blob)


def test_a_server_may_send_the_file_itself(blob):
    """gunicorn sends by file number, from where it stands, as many bytes as Content-Length says."""
    response = get(blob, range="bytes=3-5")

    with open(response.file_to_stream.fileno(), "rb", closefd=False) as file:
        assert file.tell() == 3
    assert response.block_size == 256 * 1024
    response.close()


def test_an_empty_file(folder):
    response = get(keep(io.BytesIO(b"")))

    assert (response.status_code, response["Content-Length"], body(response)) == (200, "0", b"")
