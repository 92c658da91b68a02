"""Bytes go up and come down unchanged; names of every script; broken lines, forms and giants are refused."""

import hashlib
import io

import pytest

from oer_repo.resources import actions
from oer_repo.resources.models import File
from storage.models import Blob
from tests.api.programs import V1, created, program
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db


def upload(client, resource_id, content: bytes, *, query="", **headers):
    return client.generic(
        "POST",
        f"{V1}/resources/{resource_id}/draft/files/{query}",
        content,
        content_type="application/octet-stream",
        **headers,
    )


def test_five_megabytes_go_up_and_come_down_unchanged():
    client = program(person())
    body, _etag = created(client)
    content = b"%PDF-1.7\n" + bytes(range(256)) * 20_480
    digest = hashlib.sha256(content).hexdigest()
    answer = upload(client, body["id"], content, query="?name=atlas.pdf")
    assert answer.status_code == 201
    file = answer.json()
    assert file["sha256"] == digest
    assert file["size"] == len(content)
    assert file["media_type"] == "application/pdf"
    down = client.get(f"{V1}/files/{file['id']}/content/")
    assert hashlib.sha256(b"".join(down.streaming_content)).hexdigest() == digest


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="plan.pdf"', "plan.pdf"),
        ("attachment; filename*=UTF-8''%E0%BA%9A%E0%BA%BB%E0%BA%94.pdf", "ບົດ.pdf"),
        ('attachment; filename="ບົດ.pdf"'.encode().decode("latin-1"), "ບົດ.pdf"),
        ('attachment; filename="caf\xe9.pdf"', "café.pdf"),
        ("attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("attachment; filename*=UTF-8''a%00b.txt", "ab.txt"),
        ("attachment; filename*=UTF-8''%FF%FE.txt", "\ufffd\ufffd.txt"),
        ("attachment; filename*=no-such-charset''a.txt", "a.txt"),
        ("attachment", "file"),
        ("", "file"),
        ("nonsense;;;=;", "file"),
    ],
)
def test_the_name_comes_from_content_disposition(header, name):
    client = program(person())
    body, _etag = created(client)
    answer = upload(client, body["id"], b"text", HTTP_CONTENT_DISPOSITION=header)
    assert (answer.status_code, answer.json()["name"]) == (201, name)


def test_the_name_and_the_role_come_from_the_address():
    client = program(person())
    body, _etag = created(client)
    answer = upload(client, body["id"], b"WEBVTT\n\n", query="?name=ວິດີໂອ.lo.vtt&role=caption&language=lo")
    file = answer.json()
    assert (file["name"], file["role"], file["language"]) == ("ວິດີໂອ.lo.vtt", "caption", "lo")


@pytest.mark.parametrize("query", ["?role=villain", "?language=this-is-no-language", "?language=%00"])
def test_what_cannot_be_stored_about_a_file_is_refused(query):
    client = program(person())
    body, _etag = created(client)
    answer = upload(client, body["id"], b"text", query=query)
    assert answer.status_code in (400, 422)
    assert answer.json()["findings"]


def test_a_form_is_not_a_file():
    client = program(person())
    body, _etag = created(client)
    answer = client.post(
        f"{V1}/resources/{body['id']}/draft/files/", {"file": io.BytesIO(b"text")}, format="multipart"
    )
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


def test_a_body_without_a_length_is_refused():
    client = program(person())
    body, _etag = created(client)
    answer = upload(client, body["id"], b"", CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked")
    assert (answer.status_code, answer.json()["code"]) == (411, "length_required")


def test_a_broken_line_leaves_nothing():
    client = program(person())
    body, _etag = created(client)
    broken = {"CONTENT_LENGTH": "1000", "wsgi.input": io.BytesIO(b"only a part")}
    answer = upload(client, body["id"], b"", **broken)
    assert (answer.status_code, answer.json()["code"]) == (400, "incomplete_upload")
    assert not File.objects.exists()
    assert not Blob.objects.exists()


def test_what_is_too_large_is_refused_before_it_is_read(settings):
    settings.MAX_FILE_BYTES = 10
    client = program(person())
    body, _etag = created(client)
    answer = upload(client, body["id"], b"eleven bytes")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_if_match_guards_an_upload():
    client = program(person())
    body, etag = created(client)
    first = upload(client, body["id"], b"one", query="?name=1.txt", HTTP_IF_MATCH=etag)
    assert first.status_code == 201
    assert upload(client, body["id"], b"two", query="?name=2.txt", HTTP_IF_MATCH=etag).status_code == 412
    assert (
        upload(client, body["id"], b"two", query="?name=2.txt", HTTP_IF_MATCH=first["ETag"]).status_code
        == 201
    )


@pytest.mark.parametrize(("asked", "status", "content"), [
    ("bytes=0-4", 206, b"Water"),
    ("bytes=-6", 206, b"falls."),
    ("bytes=6-", 206, b"rises and falls."),
    ("bytes=100-", 416, b""),
    ("bytes=2-1", 200, b"Water rises and falls."),
    ("nonsense", 200, b"Water rises and falls."),
])  # fmt: skip
def test_ranges(asked, status, content):
    version = published(person(), text=b"Water rises and falls.")
    answer = program().get(f"{V1}/files/{version.files.get().pk}/content/", HTTP_RANGE=asked)
    assert answer.status_code == status
    assert answer.getvalue() == content


def test_what_one_has_already_is_not_sent_again():
    version = published(person())
    address = f"{V1}/files/{version.files.get().pk}/content/"
    etag = program().get(address)["ETag"]
    assert program().get(address, HTTP_IF_NONE_MATCH=etag).status_code == 304


def test_what_a_browser_would_run_is_only_downloaded():
    version = published(person(), text=b"<!doctype html><script>alert(1)</script>")
    answer = program().get(f"{V1}/files/{version.files.get().pk}/content/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_of_a_draft_is_for_its_owner():
    owner = person()
    file = draft(owner).files.get()
    address = f"{V1}/files/{file.pk}/content/"
    assert program().get(address).status_code == 404
    assert program(person("other@example.org")).get(address).status_code == 404
    answer = program(owner).get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")


def test_a_withdrawn_file_is_gone_and_says_why():
    owner = person()
    version = published(owner)
    actions.withdraw(resource_id=version.resource_id, by=owner, reason="The map shows a border wrongly.")
    answer = program(owner).get(f"{V1}/files/{version.files.get().pk}/content/")
    assert answer.status_code == 410
    assert answer.json()["tombstone"]["reason"] == "The map shows a border wrongly."


def test_a_file_is_renamed_moved_and_taken_out():
    owner = person()
    client = program(owner)
    version = draft(owner)
    second = upload(client, version.resource_id, b"two", query="?name=2.txt").json()
    address = f"{V1}/files/{second['id']}/"
    answer = client.patch(address, {"name": "ສອງ.txt", "role": "transcript", "position": 0}, format="json")
    assert answer.status_code == 200
    assert (answer.json()["name"], answer.json()["role"], answer.json()["position"]) == (
        "ສອງ.txt",
        "transcript",
        0,
    )
    assert client.patch(address, {"position": -1}, format="json").status_code == 422
    assert client.patch(address, {"name": "x"}, format="json", HTTP_IF_MATCH='"old"').status_code == 412
    assert client.delete(address).status_code == 204
    assert client.delete(address).status_code == 404


def test_a_file_of_a_published_version_stays():
    owner = person()
    file = published(owner).files.get()
    answer = program(owner).delete(f"{V1}/files/{file.pk}/")
    assert (answer.status_code, answer.json()["code"]) == (409, "frozen")
