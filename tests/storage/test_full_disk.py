"""A disk that is really full: a small file system in memory, where this machine lets us make one."""

import io
import os
from datetime import timedelta

import pytest
from django.utils import timezone

from storage.backends.filesystem import FolderStore
from storage.errors import NoSpaceLeft
from storage.keep import keep
from storage.models import Blob
from tests.storage.test_store_contract import read

pytestmark = pytest.mark.django_db
MIB = 1024**2


def test_a_full_disk_keeps_what_it_has_and_says_so(small_disk, settings):
    settings.STORAGE_URL = f"file://{small_disk}"
    store = FolderStore(small_disk)
    acknowledged = [keep(io.BytesIO(os.urandom(MIB))).digest for _ in range(2)]

    for _ in range(3):
        with pytest.raises(NoSpaceLeft, match="has no space left for this file and nothing of it was kept"):
            keep(io.BytesIO(os.urandom(3 * MIB)))
    assert sorted(Blob.objects.values_list("pk", flat=True)) == sorted(acknowledged)
    assert all(len(read(store, digest, chunk=MIB)) == MIB for digest in acknowledged)
    assert store.sweep(timezone.now() + timedelta(hours=1)) == 0
    assert keep(io.BytesIO(b"small enough")).size == 12
