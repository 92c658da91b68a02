"""Pages travel compressed; files and the API's answers travel as they are."""

import gzip

import pytest
from django.test import Client

from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db
GZIP = {"headers": {"Accept-Encoding": "gzip"}}


def test_a_page_is_compressed(client: Client):
    answer = client.get("/search/", **GZIP)
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    assert b"<h1" in gzip.decompress(answer.content)


def test_whoever_does_not_ask_for_it_gets_the_page_as_it_is(client: Client):
    assert "Content-Encoding" not in client.get("/search/")


def test_a_file_keeps_its_bytes_even_when_it_is_a_page(client: Client):
    html = b"<!doctype html><html><body>" + b"<p>Water rises, and falls.</p>" * 40
    version = published(person(), text=html)
    file = version.files.get()
    answer = client.get(f"/files/{file.pk}/{file.name}", **GZIP)
    assert "Content-Encoding" not in answer
    assert b"".join(answer.streaming_content) == html
    assert answer["Content-Length"] == str(len(html))


def test_the_api_keeps_its_strong_etag(client: Client):
    owner = person()
    version = draft(owner)
    client.force_login(owner)
    answer = client.get(f"/api/v1/resources/{version.resource_id}/draft/", **GZIP)
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer
    assert answer["ETag"].startswith('"')
