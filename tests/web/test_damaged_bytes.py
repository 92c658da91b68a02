"""Bytes once found damaged are handed out by no way: whole, in ranges, as a picture, in a ZIP, by a front server, by the store."""

import io
import zipfile

import boto3
import pytest
from django.utils import timezone
from moto import mock_aws

from oer_repo.ingest.deposit import add_upload
from oer_repo.ingest.models import Preview
from oer_repo.resources import actions
from storage.backends.s3 import S3Store
from storage.fixity import verify
from storage.keep import keep
from storage.stores import default_store
from tests.api.programs import V1
from tests.builders import draft, person
from tests.storage.conftest import credentials  # noqa: F401

pytestmark = pytest.mark.django_db

HOST = "files.example.net"
WORDS = b"Water rises, and then it rains. " * 100
HEADERS = {
    "whole": {},
    "a range that is sound": {"Range": "bytes=500-600"},
    "several ranges": {"Range": "bytes=500-600,800-900"},
    "what the reader has": {"If-None-Match": "*"},
}


def package() -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as made:
        made.writestr("index.html", "<!doctype html><title>Rain</title>" + "It rains. " * 200)
    return body.getvalue()


@pytest.fixture
def version():
    noy = person()
    version = draft(noy, text=None)
    for name, body in (("words.txt", WORDS), ("package.zip", package())):
        file = add_upload(version_id=version.pk, by=noy, stream=io.BytesIO(body), name=name)
        picture = keep(io.BytesIO(b"RIFF\0\0\0\0WEBPVP8 " + name.encode()))
        Preview.objects.create(digest=file.blob_id, picture=picture, width=1, height=1, pages=1)
    return actions.publish(version_id=version.pk, by=noy)


@pytest.fixture
def addresses(version, settings):
    settings.USER_CONTENT_HOST = HOST
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, HOST]
    words, pack = version.files.get(name="words.txt"), version.files.get(name="package.zip")
    return {
        "page": (f"/files/{words.pk}/words.txt", {}),
        "view": (f"/files/{words.pk}/words.txt?view", {}),
        "API": (f"{V1}/files/{words.pk}/content/", {}),
        "preview": (f"/previews/{words.pk}/", {}),
        "content host": (f"/{version.pk}/words.txt", {"Host": HOST}),
        "member of a package": (f"/{version.pk}/package.zip/index.html", {"Host": HOST}),
        "all as one ZIP": (f"/r/{version.resource.slug}/v/1/all.zip", {}),
        "package": (f"{V1}/files/{pack.pk}/content/", {}),
    }


def flip_a_bit(version) -> None:
    """In every file of it, and the next check finds that."""
    for file in version.files.all():
        path = default_store().path(file.blob_id)
        sound = path.read_bytes()
        path.write_bytes(bytes([sound[0] ^ 1]) + sound[1:])
    assert {damage.kind for _blob, damage in verify(timezone.now()) if damage} == {"altered"}


@pytest.mark.parametrize("asked", HEADERS)
@pytest.mark.parametrize("front_server", ["", "/inner"])
def test_no_address_gives_them(client, version, addresses, settings, asked, front_server):
    settings.X_ACCEL_PREFIX = front_server
    for way, (address, headers) in addresses.items():
        before = client.get(address, headers=headers)
        assert before.status_code == 200, way
        before.getvalue()  # to its end: to close it would close PostgreSQL's connection under the test
    flip_a_bit(version)
    for way, (address, headers) in addresses.items():
        answer = client.get(address, headers=headers | HEADERS[asked])
        assert answer.status_code == 503, way
        assert "X-Accel-Redirect" not in answer
        assert not answer.streaming
        assert b"it rains" not in answer.content
        assert b"RIFF" not in answer.content
        assert client.head(address, headers=headers).status_code == 503, way


def test_the_store_is_sent_nobody(client, settings, credentials):  # noqa: F811
    """No new link; one that was given before ends by itself after S3_DIRECT_SECONDS."""
    settings.STORAGE_URL, settings.S3_DIRECT_SECONDS = "s3://library/damaged", 60
    with mock_aws():
        boto3.client("s3").create_bucket(Bucket="library")
        noy = person()
        version = draft(noy, text=None)
        file = add_upload(version_id=version.pk, by=noy, stream=io.BytesIO(WORDS), name="words.txt")
        actions.publish(version_id=version.pk, by=noy)
        address = f"{V1}/files/{file.pk}/content/"
        assert client.get(address).status_code == 302
        store = default_store()
        assert isinstance(store, S3Store)
        store.client.put_object(Bucket="library", Key=store.key(file.blob_id), Body=WORDS[:-1] + b"!")
        ((_blob, damage),) = [found for found in verify(timezone.now()) if found[1]]
        assert damage.kind == "altered"
        answer = client.get(address)
        assert (answer.status_code, "Location" in answer) == (503, False)
