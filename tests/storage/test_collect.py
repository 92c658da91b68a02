import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from storage.checks import referrers_protect
from storage.collect import Orphan, collect, collectable
from storage.keep import keep
from storage.models import Blob
from storage.store import put

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
LONG_AGO = timezone.now() - timedelta(days=30)


def kept(content: bytes, *, days_ago: float) -> Blob:
    blob = keep(io.BytesIO(content))
    Blob.objects.filter(pk=blob.pk).update(kept_at=timezone.now() - timedelta(days=days_ago))
    return blob


def unclaimed(folder, content: bytes) -> str:
    """Bytes as a killed writer leaves them, long ago: stored, but without a row."""
    digest, _ = put(folder, [content])
    os.utime(folder.path(digest), (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
    return digest


def held(folder) -> list[str]:
    return [stat.digest for stat in folder.list()]


@contextmanager
def pointing(on_delete) -> Iterator[type[models.Model]]:
    """A model of the test's own that points to blobs, for as long as it is needed."""

    class Pointer(models.Model):
        blob = models.ForeignKey(Blob, on_delete=on_delete, related_name="+")

        class Meta:
            app_label = "storage"

        def __str__(self) -> str:
            return str(self.pk)

    try:
        yield Pointer
    finally:
        del apps.all_models["storage"]["pointer"]
        apps.clear_cache()


@pytest.fixture
def pointer(transactional_db) -> Iterator[type[models.Model]]:
    with pointing(models.PROTECT) as model:
        with connection.schema_editor() as editor:
            editor.create_model(model)
        yield model
        with connection.schema_editor() as editor:
            editor.delete_model(model)


@pytest.mark.django_db
def test_what_nothing_points_to_goes_after_a_day(folder):
    old = kept(b"old", days_ago=1.01)
    young = kept(b"young", days_ago=0.99)

    assert list(collect()) == [Orphan(old.digest, 3)]
    assert list(Blob.objects.all()) == [young]
    assert held(folder) == [young.digest]


@pytest.mark.django_db
def test_the_grace_period_can_be_another(folder):
    kept(b"abc", days_ago=0.5)

    assert list(collect(grace=timedelta(hours=13))) == []
    assert list(collect(grace=timedelta(hours=11))) == [Orphan(ABC, 3)]


@pytest.mark.django_db
def test_a_look_removes_nothing(folder):
    kept(b"abc", days_ago=2)
    forgotten = unclaimed(folder, b"forgotten")

    assert list(collectable()) == [Orphan(ABC, 3), Orphan(forgotten, 9)]
    assert Blob.objects.count() == 1
    assert len(held(folder)) == 2


def test_what_something_points_to_stays(pointer, folder):
    blob = kept(b"abc", days_ago=30)
    pointer.objects.create(blob=blob)

    assert list(collectable()) == []
    assert list(collect()) == []
    assert held(folder) == [ABC]


def test_what_is_pointed_to_no_more_goes(pointer, folder):
    reference = pointer.objects.create(blob=kept(b"abc", days_ago=30))
    reference.delete()

    assert list(collect()) == [Orphan(ABC, 3)]


def test_a_reference_made_while_collecting_is_seen(pointer, folder):
    blobs = {blob.digest: blob for blob in (kept(b"one", days_ago=3), kept(b"two", days_ago=3))}
    collecting = collect()
    gone = next(collecting)
    (other,) = blobs.keys() - {gone.digest}
    pointer.objects.create(blob=blobs[other])

    assert list(collecting) == []
    assert held(folder) == [other]


@pytest.mark.django_db
def test_bytes_kept_again_while_collecting_stay(folder):
    contents = {kept(content, days_ago=3).digest: content for content in (b"one", b"two")}
    collecting = collect()
    gone = next(collecting)
    (other,) = contents.keys() - {gone.digest}
    keep(io.BytesIO(contents[other]))

    assert list(collecting) == []
    assert held(folder) == [other]


@pytest.mark.django_db
def test_bytes_without_a_row_go(folder):
    digest = unclaimed(folder, b"abc")

    assert list(collect()) == [Orphan(digest, 3)]
    assert (held(folder), Blob.objects.count()) == ([], 0)


@pytest.mark.django_db
def test_young_bytes_without_a_row_are_a_deposit_at_work(folder):
    put(folder, [b"abc"])

    assert list(collect()) == []
    assert held(folder) == [ABC]


@pytest.mark.django_db
def test_a_deposit_of_bytes_that_are_just_being_collected_keeps_them(folder):
    unclaimed(folder, b"abc")

    blob = keep(io.BytesIO(b"abc"), store=_CollectedAfterPublishing(folder))
    assert held(folder) == [ABC]
    assert blob == Blob.objects.get()


@pytest.mark.django_db
def test_what_killed_writers_left_is_swept(folder):
    put(folder, [b"abc"])
    leftover = folder.root / "incoming" / "killed.part"
    leftover.write_bytes(b"half")
    os.utime(leftover, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))

    at_work = folder.root / "incoming" / "at-work.part"
    at_work.write_bytes(b"half")

    list(collect(grace=timedelta(0)))
    assert not leftover.exists()
    assert at_work.exists()


def test_a_reference_that_does_not_protect_is_an_error():
    with pointing(models.CASCADE):
        (error,) = referrers_protect(None)

    assert error.id == "storage.E001"
    assert error.msg == "storage.Pointer.blob points to storage.Blob without on_delete=PROTECT."


class _CollectedAfterPublishing:
    """A folder in which a collector comes by right after bytes were published, before their row is written."""

    def __init__(self, folder) -> None:
        self._folder = folder
        self.open, self.stat = folder.open, folder.stat

    @contextmanager
    def receive(self, chunks):
        with self._folder.receive(chunks) as incoming:
            yield _Interrupted(incoming, self._folder)


class _Interrupted:
    def __init__(self, incoming, folder) -> None:
        self._incoming, self._folder = incoming, folder
        self.digest, self.size = incoming.digest, incoming.size
        self._collected = False

    def publish(self, *, replace: bool = False) -> None:
        self._incoming.publish(replace=replace)
        if not self._collected:
            self._collected = True
            assert list(collect(self._folder)) == [Orphan(self.digest, self.size)]
