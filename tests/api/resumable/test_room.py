"""How long uploads in pieces wait, how much room they take, and what happens where there is none."""

import errno
import hashlib
from collections import namedtuple
from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from oer_repo.ingest.models import Upload
from oer_repo.ingest.resumable import end, spool
from tests.api.programs import V1, program
from tests.api.resumable.sending import TEXT, begin, begun, send
from tests.builders import draft, institution, member

pytestmark = pytest.mark.django_db


def test_expired(client, version):
    address = begun(client, version)
    send(client, address, 0, TEXT[:10])
    Upload.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert client.head(address, HTTP_TUS_RESUMABLE="1.0.0").status_code == 410
    end.sweep()
    assert list(spool.folder().iterdir()) == []
    answer = send(client, address, 10, TEXT[10:])
    assert (answer.status_code, answer.json()["code"]) == (410, "expired")


def test_an_announcement_whose_answer_was_lost_holds_no_room_after_an_hour(client, owner, version):
    owner.quota_bytes = len(TEXT)
    owner.save()
    begun(client, version)
    hour = Upload.objects.get().expires - timezone.now()
    assert timedelta(minutes=50) < hour <= timedelta(hours=1)
    assert begin(client, version).status_code == 413
    Upload.objects.update(expires=timezone.now() - timedelta(seconds=1))
    address = begun(client, version)
    assert send(client, address, 0, TEXT).status_code == 204
    end.sweep()
    assert list(spool.folder().iterdir()) == []


def test_the_first_bytes_make_it_wait_for_a_week(client, version):
    address = begun(client, version)
    send(client, address, 0, TEXT[:1])
    assert Upload.objects.get().expires - timezone.now() > timedelta(days=6)


def test_what_expired_holds_no_room_and_what_came_whole_does(client, owner, version):
    owner.quota_bytes = len(TEXT) + 100
    owner.save()
    send(client, begun(client, version), 0, TEXT[:10])
    Upload.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert begin(client, version).status_code == 201
    Upload.objects.update(offset=len(TEXT), expires=timezone.now() - timedelta(seconds=1))
    assert begin(client, version).status_code == 413


def test_a_piece_that_is_still_coming_is_not_swept_away(client, version):
    begun(client, version)
    Upload.objects.update(expires=timezone.now() - timedelta(seconds=1))
    upload = Upload.objects.get()
    with spool.locked(upload.pk):
        end.sweep()
        assert spool.path_of(upload.pk).exists()
    end.sweep()
    assert not spool.path_of(upload.pk).exists()


def test_too_large_is_told_before_a_byte_is_sent(client, version):
    with override_settings(MAX_FILE_BYTES=1000):
        answer = begin(client, version, 1001)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert not Upload.objects.exists()


def test_over_the_quota_of_a_person(client, owner, version):
    owner.quota_bytes = 1000
    owner.save()
    assert begin(client, version, 600).status_code == 201  # what is promised counts
    answer = begin(client, version, 401)
    assert (answer.status_code, answer.json()["code"]) == (413, "over_quota")
    assert "400\xa0bytes are left for this account" in answer.json()["detail"]
    assert begin(client, version, 400).status_code == 201


def test_over_the_quota_of_an_institution(owner):
    here = institution()
    member(owner, here)
    here.quota_bytes = 0
    here.save()
    version = draft(owner, text=b"#" * 300, of=here)
    here.quota_bytes = 1000
    here.save()
    answer = begin(program(owner), version, 701)
    assert answer.status_code == 413
    assert "National University of Laos" in answer.json()["detail"]
    assert begin(program(owner), version, 700).status_code == 201


def test_a_plain_upload_keeps_to_the_quota_too(client, owner, version):
    owner.quota_bytes = 10
    owner.save()
    address = f"{V1}/resources/{version.resource_id}/draft/files/?name=a.md"
    answer = client.post(address, b"eleven byte", content_type="application/octet-stream")
    assert (answer.status_code, answer.json()["code"]) == (413, "over_quota")


def test_a_full_disk_is_told_before_a_byte_is_sent(client, version, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(spool.shutil, "disk_usage", lambda path: usage(100, 99, 1))
    answer = begin(client, version, 1000)
    assert (answer.status_code, answer.json()["code"]) == (507, "no_space_left")
    assert not Upload.objects.exists()


def test_a_disk_that_fills_up_keeps_what_was_acknowledged(client, version, monkeypatch):
    address = begun(client, version)
    send(client, address, 0, TEXT[:10])

    def full(file, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(spool, "write", lambda file, data: spool_told(full, file, data))
        answer = send(client, address, 10, TEXT[10:])
        assert (answer.status_code, answer.json()["code"]) == (507, "no_space_left")
    assert send(client, address, 10, TEXT[10:]).status_code == 204
    assert version.files.get().blob.digest == hashlib.sha256(TEXT).hexdigest()


def spool_told(write, file, data):
    with spool.told():
        write(file, data)
