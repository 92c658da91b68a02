"""A site with the samples is backed up, spoiled, and restored: into another folder, and into PostgreSQL and S3."""

import json
import os
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.db import connection

from storage.backends.filesystem import FolderStore
from storage.backends.s3 import S3Store
from storage.backends.s3_options import S3Options
from tests.backup.sites import PREPARE, Site
from tests.conftest import require
from tests.storage.conftest import empty

pytestmark = pytest.mark.xdist_group("moving house")


@pytest.fixture(scope="module")
def old(tmp_path_factory) -> Site:
    """A site as `make run` leaves it, with the samples."""
    site = Site(tmp_path_factory.mktemp("old"))
    site.shell(PREPARE)
    return site


@pytest.fixture(scope="module")
def kept(old, tmp_path_factory) -> Path:
    """Its backup."""
    place = tmp_path_factory.mktemp("kept") / "backup"
    old.done("backup", str(place))
    return place


def test_everything_comes_back_in_another_folder(old, kept, tmp_path):
    new = Site(tmp_path / "new", {"SITE_NAME": "Another"})
    new.done("migrate", "-v0")
    new.done("load_vocabularies", "-v0")
    said = new.done("restore", str(kept))

    assert "SITE_NAME was 'OER Repo' there and is 'Another' here." in said
    assert "Now make the search index: manage.py search rebuild" in said
    before = old.everything()
    assert '"resources": [["' in before
    assert new.everything() == before
    assert "Every file looked at is whole." in new.done("storage", "verify", "--all")
    new.done("search", "rebuild")
    new.done("search", "verify")


