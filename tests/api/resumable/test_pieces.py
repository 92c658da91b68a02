"""Uploads in pieces (tus 1.0.0), header by header; the real clients are in tests/tus, room and time in test_room.py."""

import fcntl
import hashlib

import pytest
from django.test import Client
from rest_framework.test import APIClient

from oer_repo.ingest.models import Upload
from oer_repo.ingest.resumable import end, spool
from oer_repo.resources import actions
from oer_repo.resources.models import File, Version
from tests.api.programs import V1, program
from tests.api.resumable.sending import PIECE, TEXT, b64, begin, begun, offset, send
from tests.builders import person

pytestmark = pytest.mark.django_db


def test_what_the_server_can(client):
    answer = program().options(f"{V1}/uploads/")
    assert answer.status_code == 204
    assert answer["Tus-Version"] == answer["Tus-Resumable"] == "1.0.0"
    assert answer["Tus-Extension"] == "creation,creation-with-upload,expiration,checksum,termination"
    assert answer["Tus-Checksum-Algorithm"] == "sha1,sha256,md5"
    assert answer["Tus-Max-Size"] == "2147483648"


def test_two_pieces_become_a_file(client, version):
    address = begun(client, version, role="source", language="lo")
    assert offset(client, address) == 0
    first = send(client, address, 0, TEXT[:100_000])
    assert (first.status_code, first["Upload-Offset"]) == (204, "100000")
    assert first["Upload-Expires"].endswith("GMT")
    assert client.get(address).json()["state"] == "open"
    last = send(client, address, 100_000, TEXT[100_000:])
    assert (last.status_code, last["Upload-Offset"]) == (204, str(len(TEXT)))
    file = version.files.get()
    assert (file.name, file.role, file.language) == ("rain.md", "source", "lo")
    with file.blob.open() as stream:
        assert stream.read() == TEXT
    told = client.get(address).json()
    assert (told["state"], told["file"]["sha256"]) == ("done", hashlib.sha256(TEXT).hexdigest())
    assert list(spool.folder().iterdir()) == []
    assert offset(client, address) == len(TEXT)


def test_the_first_piece_may_come_with_the_announcement(client, version):
    answer = begin(client, version, body=TEXT[:5])
    assert (answer.status_code, answer["Upload-Offset"]) == (201, "5")
    assert send(client, answer["Location"], 5, TEXT[5:]).status_code == 204
    assert version.files.get().blob.size == len(TEXT)


def test_the_whole_in_one_request(client, version):
    assert begin(client, version, body=TEXT)["Upload-Offset"] == str(len(TEXT))
    assert version.files.get().blob.digest == hashlib.sha256(TEXT).hexdigest()


def test_a_file_of_no_bytes(client, version):
    assert begin(client, version, 0).status_code == 201
    assert version.files.get().blob.size == 0


def test_a_wrong_offset_writes_nothing(client, version):
    address = begun(client, version)
    send(client, address, 0, TEXT[:10])
    for wrong in (0, 5, 11):
        answer = send(client, address, wrong, TEXT[wrong:20])
        assert (answer.status_code, answer.json()["code"]) == (409, "offset_mismatch")
    assert offset(client, address) == 10


def test_more_than_was_announced_is_refused(client, version):
    address = begun(client, version, 10)
    answer = send(client, address, 0, TEXT[:11])
    assert (answer.status_code, answer.json()["code"]) == (413, "beyond_length")
    assert offset(client, address) == 0


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "md5"])
def test_a_piece_with_its_checksum(client, version, algorithm):
    address = begun(client, version)
    right = f"{algorithm} {b64(hashlib.new(algorithm, TEXT[:9]).digest())}"
    answer = send(client, address, 0, TEXT[1:10], HTTP_UPLOAD_CHECKSUM=right)
    assert (answer.status_code, answer.json()["code"]) == (460, "checksum_mismatch")
    assert offset(client, address) == 0
    assert send(client, address, 0, TEXT[:9], HTTP_UPLOAD_CHECKSUM=right).status_code == 204
    assert offset(client, address) == 9


@pytest.mark.parametrize("header", ["crc32 AAAA", "sha256", "sha256 %%%"])
def test_a_checksum_that_cannot_be_read(client, version, header):
    address = begun(client, version)
    assert send(client, address, 0, TEXT[:9], HTTP_UPLOAD_CHECKSUM=header).status_code in {400, 460}
    assert offset(client, address) == 0


def test_the_checksum_of_the_whole_is_compared_at_the_end(client, version):
    assert begin(client, version, body=TEXT, sha256=hashlib.sha256(TEXT).hexdigest()).status_code == 201
    answer = begin(client, version, body=TEXT, sha256="0" * 64)
    assert (answer.status_code, answer.json()["code"]) == (460, "checksum_mismatch")
    assert version.files.count() == 1


def test_what_was_claimed_is_compared_with_the_bytes(client, version):
    address = begin(client, version, filename="rain", filetype="application/pdf", body=TEXT)["Location"]
    note = "It was sent as PDF, the content is plain text. It is served as plain text."
    assert client.get(address).json()["file"]["notes"] == [
        note,
    ]
    browser = Client()
    browser.force_login(version.resource.owner)
    assert note in browser.get(f"/deposit/{version.pk}/files/").content.decode()


