"""The door of a real Ceph is shut and opened again while files are kept: a door of the test's own, others go by theirs."""

import io
import os
from collections.abc import Iterator

import pytest

from benchmarks.store_outage import Door
from storage.backends.s3 import S3Store
from storage.backends.s3_options import S3Options
from storage.errors import StoreUnavailable
from storage.fixity import damage_of
from storage.keep import keep
from storage.models import Blob
from tests.conftest import require

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("rgw")]


@pytest.fixture
def door() -> Iterator[Door]:
    require("TEST_S3_DIR" in os.environ, "The folder of the S3 server (TEST_S3_DIR)")
    door = Door()
    door.open()
    yield door
    door.shut()


def test_what_was_acknowledged_before_and_after_an_outage_of_rgw_is_whole(rgw, door):
    store = S3Store(rgw.bucket, "oer", S3Options(endpoint_url=f"http://127.0.0.1:{door.port}"))
    large = os.urandom(9 * 1024**2)
    acknowledged = [keep(io.BytesIO(b"before"), store=store).digest]

    class Film(io.BytesIO):
        """Its second half comes when the server has gone."""

        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() == 0:
                door.shut()
            return super().read(size)

    with pytest.raises(StoreUnavailable, match="does not answer as it should"):
        keep(Film(large), store=store)
    assert damage_of(rgw, acknowledged[0]) is None  # by the other door
    door.open()
    acknowledged.append(keep(io.BytesIO(large), store=store).digest)

    assert sorted(Blob.objects.values_list("pk", flat=True)) == sorted(acknowledged)
    assert [damage_of(store, digest) for digest in acknowledged] == [None, None]
