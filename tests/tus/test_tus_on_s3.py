"""Pieces wait in a folder, the whole goes into a bucket of a real S3 server (Ceph), and comes out of it again."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks.client import Client
from benchmarks.running_site import Site
from storage.backends.s3 import S3Store
from tests.conftest import require
from tests.storage.conftest import credentials, gateway, rgw  # noqa: F401
from tests.tus.clients import CLIENTS, To
from tests.tus.conftest import MIB
from tests.tus.proxy import Line

pytestmark = pytest.mark.xdist_group("rgw")


@pytest.fixture
def site(rgw: S3Store, gateway: str, tmp_path: Path) -> Iterator[Site]:  # noqa: F811
    """A site of its own: its store is that bucket."""
    server = urlsplit(os.environ["TEST_S3_URL"])
    settings = {
        "STORAGE_URL": f"s3://{rgw.bucket}/uploads",
        "S3_ENDPOINT_URL": gateway,
        "AWS_ACCESS_KEY_ID": server.username or "",
        "AWS_SECRET_ACCESS_KEY": server.password or "",
    }
    folder = tmp_path / "site"
    folder.mkdir()
    site = Site(folder, settings=settings)
    site.start()
    try:
        site.wait()
        yield site
    finally:
        site.kill_everything()


@pytest.fixture
def token(site: Site) -> str:
    return site.token()


def test_it_becomes_an_object(
    site: Site,
    token: str,
    api: Client,
    line: Line,
    rgw: S3Store,  # noqa: F811
    film: Path,
    assert_kept: Callable[[str, Path], None],
):
    require(bool(os.environ.get("TUS_JS_CLIENT")), "tus-js-client (TUS_JS_CLIENT)")
    for number, upload in enumerate(CLIENTS.values()):
        film.write_bytes(film.read_bytes() + bytes([number]))  # other bytes, another object
        resource = api.post("/api/v1/resources/", {"titles": {"en": "Rain"}})["id"]
        line.cuts = [MIB, 3 * MIB, 200_000]
        assert_kept(upload(film, To(line.port, token, resource)), film)
        assert not list((site.folder / "resumable").iterdir())
    found = rgw.client.list_objects_v2(Bucket=rgw.bucket, Prefix="uploads/")["Contents"]
    assert sorted(one["Size"] for one in found if one["Size"] > MIB) == [
        film.stat().st_size - 2,
        film.stat().st_size - 1,
        film.stat().st_size,
    ]
