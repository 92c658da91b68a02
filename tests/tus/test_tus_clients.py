"""tuspy and tus-js-client against a site that runs: what is right, and what is refused in words."""

import hashlib
import http.client
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from tusclient.exceptions import TusCommunicationError, TusUploadFailed
from tusclient.uploader import Uploader

from benchmarks.running_site import Site
from tests.tus.clients import Failed, by_tus_js_client, by_tuspy, tuspy
from tests.tus.conftest import MIB, MOST

QUOTA = "from oer_repo.accounts.models import User; User.objects.update(quota_bytes={})"
AGE = (
    "from datetime import timedelta; from django.utils import timezone; from oer_repo.ingest.models import Upload;"
    "Upload.objects.filter(ended=None).update(expires=timezone.now() - timedelta(hours=1))"
)


def does(site: Site, code: str) -> None:
    done = site.manage("shell", "-v", "0", "-c", code)
    assert not done.returncode, done.stderr


def test_a_whole_upload(upload, to, film, assert_kept):
    assert_kept(upload(film, to), film)


def test_a_whole_upload_in_one_request(js, to, film, assert_kept):
    assert_kept(by_tus_js_client(film, to, piece=None), film)


def test_a_file_of_no_bytes(upload, to, tmp_path, assert_kept):
    path = tmp_path / "empty.txt"
    path.touch()
    assert_kept(upload(path, to), path)


def test_a_wrong_offset(to, film, assert_kept):
    uploader = tuspy(film, to, retries=0)
    uploader.upload_chunk()
    uploader.offset = 17
    with pytest.raises(TusUploadFailed) as refused:
        uploader.upload_chunk()
    assert refused.value.status_code == 409
    assert f"The upload stands at byte {MIB}" in refused.value.response_content.decode()
    uploader.offset = uploader.get_offset()
    uploader.upload()
    assert_kept(uploader.url, film)


def test_a_piece_that_arrives_otherwise_than_it_was_sent(to, film, assert_kept, monkeypatch):
    uploader = tuspy(film, to, retries=0, upload_checksum=True)
    uploader.upload_chunk()
    with monkeypatch.context() as patch:
        patch.setattr(type(uploader), "checksum_algorithm", of_other_bytes)
        with pytest.raises(TusUploadFailed) as refused:
            uploader.upload_chunk()
    assert refused.value.status_code == 460
    assert uploader.get_offset() == MIB
    uploader.upload()
    assert_kept(uploader.url, film)


def of_other_bytes(uploader: Uploader, data: bytes) -> Any:
    return hashlib.sha1(b"x" + data, usedforsecurity=False)


def test_expired(site, to, film, assert_kept):
    uploader = tuspy(film, to, retries=0)
    uploader.upload_chunk()
    does(site, AGE)
    with pytest.raises(TusUploadFailed) as refused:
        uploader.upload_chunk()
    assert refused.value.status_code == 410
    assert "waited too long" in json.loads(refused.value.response_content)["detail"]
    with pytest.raises(TusCommunicationError):
        uploader.get_offset()
    assert_kept(by_tuspy(film, to), film)


def test_expired_and_begun_again_by_the_client_itself(js, site, to, film, assert_kept):
    uploader = tuspy(film, to)
    uploader.upload_chunk()
    does(site, AGE)
    address = by_tus_js_client(film, to, address=uploader.url)
    assert address != uploader.url
    assert_kept(address, film)


@pytest.fixture
def too_large(tmp_path: Path) -> Path:
    path = tmp_path / "giant.bin"
    with path.open("wb") as file:
        file.truncate(MOST + 1)
    return path


def test_too_large(to, too_large):
    with pytest.raises(TusCommunicationError) as refused:
        by_tuspy(too_large, to)
    assert refused.value.status_code == 413
    assert "64" in json.loads(refused.value.response_content)["detail"]


def test_too_large_for_the_other_client(js, to, too_large):
    with pytest.raises(Failed) as refused:
        by_tus_js_client(too_large, to)
    assert (refused.value.status, json.loads(refused.value.problem)["code"]) == (413, "too_large")


@pytest.fixture
def little_room(site: Site):
    does(site, QUOTA.format(5 * MIB))
    yield
    does(site, QUOTA.format(None))


def test_over_quota(little_room, js, to, film):
    with pytest.raises(TusCommunicationError) as refused:
        by_tuspy(film, to)
    assert refused.value.status_code == 413
    assert "There is no room for this file" in json.loads(refused.value.response_content)["detail"]
    with pytest.raises(Failed) as refused_too:
        by_tus_js_client(film, to)
    assert (refused_too.value.status, json.loads(refused_too.value.problem)["code"]) == (413, "over_quota")


def test_an_answer_to_head_has_no_body(site):
    """Several on one connection, as clients keep it: a body would be taken for the next answer."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)
    for path, status in (("/", 200), ("/nowhere/", 404), (f"/api/v1/uploads/{uuid4()}/", 401)) * 2:
        connection.request("HEAD", path, headers={"Tus-Resumable": "1.0.0"})
        answer = connection.getresponse()
        assert answer.status == status
        assert int(answer.headers["Content-Length"]) > 0
        answer.read()
    connection.close()