def test_from_sqlite_and_a_folder_to_postgresql_and_s3(old, kept, tmp_path, transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("Part of the suite on PostgreSQL.")
    server = urlsplit(os.environ.get("TEST_S3_URL", ""))
    require(bool(server.hostname), "An S3 server (TEST_S3_URL)")
    endpoint = f"http://{server.hostname}:{server.port}"
    os.environ.update(
        AWS_ACCESS_KEY_ID=server.username,
        AWS_SECRET_ACCESS_KEY=server.password,
        AWS_DEFAULT_REGION="us-east-1",
    )
    bucket, database = f"moved-{uuid4().hex[:12]}", f"moved_{uuid4().hex[:12]}"
    store = S3Store(bucket, "", S3Options(endpoint_url=endpoint))
    store.client.create_bucket(Bucket=bucket)
    place = connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {database}")
    try:
        new = Site(
            tmp_path / "new",
            {
                "DATABASE_URL": f"postgres://{place['USER']}:{place['PASSWORD']}@{place['HOST']}:{place['PORT']}/{database}",
                "STORAGE_URL": f"s3://{bucket}/oer?endpoint_url={endpoint}",
            },
        )
        new.done("migrate", "-v0")
        new.done("restore", str(kept))
        assert new.everything() == old.everything()
        # Ids go on where they were: a new person, statement and change can be written.
        new.shell("from oer_repo.accounts.models import User; User.objects.create_user('new@example.org')")
        # And back again, from S3: the same rows to the letter, and the one that is new.
        back = f"s3://{bucket}/backup?endpoint_url={endpoint}"
        new.done("backup", back)
        assert new.done("restore", back, "--check").endswith(": whole.\n")
    finally:
        empty(store)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {database} WITH (FORCE)")


def test_only_what_is_new_is_copied(old, kept):
    def blobs() -> set[str]:
        return {stat.digest for stat in FolderStore(kept).list()}

    before = {path: path.stat().st_ino for path in kept.glob("??/??/*")}
    first = blobs()
    old.shell("import io; from storage.keep import keep; keep(io.BytesIO(b'something new'))")
    old.done("backup", str(kept))

    after = {path: path.stat().st_ino for path in kept.glob("??/??/*")}
    assert {path: after[path] for path in before} == before
    # the new bytes and the rows that tell of them
    assert 0 < len(blobs() - first) <= 3
    assert len(old.done("restore", str(kept), "--list").split()) == 2


def test_a_site_that_is_not_empty_is_not_overwritten(old, kept):
    answer = old.manage("restore", str(kept))

    assert answer.returncode == 1
    assert "This site is not empty: restore into a new database" in answer.stderr


def test_no_secret_is_in_a_backup_unless_asked_for(old, kept, tmp_path):
    secret = (old.folder / "secret_key").read_text()
    notes = b"".join(path.read_bytes() for path in (kept / "notes").iterdir())
    assert secret.encode() not in notes
    assert b'"SITE_URL"' in notes

    old.done("backup", str(tmp_path / "all"), "--with-secret-key")
    (note,) = (tmp_path / "all" / "notes").iterdir()
    assert secret.encode() in note.read_bytes()


def test_a_damaged_backup_is_found_and_not_restored(old, tmp_path):
    place = tmp_path / "backup"
    old.done("backup", str(place))
    table = max(place.glob("??/??/*"), key=lambda path: path.read_bytes()[:2] == b"\x1f\x8b")
    table.write_bytes(b"\x1f\x8bspoiled")

    check = old.manage("restore", str(place), "--check")
    assert check.returncode == 1
    assert f"altered: {table.name}" in check.stdout or "are damaged in this backup" in check.stderr
    new = Site(tmp_path / "new")
    new.done("migrate", "-v0")
    answer = new.manage("restore", str(place))
    assert answer.returncode == 1
    assert "are damaged in this backup: take an earlier one" in answer.stderr
    assert '"people": []' in new.everything()


def test_damaged_files_are_named_and_the_rest_is_kept(old, tmp_path):
    folder = FolderStore(old.folder / "blobs")
    stat = next(folder.list())
    whole = folder.path(stat.digest).read_bytes()
    folder.path(stat.digest).write_bytes(whole[:-1] + b"\x00")
    try:
        answer = old.manage("backup", str(tmp_path / "backup"))
    finally:
        folder.path(stat.digest).write_bytes(whole)

    assert answer.returncode == 1
    assert f"damaged or missing: {stat.digest}" in answer.stdout
    assert "The backup is made, without the files above" in answer.stderr
    assert len(list((tmp_path / "backup" / "notes").iterdir())) == 1


KEEP_AND_FIND = """
import io
from storage import scan
from storage.keep import keep
from storage.models import Blob
blob = keep(io.BytesIO(b"malware"), name="game.txt")
Blob.objects.update(verdict="infected")
"""
REMOVE = """
from storage import scan
from storage.models import Blob
scan.remove_bytes(Blob.objects.get(), by="admin@example.org")
"""


def test_what_an_administrator_removed_is_not_lost_and_does_not_come_back(tmp_path):
    site, place = Site(tmp_path / "old"), tmp_path / "backup"
    site.done("migrate", "-v0")
    site.shell(KEEP_AND_FIND)
    site.done("backup", str(place))
    site.shell(REMOVE)
    site.done("backup", str(place))
    assert "damaged or missing" not in site.done("restore", str(place), "--check")

    new = Site(tmp_path / "new")
    new.done("migrate", "-v0")
    assert "damaged or missing" not in new.done("restore", str(place))
    kept = json.loads(new.everything())["bytes"]
    assert [whole for _digest, _size, whole in kept] == [False]  # the row is there, its bytes are not
    assert list(FolderStore(new.folder / "blobs").list()) == []
    new.done("storage", "verify", "--all")


def test_what_an_administrator_removed_is_not_missed_where_no_backup_ever_had_it(tmp_path):
    site, place = Site(tmp_path / "old"), tmp_path / "backup"
    site.done("migrate", "-v0")
    site.shell(KEEP_AND_FIND + REMOVE)
    site.done("backup", str(place))
    site.done("restore", str(place), "--check")
    new = Site(tmp_path / "new")
    new.done("migrate", "-v0")
    assert "damaged or missing" not in new.done("restore", str(place))


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (["nowhere"], "There is no backup  in file://"),
        (["nowhere", "--backup", "2026-01-01"], "There is no backup 2026-01-01 in file://"),
        (["s3://"], "names no store"),
    ],
)
def test_a_backup_that_is_not_there_is_said(old, tmp_path, what, said):
    answer = old.manage("restore", *[str(tmp_path / one) if one == "nowhere" else one for one in what])

    assert answer.returncode == 1
    assert said in answer.stderr
