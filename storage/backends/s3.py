"""An S3 bucket as a store. The only file that knows boto3."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from storage.backends.s3_arriving import Arriving
from storage.backends.s3_options import S3Options
from storage.errors import BlobMissing, NoSpaceLeft, StorageError, StoreUnavailable
from storage.store import Incoming, Reading, Stat, checked_digest, checked_note

_MISSING = {"404", "NoSuchKey", "NotFound"}
_BEYOND = {"416", "InvalidRange"}
_FULL = {"507", "InsufficientStorage", "QuotaExceeded", "XMinioStorageFull"}


class S3Store:
    """`prefix/ab/cd/abcd…` for the bytes, `prefix/incoming/…` for large files that are still arriving."""

    def __init__(self, bucket: str, prefix: str = "", options: S3Options = S3Options()) -> None:  # noqa: B008 - frozen
        self.bucket = bucket
        self.options = options
        self.prefix = f"{prefix.strip('/')}/".lstrip("/")
        self.where = f"s3://{bucket}/{self.prefix}"
        try:
            self.client = _client(options)
        except (ValueError, BotoCoreError) as error:
            raise StoreUnavailable(self.where, error) from error

    @contextmanager
    def receive(self, chunks: Iterable[bytes]) -> Iterator[Incoming]:
        arriving = Arriving(self)
        try:
            yield arriving.take(chunks)
        finally:
            arriving.abandon()

    def open(self, digest: str, start: int = 0, stop: int | None = None) -> Reading:
        if stop is not None and stop <= start:
            self.stat(digest)
            return _Body(self, digest, None)
        last = "" if stop is None else stop - 1
        part = {"Range": f"bytes={start}-{last}"} if start or stop is not None else {}
        with self.errors(digest):
            try:
                answer = self.client.get_object(Bucket=self.bucket, Key=self.key(digest), **part)
            except ClientError as error:
                if _code(error) not in _BEYOND:
                    raise
                return _Body(self, digest, None)
        return _Body(self, digest, answer["Body"])

    def stat(self, digest: str) -> Stat:
        with self.errors(digest):
            found = self.client.head_object(Bucket=self.bucket, Key=self.key(digest))
        return Stat(digest, found["ContentLength"], found["LastModified"])

    def delete(self, digest: str) -> None:
        self.remove(self.key(digest))

    def url(self, digest: str, *, disposition: str, media_type: str, seconds: int = 300) -> str | None:
        wanted = {"ResponseContentDisposition": disposition, "ResponseContentType": media_type}
        place = {"Bucket": self.bucket, "Key": self.key(digest)}
        with self.errors():
            signed: str = self.client.generate_presigned_url("get_object", place | wanted, ExpiresIn=seconds)
        return signed

    def inner_path(self, digest: str) -> str | None:
        return None

    def list(self) -> Iterator[Stat]:
        for key, size, modified in self._objects(self.prefix):
            digest = key.rpartition("/")[2]
            with suppress(StorageError):  # another's object below our prefix is none of ours
                if key == self.key(digest):
                    yield Stat(digest, size, modified)

    def sweep(self, before: datetime, *, dry_run: bool = False) -> int:
        uploads, keys = list(self._broken_uploads(before)), list(self._broken_objects(before))
        if not dry_run:
            for key, upload in uploads:
                self.abort(key, upload)
            for key in keys:
                self.remove(key)
        return len(uploads) + len(keys)

    def _broken_uploads(self, before: datetime) -> Iterator[tuple[str, str]]:
        with self.errors():
            for page in self.client.get_paginator("list_multipart_uploads").paginate(
                Bucket=self.bucket, Prefix=f"{self.prefix}incoming/"
            ):
                for upload in page.get("Uploads", []):
                    if upload["Initiated"] < before:
                        yield upload["Key"], upload["UploadId"]

    def _broken_objects(self, before: datetime) -> Iterator[str]:
        for key, _size, modified in self._objects(f"{self.prefix}incoming/"):
            if modified < before:
                yield key

    def write_note(self, name: str, text: bytes) -> None:
        with self.errors():
            self.client.put_object(
                Bucket=self.bucket, Key=self._note(name), Body=text, **self.options.writing
            )

    def read_note(self, name: str) -> bytes:
        with self.errors(name):
            answer = self.client.get_object(Bucket=self.bucket, Key=self._note(name))
            text: bytes = answer["Body"].read()
        return text

    def notes(self) -> Iterator[str]:
        for key, _size, _modified in self._objects(f"{self.prefix}notes/"):
            yield key.rpartition("/")[2]

    def _note(self, name: str) -> str:
        return f"{self.prefix}notes/{checked_note(name)}"

    def key(self, digest: str) -> str:
        checked_digest(digest)
        return f"{self.prefix}{digest[:2]}/{digest[2:4]}/{digest}"

    def remove(self, key: str) -> None:
        with self.errors():
            self.client.delete_object(Bucket=self.bucket, Key=key)

    def abort(self, key: str, upload: str) -> None:
        with self.errors():
            self.client.abort_multipart_upload(Bucket=self.bucket, Key=key, UploadId=upload)

    def has(self, digest: str, size: int) -> bool:
        try:
            return self.stat(digest).size == size
        except BlobMissing:
            return False

    def _objects(self, prefix: str) -> Iterator[tuple[str, int, datetime]]:
        with self.errors():
            for page in self.client.get_paginator("list_objects_v2").paginate(
                Bucket=self.bucket, Prefix=prefix
            ):
                for found in page.get("Contents", []):
                    yield found["Key"], found["Size"], found["LastModified"]

    @contextmanager
    def errors(self, digest: str = "") -> Iterator[None]:
        """boto3's errors become ours."""
        try:
            yield
        except ClientError as error:
            code = _code(error)
            if digest and code in _MISSING:
                raise BlobMissing(digest) from error
            if code in _FULL:
                raise NoSpaceLeft(self.where) from error
            raise StoreUnavailable(self.where, error) from error
        except (BotoCoreError, boto3.exceptions.Boto3Error) as error:
            raise StoreUnavailable(self.where, error) from error


class _Body:
    """An answer being read; None is the answer without bytes."""

    def __init__(self, store: S3Store, digest: str, body: Any) -> None:
        self._store, self._digest, self._body = store, digest, body

    def read(self, size: int = -1, /) -> bytes:
        if self._body is None:
            return b""
        with self._store.errors(self._digest):
            data: bytes = self._body.read(None if size < 0 else size)
        return data

    def close(self) -> None:
        if self._body is not None:
            self._body.close()


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def _client(options: S3Options) -> Any:
    """`when_required`: Ceph and other servers refuse the checksums that boto3 adds of its own accord."""
    # A session of its own reads the description of the service anew, which takes long.
    session = boto3.Session(profile_name=options.profile) if options.profile else boto3
    return session.client(
        "s3",
        endpoint_url=options.endpoint_url or None,
        region_name=options.region or None,
        config=Config(
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"addressing_style": options.addressing},
            retries={"mode": "standard", "max_attempts": 4},
            connect_timeout=min(10, options.timeout),
            read_timeout=options.timeout,
            max_pool_connections=20,
        ),
    )