def test_two_at_once_on_one_upload(client, version):
    address = begun(client, version)
    upload = Upload.objects.get()
    with spool.path_of(upload.pk).open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        answer = send(client, address, 0, TEXT)
        assert (answer.status_code, answer.json()["code"]) == (423, "locked")
        assert client.delete(address, HTTP_TUS_RESUMABLE="1.0.0").status_code == 423
    assert send(client, address, 0, TEXT).status_code == 204


def test_what_was_written_and_never_acknowledged_is_written_again(client, version):
    address = begun(client, version)
    send(client, address, 0, TEXT[:10])
    with spool.path_of(Upload.objects.get().pk).open("ab") as killed:
        killed.write(b"half a piece of a killed process")
    assert offset(client, address) == 10
    send(client, address, 10, TEXT[10:])
    assert version.files.get().blob.digest == hashlib.sha256(TEXT).hexdigest()


def whole_but_unfinished(client: APIClient, version: Version) -> str:
    """As kill -9 leaves it between the last byte and the file."""
    address = begun(client, version)
    upload = Upload.objects.get()
    spool.path_of(upload.pk).write_bytes(TEXT)
    Upload.objects.update(offset=len(TEXT))
    return address


def test_a_question_finishes_what_a_killed_server_did_not(client, version):
    address = whole_but_unfinished(client, version)
    assert offset(client, address) == len(TEXT)
    assert version.files.get().blob.size == len(TEXT)


def test_the_worker_finishes_it_where_nobody_asks(client, version):
    whole_but_unfinished(client, version)
    assert end.finish_whole() == 1
    assert end.finish_whole() == 0
    assert version.files.get().blob.size == len(TEXT)


def test_given_up(client, version):
    address = begun(client, version)
    send(client, address, 0, TEXT[:10])
    assert client.delete(address, HTTP_TUS_RESUMABLE="1.0.0").status_code == 204
    assert list(spool.folder().iterdir()) == []
    assert client.head(address, HTTP_TUS_RESUMABLE="1.0.0").status_code == 404


def test_published_meanwhile(client, owner, version):
    link = f"{V1}/resources/{version.resource_id}/draft/"
    client.patch(link, {"link": "https://example.org/"}, format="json", HTTP_IF_MATCH="*")
    address = begun(client, version)
    actions.publish(version_id=version.pk, by=owner)
    answer = send(client, address, 0, TEXT)
    assert (answer.status_code, answer.json()["code"]) == (409, "frozen")
    told = client.get(address).json()
    assert told["state"] == "refused"
    assert "published version never changes" in told["problem"]
    assert client.head(address, HTTP_TUS_RESUMABLE="1.0.0").status_code == 410


def test_nobody_else_knows_of_it(client, version):
    address = begun(client, version)
    other = program(person("other@example.org"))
    assert other.get(address).status_code == 404
    assert other.head(address, HTTP_TUS_RESUMABLE="1.0.0").status_code == 404
    assert send(other, address, 0, TEXT).status_code == 404
    assert begin(other, version).status_code == 403
    assert begin(program(), version).status_code == 401
    assert offset(client, address) == 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_UPLOAD_LENGTH": "5"}, 412),
        ({"HTTP_TUS_RESUMABLE": "0.2.2", "HTTP_UPLOAD_LENGTH": "5"}, 412),
        ({"HTTP_TUS_RESUMABLE": "1.0.0"}, 400),
        ({"HTTP_TUS_RESUMABLE": "1.0.0", "HTTP_UPLOAD_LENGTH": "-1"}, 400),
        ({"HTTP_TUS_RESUMABLE": "1.0.0", "HTTP_UPLOAD_LENGTH": "5"}, 400),
        (
            {"HTTP_TUS_RESUMABLE": "1.0.0", "HTTP_UPLOAD_LENGTH": "5", "HTTP_UPLOAD_METADATA": "resource %"},
            400,
        ),
        ({"HTTP_TUS_RESUMABLE": "1.0.0", "HTTP_UPLOAD_LENGTH": "5", "HTTP_UPLOAD_METADATA": "resource"}, 400),
    ],
)
def test_a_beginning_that_cannot_be_read(client, headers, status):
    answer = client.post(f"{V1}/uploads/", **headers)
    assert answer.status_code == status
    assert answer["Tus-Version"] == "1.0.0"


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"role": "x"}, "role"), ({"language": "xx-!"}, "language"), ({"sha256": "AB"}, "sha256")],
)
def test_what_is_said_of_the_file_must_be_storable(client, version, facts, field):
    answer = begin(client, version, **facts)
    assert answer.status_code == 422
    assert answer.json()["findings"][0]["field"] == field


def test_a_piece_of_another_kind(client, version):
    address = begun(client, version)
    answer = client.patch(
        address, TEXT, content_type="text/plain", HTTP_TUS_RESUMABLE="1.0.0", HTTP_UPLOAD_OFFSET="0"
    )
    assert answer.status_code == 415


def test_a_line_that_lets_only_post_pass(client, version):
    address = begun(client, version)
    sent = {"content_type": PIECE, "HTTP_TUS_RESUMABLE": "1.0.0", "HTTP_UPLOAD_OFFSET": "0"}
    assert client.post(address, TEXT[:9], HTTP_X_HTTP_METHOD_OVERRIDE="PATCH", **sent).status_code == 204
    assert client.post(address, TEXT[:9], **sent).status_code == 405
    assert offset(client, address) == 9


def test_a_name_that_deceives_is_cleaned(client, version):
    begin(client, version, body=TEXT, filename="../../\u202egpj.exe\x00.md")
    assert File.objects.get().name == "gpj.exe.md"
