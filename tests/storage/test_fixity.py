import io
from datetime import timedelta

import pytest
from django.utils import timezone

from storage.errors import StoreUnavailable
from storage.fixity import Damage, due, verify
from storage.keep import keep
from storage.models import Blob

pytestmark = pytest.mark.django_db

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
ABD = "a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9"


def verified(**options) -> list[Damage | None]:
    return [damage for _blob, damage in verify(timezone.now(), **options)]


def test_whole_bytes_are_noted_as_checked():
    keep(io.BytesIO(b"abc"))

    assert verified() == [None]
    blob = Blob.objects.get()
    assert blob.checked_at is not None
    assert blob.damaged_at is None


def test_a_flipped_bit_is_found_and_the_blob_marked(folder):
    keep(io.BytesIO(b"abc"))
    folder.path(ABC).write_bytes(b"abd")

    assert verified() == [Damage(ABC, "altered", ABD)]
    assert Blob.objects.get().damaged_at is not None


def test_missing_bytes_are_found(folder):
    keep(io.BytesIO(b"abc"))
    folder.delete(ABC)

    assert verified() == [Damage(ABC, "missing")]


def test_bytes_put_back_are_whole_again(folder):
    keep(io.BytesIO(b"abc"))
    folder.path(ABC).write_bytes(b"abd")
    verified()
    folder.path(ABC).write_bytes(b"abc")

    assert verified() == [None]
    assert Blob.objects.get().damaged_at is None


def test_the_time_of_the_first_finding_stays(folder):
    keep(io.BytesIO(b"abc"))
    folder.delete(ABC)
    long_ago = timezone.now() - timedelta(days=20)
    Blob.objects.update(damaged_at=long_ago, checked_at=long_ago)

    assert verified() == [Damage(ABC, "missing")]
    assert Blob.objects.get().damaged_at == long_ago


def test_those_never_checked_come_first_then_the_oldest():
    now = timezone.now()
    for content, days in [(b"fresh", 1), (b"old", 15), (b"older", 20), (b"new", None)]:
        blob = keep(io.BytesIO(content))
        Blob.objects.filter(pk=blob.pk).update(checked_at=days and now - timedelta(days=days))

    assert [blob.size for blob in due(now - timedelta(days=14))] == [3, 5, 3]
    assert due(now - timedelta(days=14)).first() == keep(io.BytesIO(b"new"))


def test_a_limit_leaves_the_rest_for_the_next_time():
    for number in range(5):
        keep(io.BytesIO(b"%d" % number))

    assert verified(limit=2) == [None, None]
    assert Blob.objects.filter(checked_at=None).count() == 3


def test_a_dead_store_is_not_damage(settings, tmp_path):
    keep(io.BytesIO(b"abc"))
    (tmp_path / "file").write_text("")
    settings.STORAGE_URL = f"file://{tmp_path / 'file'}"

    with pytest.raises(StoreUnavailable):
        verified()
    assert Blob.objects.get().damaged_at is None
