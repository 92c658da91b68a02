"""The store is full or damaged: what a person and a program are told, and what is kept."""

import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from oer_repo.resources.models import File
from storage.fixity import verify
from storage.stores import default_store, open_store
from tests.api.programs import V1, program
from tests.api.resumable.sending import begun, send
from tests.builders import draft, person, published
from tests.storage.conftest import NOWHERE, credentials  # noqa: F401

pytestmark = pytest.mark.django_db
MIB = 1024**2
LARGE = os.urandom(5 * MIB)  # more than the small disk holds


@pytest.fixture
def full(small_disk, settings):
    settings.STORAGE_URL = f"file://{small_disk}"


def by_form(client, version, body: bytes):
    client.force_login(version.resource.owner)
    upload = SimpleUploadedFile("rain.bin", body)
    return client.post(f"/deposit/{version.pk}/files/", {"upload": upload, "stay": "1"})


def by_api(version, body: bytes):
    address = f"{V1}/resources/{version.resource_id}/draft/files/?name=rain.bin"
    return program(version.resource.owner).post(address, body, content_type="application/octet-stream")


def test_a_full_disk_is_told_by_the_form(client, full):
    version = draft(person())
    answer = by_form(client, version, LARGE)
    assert answer.status_code == 507
    assert "has no space left for this file and nothing of it was kept" in answer.content.decode()
    assert not version.files.filter(name="rain.bin").exists()


def test_a_full_disk_is_told_by_the_api_and_a_smaller_file_still_fits(full):
    version = draft(person())
    answer = by_api(version, LARGE)
    assert (answer.status_code, answer.json()["code"]) == (507, "no_space_left")
    assert by_api(version, b"small enough").status_code == 201


def test_pieces_that_came_whole_become_a_file_once_there_is_space(full, settings, tmp_path):
    version = draft(person())
    sender = program(version.resource.owner)
    address = begun(sender, version, len(LARGE), filename="rain.bin")
    answer = send(sender, address, 0, LARGE)
    assert (answer.status_code, answer.json()["code"]) == (507, "no_space_left")
    settings.STORAGE_URL = f"file://{tmp_path / 'larger'}"
    answer = sender.head(address, HTTP_TUS_RESUMABLE="1.0.0")
    assert answer["Upload-Offset"] == str(len(LARGE))
    assert File.objects.get(name="rain.bin").blob.size == len(LARGE)


def test_a_flipped_bit_is_found_withheld_and_healed_from_the_second_store(client, settings, tmp_path):
    version = published(person())
    file = version.files.get()
    store, second = default_store(), open_store(f"file://{tmp_path / 'second'}")
    path = store.path(file.blob_id)
    sound = path.read_bytes()
    address = f"{V1}/files/{file.pk}/content/"
    path.write_bytes(bytes([sound[0] ^ 1]) + sound[1:])

    ((_blob, damage),) = list(verify(timezone.now()))
    assert (damage.kind, damage.healed) == ("altered", False)
    answer = client.get(address)
    assert answer.status_code == 503
    assert sound[1:] not in answer.content
    page = client.get(f"/files/{file.pk}/{file.name}")
    assert page.status_code == 503
    assert "This file is damaged" in page.content.decode()

    second.path(file.blob_id).parent.mkdir(parents=True)
    second.path(file.blob_id).write_bytes(sound)
    ((_blob, damage),) = list(verify(timezone.now(), second=second))
    assert damage.healed
    assert b"".join(client.get(address).streaming_content) == sound


@pytest.fixture
def take_away(settings, credentials):  # noqa: F811
    """From now on the store is one at whose address nothing listens."""

    def take() -> None:
        settings.STORAGE_URL = NOWHERE

    return take


def test_a_store_that_is_away_is_told_by_the_form_and_nothing_of_the_file_is_there(client, take_away):
    version = draft(person())
    take_away()
    answer = by_form(client, version, b"rain falls")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "300"
    assert "The store of this site does not answer" in answer.content.decode()
    assert "127.0.0.1" not in answer.content.decode()
    assert not version.files.filter(name="rain.bin").exists()
    assert client.get(f"/deposit/{version.pk}/files/").status_code == 200


def test_a_store_that_is_away_is_told_by_the_api(take_away):
    version = draft(person())
    take_away()
    answer = by_api(version, b"rain falls")
    assert (answer.status_code, answer.json()["code"]) == (503, "store_unavailable")
    assert answer["Retry-After"]
    assert "127.0.0.1" not in answer.content.decode()


def test_pages_of_a_resource_are_there_while_its_files_are_away(client, take_away):
    version = published(person())
    file = version.files.get()
    take_away()
    assert client.get(version.resource.get_absolute_url()).status_code == 200
    assert client.get(f"{V1}/resources/{version.resource_id}/").status_code == 200
    page = client.get(f"/files/{file.pk}/{file.name}")
    assert (page.status_code, page["Retry-After"]) == (503, "300")
    assert "The file cannot be reached" in page.content.decode()
    answer = client.get(f"{V1}/files/{file.pk}/content/")
    assert (answer.status_code, answer.json()["code"]) == (503, "store_unavailable")
