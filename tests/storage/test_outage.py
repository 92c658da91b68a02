"""The door of a real Ceph is shut and opened again while files are kept."""

import io
import os
import subprocess
from pathlib import Path

import pytest

from storage.errors import StoreUnavailable
from storage.fixity import damage_of
from storage.keep import keep
from storage.models import Blob
from tests.conftest import require

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("rgw")]
SERVICE = Path(__file__).resolve().parents[2] / ".ci" / "services" / "ceph-rgw.sh"


def door(action: str) -> None:
    subprocess.run(["bash", SERVICE, action, os.environ["TEST_S3_DIR"]], check=True, capture_output=True)


def test_what_was_acknowledged_before_and_after_an_outage_of_rgw_is_whole(rgw):
    require("TEST_S3_DIR" in os.environ, "The folder of the S3 server (TEST_S3_DIR)")
    large = os.urandom(9 * 1024**2)
    acknowledged = [keep(io.BytesIO(b"before"), store=rgw).digest]

    class Film(io.BytesIO):
        """Its second half comes when the server has gone."""

        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() == 0:
                door("stop-gateway")
            return super().read(size)

    try:
        with pytest.raises(StoreUnavailable, match="does not answer as it should"):
            keep(Film(large), store=rgw)
    finally:
        door("start-gateway")
    acknowledged.append(keep(io.BytesIO(large), store=rgw).digest)

    assert sorted(Blob.objects.values_list("pk", flat=True)) == sorted(acknowledged)
    assert [damage_of(rgw, digest) for digest in acknowledged] == [None, None]
