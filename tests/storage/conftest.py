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
def credentials(monkeypatch) -> None:
    """What boto3 asks the environment for; without them it asks the network."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")


@pytest.fixture
def bucket(credentials) -> Iterator[S3Store]:
    """A bucket inside this process, with things of somebody else in it."""
    with mock_aws():
        client = boto3.client("s3")
        client.create_bucket(Bucket="library")
        client.put_object(Bucket="library", Key="oer/README", Body=b"not a blob")
        yield S3Store("library", "oer")


@pytest.fixture(params=["folder", "bucket"])
def store(request) -> Store:
    """Every store, one after the other."""
    return request.getfixturevalue(request.param)
