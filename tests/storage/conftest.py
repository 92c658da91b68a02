from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto import mock_aws

from storage.backends.filesystem import FolderStore
from storage.backends.s3 import S3Store
from storage.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> FolderStore:
    """The store of the settings (see tests/conftest.py): a folder of the test's own."""
    return FolderStore(tmp_path / "blobs")


@pytest.fixture
def bucket(monkeypatch) -> Iterator[S3Store]:
    """A bucket inside this process, with things of somebody else in it."""
    for name, value in [
        ("ACCESS_KEY_ID", "test"),
        ("SECRET_ACCESS_KEY", "test"),
        ("DEFAULT_REGION", "us-east-1"),
    ]:
        monkeypatch.setenv(f"AWS_{name}", value)
    with mock_aws():
        client = boto3.client("s3")
        client.create_bucket(Bucket="library")
        client.put_object(Bucket="library", Key="oer/README", Body=b"not a blob")
        yield S3Store("library", "oer")


@pytest.fixture(params=["folder", "bucket"])
def store(request) -> Store:
    """Every store, one after the other."""
    return request.getfixturevalue(request.param)
