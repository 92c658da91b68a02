"""Several ranges in one answer, on every store, against slices of known bytes."""

import io
import re
from email import message_from_bytes
from email.policy import HTTP

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.keep import keep
from storage.serve import serve_blob

pytestmark = pytest.mark.django_db

KNOWN = b"".join(b"%04d\n" % number for number in range(1000))


@pytest.fixture
def blob(store):
    return keep(io.BytesIO(KNOWN), name="known.txt", store=store)


def ask(blob, store, header, **headers):
    request = RequestFactory().get("/", headers={"Range": header, **headers})
    response = serve_blob(request, blob, filename="known.txt", store=store)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    # As Django's test client does: the end of a request would close PostgreSQL's connection under the test.
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)
    return response, body


def parts_of(response, body):
    """Content-Range and bytes of each, as a program that knows MIME reads them."""
    head = f"Content-Type: {response['Content-Type']}\r\n\r\n".encode()
    message = message_from_bytes(head + body, policy=HTTP)
    return [
        (part["Content-Range"], part["Content-Type"], part.get_payload(decode=True))
        for part in message.iter_parts()
    ]


def test_each_part_says_where_it_is_from(blob, store):
    response, body = ask(blob, store, "bytes=0-9,1000-1999,-3")
    assert (response.status_code, response["Content-Length"]) == (206, str(len(body)))
    assert re.fullmatch(r"multipart/byteranges; boundary=[0-9a-f]{32}", response["Content-Type"])
    assert "Content-Range" not in response
    assert response["ETag"] == f'"{blob.digest}"'
    boundary = response["Content-Type"].split("=")[1].encode()
    sections = body.split(b"\r\n--" + boundary)
    assert sections[0] == b""
    assert sections[-1] == b"--\r\n"
    assert [section.partition(b"\r\n\r\n") for section in sections[1:-1]] == [
        (b"\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Range: bytes 0-9/5000", b"\r\n\r\n", KNOWN[:10]),
        (b"\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Range: bytes 1000-1999/5000", b"\r\n\r\n", KNOWN[1000:2000]),
        (b"\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Range: bytes 4997-4999/5000", b"\r\n\r\n", KNOWN[-3:]),
    ]  # fmt: skip
    assert [where for where, _type, _bytes in parts_of(response, body)] == [
        "bytes 0-9/5000",
        "bytes 1000-1999/5000",
        "bytes 4997-4999/5000",
    ]


def test_what_is_asked_on_conditions(blob, store):
    several = "bytes=0-9,1000-1999"
    assert ask(blob, store, several, **{"If-None-Match": f'"{blob.digest}"'})[0].status_code == 304
    assert ask(blob, store, several, **{"If-Range": f'"{blob.digest}"'})[0].status_code == 206
    for other in ('"other"', f'W/"{blob.digest}"', "Sat, 01 Jan 2028 00:00:00 GMT"):
        response, body = ask(blob, store, several, **{"If-Range": other})
        assert (response.status_code, body) == (200, KNOWN)
    since = {"If-Modified-Since": "Sat, 01 Jan 2028 00:00:00 GMT"}  # we tell no date: it says nothing to us
    assert ask(blob, store, several, **since)[0].status_code == 206
    assert ask(blob, store, "bytes=5000-,6000-")[0].status_code == 416


POSITIONS = st.integers(0, 6000)
SPECS = st.one_of(
    st.tuples(POSITIONS, POSITIONS).map(lambda two: f"{min(two)}-{max(two)}"),
    POSITIONS.map(lambda first: f"{first}-"),
    POSITIONS.map(lambda last: f"-{last}"),
    st.text("0123456789-, x", max_size=8),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SPECS, min_size=1, max_size=8))
def test_whatever_is_asked_the_bytes_are_those_of_their_place(folder, specs):
    blob = keep(io.BytesIO(KNOWN), store=folder)
    response, body = ask(blob, folder, "bytes=" + ",".join(specs))
    if response.status_code == 416:
        assert (response["Content-Range"], body) == ("bytes */5000", b"")
    elif response.status_code == 200:
        assert body == KNOWN
    elif "Content-Range" in response:
        assert body == slice_of(response["Content-Range"])
    else:
        assert int(response["Content-Length"]) == len(body) <= len(KNOWN) + 200 * len(specs)
        sections = body.split(b"\r\n--" + response["Content-Type"].split("=")[1].encode())
        for section in sections[1:-1]:
            head, _blank, data = section.partition(b"\r\n\r\n")
            assert data == slice_of(head.decode().split("Content-Range: ")[1])


def slice_of(content_range: str) -> bytes:
    first, last, size = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", content_range).groups()
    assert int(size) == 5000
    return KNOWN[int(first) : int(last) + 1]
