"""Handing out the bytes: to keep, to look at, and to nobody who may not."""

import io

import pytest
from django.test import Client

from oer_repo.ingest.deposit import add_upload
from oer_repo.ingest.models import Preview
from oer_repo.resources import actions
from oer_repo.resources.models import File
from storage.keep import keep
from tests.builders import draft, person
from tests.web.visitors import signed_in

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
WEBP = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0"  # one pixel
PAGE = b"<!doctype html><html><body><script>alert(1)</script></body></html>"


def public_file(data: bytes, name: str) -> File:
    noy = person()
    version = draft(noy, text=None)
    file = add_upload(version_id=version.pk, by=noy, stream=io.BytesIO(data), name=name)
    actions.publish(version_id=version.pk, by=noy)
    return File.objects.select_related("version__resource").get(pk=file.pk)


def test_the_same_bytes_come_back_under_their_name(client: Client) -> None:
    file = public_file(PDF, "ใบงาน.pdf")
    answer = client.get(f"/files/{file.pk}/x.pdf")
    assert b"".join(answer) == PDF
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "%E0%B9%83" in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in answer.get("Vary", "")


def test_a_pdf_is_shown_in_the_browser_when_that_is_asked_for(client: Client) -> None:
    file = public_file(PDF, "lesson.pdf")
    answer = client.get(f"/files/{file.pk}/lesson.pdf?view")
    assert answer["Content-Disposition"].startswith("inline;")
    assert answer["Content-Security-Policy"] == "frame-ancestors 'self'"


def test_a_web_page_is_never_shown_in_our_origin(client: Client) -> None:
    file = public_file(PAGE, "page.html")
    answer = client.get(f"/files/{file.pk}/page.html?view")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_part_can_be_asked_for(client: Client) -> None:
    file = public_file(PDF, "lesson.pdf")
    answer = client.get(f"/files/{file.pk}/lesson.pdf", headers={"Range": "bytes=0-7"})
    assert answer.status_code == 206
    assert b"".join(answer) == b"%PDF-1.4"


def test_a_file_of_a_draft_is_for_those_who_may_edit_it(client: Client) -> None:
    noy = person()
    file = draft(noy).files.get()
    assert client.get(f"/files/{file.pk}/reading.md").status_code == 404
    answer = signed_in(noy).get(f"/files/{file.pk}/reading.md")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_picture_of_a_file_is_there_when_it_was_drawn(client: Client) -> None:
    file = public_file(PDF, "lesson.pdf")
    assert client.get(f"/previews/{file.pk}/").status_code == 404
    picture = keep(io.BytesIO(WEBP))
    Preview.objects.create(digest=file.blob_id, picture=picture, width=1, height=1, pages=1)
    answer = client.get(f"/previews/{file.pk}/")
    assert answer["Content-Type"] == "image/webp"
    assert (
        f'src="/previews/{file.pk}/" width="1" height="1"'
        in client.get(file.version.resource.get_absolute_url()).content.decode()
    )


def test_there_is_no_such_file(client: Client) -> None:
    assert client.get("/files/00000000-0000-0000-0000-000000000000/x").status_code == 404
