"""Which store the settings name."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from storage.backends.filesystem import FolderStore
from storage.errors import StoreMisconfigured
from storage.store import Store


def default_store() -> Store:
    """The store of `STORAGE_URL`."""
    return open_store(settings.STORAGE_URL, settings.S3_ENDPOINT_URL)


@lru_cache(maxsize=8)
def open_store(url: str, endpoint_url: str = "") -> Store:
    """The store at `file:///folder` or `s3://bucket/prefix`."""
    scheme, _, rest = url.partition("://")
    if scheme == "file" and Path(rest).is_absolute():
        return FolderStore(Path(rest))
    bucket, _, prefix = rest.partition("/")
    if scheme == "s3" and bucket:
        from storage.backends.s3 import S3Store  # boto3 takes long to import and a folder needs none of it

        return S3Store(bucket, prefix, endpoint_url)
    raise StoreMisconfigured(url)
