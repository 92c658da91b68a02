import io
from datetime import timedelta

import pytest
from django.utils import timezone

from storage.errors import StoreUnavailable, TooLarge
from storage.keep import keep
from storage.models import Blob
from tests.storage.samples import DOCUMENTS

pytestmark = pytest.mark.django_db

YESTERDAY = timezone.now() - timedelta(days=1)


def test_a_kept_stream_is_a_row_and_its_bytes(store):
    blob = keep(io.BytesIO(b"# A lesson\n"), name="lesson.md", store=store)

    assert blob == Blob.objects.get()
    assert (blob.digest, blob.size) == (
        "814e10e8281ed64558b71873f368d8d70438f66cfeef1f93f26a115ceba7b619",
        11,
    )
    assert (blob.media_type, blob.kind) == ("text/markdown", "text")
    assert store.stat(blob.digest).size == 11
    assert (blob.checked_at, blob.damaged_at) == (None, None)


def test_keeping_twice_is_one_blob(folder):
    first = keep(io.BytesIO(b"same"), name="a.txt")
    second = keep(io.BytesIO(b"same"), name="b.csv")

    assert first == second
    assert second.media_type == "text/plain"
    assert Blob.objects.count() == 1
    assert [stat.digest for stat in folder.list()] == [first.digest]


def test_keeping_again_begins_a_new_grace_period():
    blob = keep(io.BytesIO(b"same"))
    Blob.objects.update(kept_at=YESTERDAY)

    assert keep(io.BytesIO(b"same")).kept_at > YESTERDAY
    assert Blob.objects.get().pk == blob.pk


@pytest.mark.parametrize("sample", DOCUMENTS, ids=lambda sample: sample.name)
def test_packages_are_looked_into_where_they_are_stored(store, sample):
    assert keep(io.BytesIO(sample.content), name=sample.name, store=store).media_type == sample.media_type


def test_the_kept_bytes_can_be_read_from_anywhere():
    with keep(io.BytesIO(b"0123456789")).open() as file:
        file.seek(5)
        assert file.read() == b"56789"


@pytest.mark.parametrize("size", [10, 300_000])
def test_a_file_of_just_the_limit_is_kept(size):
    assert keep(io.BytesIO(b"x" * size), max_bytes=size).size == size


@pytest.mark.parametrize("size", [10, 300_000])
def test_a_file_over_the_limit_is_not_kept(folder, size):
    with pytest.raises(TooLarge, match=f"larger than the {size - 1} bytes allowed"):
        keep(io.BytesIO(b"x" * size), max_bytes=size - 1)
    assert (Blob.objects.count(), list(folder.list())) == (0, [])


def test_the_limit_of_the_settings_holds_unless_another_is_given(settings):
    settings.MAX_FILE_BYTES = 3

    with pytest.raises(TooLarge):
        keep(io.BytesIO(b"1234"))
    assert keep(io.BytesIO(b"1234"), max_bytes=4).size == 4


def test_no_row_without_bytes(settings, tmp_path):
    (tmp_path / "file").write_text("a file where a folder should be")
    settings.STORAGE_URL = f"file://{tmp_path / 'file'}"

    with pytest.raises(StoreUnavailable, match="see that it is reachable"):
        keep(io.BytesIO(b"hello"))
    assert Blob.objects.count() == 0


def test_lost_bytes_come_back_with_the_next_upload(folder):
    blob = keep(io.BytesIO(b"hello"))
    folder.delete(blob.digest)

    keep(io.BytesIO(b"hello"))
    assert folder.stat(blob.digest).size == 5


def test_damaged_bytes_are_healed_by_the_next_upload(folder):
    blob = keep(io.BytesIO(b"hello"))
    folder.path(blob.digest).write_bytes(b"hellO")
    Blob.objects.update(damaged_at=timezone.now())

    assert keep(io.BytesIO(b"hello")).damaged_at is None
    assert folder.path(blob.digest).read_bytes() == b"hello"


def test_a_row_whose_type_is_not_known_yet_learns_it():
    keep(io.BytesIO(b"%PDF-1.4\n"))
    Blob.objects.update(media_type="")

    assert keep(io.BytesIO(b"%PDF-1.4\n")).media_type == "application/pdf"
