"""Bytes on their way into a bucket: small ones wait in memory, large ones under a temporary key."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from storage.errors import StorageError
from storage.store import Incoming

if TYPE_CHECKING:
    from storage.backends.s3 import S3Store

PART = 16 * 1024**2
"""Up to this size one request; above it parts of this size (S3 allows 10,000: 156 GiB)."""


class Arriving:
    """A large file on its way in, as a multipart upload under a temporary key."""

    def __init__(self, store: "S3Store") -> None:
        self._store = store
        self.key = f"{store.prefix}incoming/{uuid4().hex}"
        self._place = {"Bucket": store.bucket, "Key": self.key}
        self._upload = ""
        self._done: list[dict[str, Any]] = []
        self._complete = False

    def add(self, data: bytearray) -> None:
        client, number = self._store.client, len(self._done) + 1
        with self._store.errors():
            if not self._upload:
                self._upload = client.create_multipart_upload(**self._place)["UploadId"]
            answer = client.upload_part(
                **self._place, UploadId=self._upload, PartNumber=number, Body=bytes(data)
            )
        self._done.append({"ETag": answer["ETag"], "PartNumber": number})

    def finish(self, digest: str, rest: bytearray) -> Incoming:
        if not self._done:
            return SmallIncoming(self._store, digest, bytes(rest))
        self.add(rest)
        with self._store.errors():
            self._store.client.complete_multipart_upload(
                **self._place, UploadId=self._upload, MultipartUpload={"Parts": self._done}
            )
        self._complete = True
        return LargeIncoming(self._store, digest, self.key)

    def abandon(self) -> None:
        """Leave nothing behind; what a dead connection keeps us from removing, `sweep` removes later."""
        with suppress(StorageError):
            if self._complete:
                self._store.remove(self.key)
            elif self._upload:
                self._store.abort(self.key, self._upload)


class SmallIncoming:
    """Bytes that wait in memory for one request."""

    def __init__(self, store: "S3Store", digest: str, body: bytes) -> None:
        self._store, self.digest, self._body, self.size = store, digest, body, len(body)

    def publish(self, *, replace: bool = False) -> None:
        if replace or not self._store.has(self.digest, self.size):
            with self._store.errors():
                self._store.client.put_object(
                    Bucket=self._store.bucket, Key=self._store.key(self.digest), Body=self._body
                )


class LargeIncoming:
    """Bytes that wait under a temporary key and are copied inside the store."""

    def __init__(self, store: "S3Store", digest: str, key: str) -> None:
        self._store, self.digest, self._key = store, digest, key
        with store.errors():
            self.size: int = store.client.head_object(Bucket=store.bucket, Key=key)["ContentLength"]

    def publish(self, *, replace: bool = False) -> None:
        if replace or not self._store.has(self.digest, self.size):
            source = {"Bucket": self._store.bucket, "Key": self._key}
            with self._store.errors():
                self._store.client.copy(source, self._store.bucket, self._store.key(self.digest))
