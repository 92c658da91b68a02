"""Which stores the settings name."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from storage.backends.filesystem import FolderStore
from storage.backends.s3_options import read_options
from storage.errors import StoreMisconfigured
from storage.store import Store


def default_store() -> Store:
    """The store of `STORAGE_URL`."""
    return open_store(settings.STORAGE_URL, settings.S3_ENDPOINT_URL)


def second_store() -> Store | None:
    """The store of `STORAGE_SECOND_URL`, from which damaged bytes are healed; None when there is none."""
    url = settings.STORAGE_SECOND_URL
    return open_store(url, settings.S3_ENDPOINT_URL) if url else None


@lru_cache(maxsize=8)
def open_store(url: str, endpoint_url: str = "") -> Store:
    """The store at `file:///folder` or `s3://bucket/prefix?option=value`."""
    scheme, _, rest = url.partition("://")
    if scheme == "file" and Path(rest).is_absolute():
        return FolderStore(Path(rest))
    place, _, query = rest.partition("?")
    bucket, _, prefix = place.partition("/")
    if scheme == "s3" and bucket:
        from storage.backends.s3 import S3Store  # boto3 takes long to import and a folder needs none of it

        try:
            return S3Store(bucket, prefix, read_options(query, endpoint_url))
        except ValueError as error:
            raise StoreMisconfigured(url, str(error)) from error
    raise StoreMisconfigured(url)
