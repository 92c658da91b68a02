import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import boto3
import pytest
from moto import mock_aws

from storage.backends.filesystem import FolderStore
from storage.backends.s3 import S3Store
from storage.backends.s3_options import S3Options
from storage.store import Store
from tests.conftest import require


@pytest.fixture
def folder(tmp_path: Path) -> FolderStore:
    """The store of the settings (see tests/conftest.py): a folder of the test's own."""
    return FolderStore(tmp_path / "blobs")


NOWHERE = "s3://nowhere?endpoint_url=http://127.0.0.1:9&region=us-east-1"
"""A store at whose address nothing listens."""


@pytest.fixture
def credentials(monkeypatch) -> None:
    """What boto3 asks the environment for (once for a process); without them it asks the network."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test-access-key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test-secret-key")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")


@pytest.fixture
def bucket(credentials) -> Iterator[S3Store]:
    """A bucket inside this process, with things of somebody else in it."""
    with mock_aws():
        client = boto3.client("s3")
        client.create_bucket(Bucket="library")
        client.put_object(Bucket="library", Key="oer/README", Body=b"not a blob")
        yield S3Store("library", "oer")


RGW = pytest.param("rgw", marks=pytest.mark.xdist_group("rgw"))
"""One at a time: some tests take its door away."""


@pytest.fixture
def gateway(credentials) -> str:
    """The address of a real Ceph RGW (`.ci/services/ceph-rgw.sh`)."""
    url = urlsplit(os.environ.get("TEST_S3_URL", ""))
    require(bool(url.hostname), "An S3 server (TEST_S3_URL)")
    return f"{url.scheme}://{url.hostname}:{url.port}"


@pytest.fixture
def rgw(gateway) -> Iterator[S3Store]:
    """A bucket of the test's own on it; it is emptied afterwards, for it lives in memory."""
    store = S3Store(f"library-{uuid4().hex[:12]}", "oer", S3Options(endpoint_url=gateway))
    store.client.create_bucket(Bucket=store.bucket)
    store.client.put_object(Bucket=store.bucket, Key="oer/README", Body=b"not a blob")
    yield store
    empty(store)


def empty(store: S3Store) -> None:
    for upload in store.client.list_multipart_uploads(Bucket=store.bucket).get("Uploads", []):
        store.abort(upload["Key"], upload["UploadId"])
    for page in store.client.get_paginator("list_objects_v2").paginate(Bucket=store.bucket):
        for found in page.get("Contents", []):
            store.remove(found["Key"])
    store.client.delete_bucket(Bucket=store.bucket)


@pytest.fixture(params=["folder", "bucket", RGW])
def store(request) -> Store:
    """Every store, one after the other."""
    return request.getfixturevalue(request.param)
