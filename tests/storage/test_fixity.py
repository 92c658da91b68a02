import io
from datetime import timedelta

import pytest
from django.utils import timezone

from storage.backends.filesystem import FolderStore
from storage.errors import BlobDamaged, StoreUnavailable
from storage.fixity import Damage, due, period, verify
from storage.keep import keep
from storage.models import Blob, DamageReport
from storage.store import put

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


@pytest.fixture
def second(settings, tmp_path) -> FolderStore:
    settings.STORAGE_SECOND_URL = f"file://{tmp_path / 'second'}"
    return FolderStore(tmp_path / "second")


@pytest.mark.parametrize("damage", ["altered", "missing"])
def test_what_is_damaged_is_healed_from_the_second_store(folder, second, damage):
    keep(io.BytesIO(b"abc"))
    put(second, [b"abc"])
    folder.delete(ABC) if damage == "missing" else folder.path(ABC).write_bytes(b"abd")

    (found,) = verified()
    assert (found.kind, found.healed) == (damage, True)
    assert folder.path(ABC).read_bytes() == b"abc"
    assert Blob.objects.get().damaged_at is None
    report = DamageReport.objects.get()
    assert (report.digest, report.kind, report.size) == (ABC, damage, 3)
    assert report.healed_at is not None


def test_a_second_store_that_is_damaged_itself_heals_nothing(folder, second):
    keep(io.BytesIO(b"abc"))
    put(second, [b"abc"])
    second.path(ABC).write_bytes(b"xyz")
    folder.path(ABC).write_bytes(b"abd")

    assert verified() == [Damage(ABC, "altered", ABD)]
    assert Blob.objects.get().damaged_at is not None


def test_a_second_store_that_is_away_does_not_stop_the_check(folder, settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.STORAGE_SECOND_URL = f"file://{tmp_path / 'file'}"
    keep(io.BytesIO(b"abc"))
    folder.path(ABC).write_bytes(b"abd")

    assert verified() == [Damage(ABC, "altered", ABD)]


def test_damage_is_reported_once_until_it_is_healed(folder):
    keep(io.BytesIO(b"abc"))
    folder.path(ABC).write_bytes(b"abd")
    verified()
    verified()
    assert [report.found for report in DamageReport.objects.all()] == [ABD]

    keep(io.BytesIO(b"abc"))
    assert DamageReport.objects.get().healed_at is not None
    folder.delete(ABC)
    verified()
    assert [report.kind for report in DamageReport.objects.all()] == ["missing", "altered"]


def test_bytes_known_to_be_damaged_are_given_to_nobody(folder):
    keep(io.BytesIO(b"abc"))
    folder.path(ABC).write_bytes(b"abd")
    verified()

    with pytest.raises(BlobDamaged, match="are damaged and are not handed out"):
        Blob.objects.get().open()


def test_the_period_is_a_setting(settings):
    settings.FIXITY_DAYS = 30
    assert period() == timedelta(days=30)
