"""Bytes on their way into a bucket: small ones wait in memory, large ones under a temporary key."""

import hashlib
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from boto3.s3.transfer import TransferConfig

from storage.errors import StorageError, StoreUnavailable
from storage.store import Incoming

if TYPE_CHECKING:
    from storage.backends.s3 import S3Store

PART = 8 * 1024**2
"""Up to this size one request; above it parts of this size or a multiple: S3 takes 10,000 of them."""

_GROWS_EVERY = 2000  # parts: 240 GiB fit into 10,000
_AT_ONCE = 3
# One request copies up to 5 GiB inside the store, and Ceph then copies no byte at all; beyond, in large parts.
_COPYING = TransferConfig(multipart_threshold=2 * 1024**3, multipart_chunksize=512 * 1024**2)


class Arriving:
    """Bytes on their way in; once they are many, a multipart upload under a temporary key.

    Parts go out in threads while the next bytes are read and hashed; never more than three are in memory.
    """

    def __init__(self, store: "S3Store") -> None:
        self._store = store
        self.key = f"{store.prefix}incoming/{uuid4().hex}"
        self._place = {"Bucket": store.bucket, "Key": self.key}
        self._upload = ""
        self._parts: list[Future[dict[str, Any]]] = []
        self._threads: ThreadPoolExecutor | None = None
        self._complete = False

    def take(self, chunks: Iterable[bytes]) -> Incoming:
        hashing, buffer = hashlib.sha256(), bytearray()
        for chunk in chunks:
            hashing.update(chunk)
            buffer += chunk
            while len(buffer) > (size := self._part_size()):
                self._send(bytes(memoryview(buffer)[:size]))
                del buffer[:size]
        if not self._parts:
            return SmallIncoming(self._store, hashing.hexdigest(), bytes(buffer))
        self._send(bytes(buffer))
        return self._finish(hashing.hexdigest())

    def _part_size(self) -> int:
        return PART * (1 + len(self._parts) // _GROWS_EVERY)

    def _send(self, data: bytes) -> None:
        if self._threads is None:
            with self._store.errors():
                begun = self._store.client.create_multipart_upload(
                    **self._place, **self._store.options.writing
                )
            self._upload, self._threads = begun["UploadId"], ThreadPoolExecutor(_AT_ONCE)
        if len(self._parts) >= _AT_ONCE:
            self._parts[-_AT_ONCE].result()  # waits, and says early what went wrong
        self._parts.append(self._threads.submit(self._send_part, len(self._parts) + 1, data))

    def _send_part(self, number: int, data: bytes) -> dict[str, Any]:
        with self._store.errors():
            answer = self._store.client.upload_part(
                **self._place, UploadId=self._upload, PartNumber=number, Body=data
            )
        return {"ETag": answer["ETag"], "PartNumber": number}

    def _finish(self, digest: str) -> Incoming:
        done = [part.result() for part in self._parts]
        with self._store.errors():
            self._store.client.complete_multipart_upload(
                **self._place, UploadId=self._upload, MultipartUpload={"Parts": done}
            )
        self._complete = True
        return LargeIncoming(self._store, digest, self.key)

    def abandon(self) -> None:
        """Leave nothing behind; what a dead connection keeps us from removing, `sweep` removes later."""
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
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
                    Bucket=self._store.bucket,
                    Key=self._store.key(self.digest),
                    Body=self._body,
                    **self._store.options.writing,
                )


class LargeIncoming:
    """Bytes that wait under a temporary key and are copied inside the store."""

    def __init__(self, store: "S3Store", digest: str, key: str) -> None:
        self._store, self.digest, self._key = store, digest, key
        with store.errors():
            self.size: int = store.client.head_object(Bucket=store.bucket, Key=key)["ContentLength"]

    def publish(self, *, replace: bool = False) -> None:
        if not replace and self._store.has(self.digest, self.size):
            return
        source = {"Bucket": self._store.bucket, "Key": self._key}
        with self._store.errors():
            self._store.client.copy(
                source,
                self._store.bucket,
                self._store.key(self.digest),
                ExtraArgs=self._store.options.writing or None,
                Config=_COPYING,
            )
        if not self._store.has(self.digest, self.size):
            raise StoreUnavailable(self._store.where, "a copy inside the store has another size")
