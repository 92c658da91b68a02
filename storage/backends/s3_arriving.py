"""Bytes on their way into a bucket: small ones wait in memory, large ones under a temporary key."""

import hashlib
import io
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
_AT_ONCE = 4
# One request copies up to 5 GiB inside the store, and Ceph then copies no byte at all; beyond, in large parts.
_COPYING = TransferConfig(multipart_threshold=2 * 1024**3, multipart_chunksize=512 * 1024**2)


class Arriving:
    """Bytes on their way in; once they are many, a multipart upload under a temporary key.

    Parts go out in threads while the next bytes are read and hashed; never more than five are in memory.
    """

    def __init__(self, store: "S3Store") -> None:
        self._store = store
        self.key = f"{store.prefix}incoming/{uuid4().hex}"
        self._upload: _Multipart | None = None

    def take(self, chunks: Iterable[bytes]) -> Incoming:
        hashing, size, waiting = hashlib.sha256(), 0, list[bytes]()
        for chunk in chunks:
            hashing.update(chunk)
            size += len(chunk)
            waiting.append(chunk)
            if self._upload is None and size > PART:
                self._upload = _Multipart(self._store, self.key)
            if self._upload:
                while waiting:
                    self._upload.write(waiting.pop(0))
        if self._upload is None:
            return SmallIncoming(self._store, hashing.hexdigest(), b"".join(waiting))
        self._upload.complete()
        return LargeIncoming(self._store, hashing.hexdigest(), self.key, size)

    def abandon(self) -> None:
        """Leave nothing behind; what a dead connection keeps us from removing, `sweep` removes later."""
        if self._upload:
            self._upload.abandon()


class _Part(io.RawIOBase):
    """The chunks that were read, as a file: they go to the socket as they came, copied nowhere.

    boto3 reads 16 KiB at a time, which are hundreds of calls for a part; asked for some bytes, this gives the
    next chunk whole. Asked for all, it gives all. Only its beginning (a new attempt) and its end can be sought.
    """

    def __init__(self, chunks: list[bytes]) -> None:
        self._chunks, self._next = chunks, 0

    def __len__(self) -> int:
        return sum(map(len, self._chunks))

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return sum(map(len, self._chunks[: self._next]))

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        if offset or whence == io.SEEK_CUR:
            raise io.UnsupportedOperation("a part is sent from its beginning")
        self._next = 0 if whence == io.SEEK_SET else len(self._chunks)
        return self.tell()

    def read(self, size: int | None = -1, /) -> bytes:
        begin = self._next
        self._next = min(begin + 1, len(self._chunks)) if size and size > 0 else len(self._chunks)
        return b"".join(self._chunks[begin : self._next])

    def close(self) -> None:
        """Forget the bytes: boto3 holds its requests until the garbage is collected."""
        self._chunks = []
        super().close()


class _Multipart:
    """One multipart upload: parts of one size (but the last), each sent by a thread."""

    def __init__(self, store: "S3Store", key: str) -> None:
        self._store = store
        self._place = {"Bucket": store.bucket, "Key": key}
        self._parts: list[Future[dict[str, Any]]] = []
        self._waiting: list[bytes] = []
        self._room = PART
        self._complete = False
        with store.errors():
            begun = store.client.create_multipart_upload(**self._place, **store.options.writing)
        self._id = begun["UploadId"]
        self._threads = ThreadPoolExecutor(_AT_ONCE)

    def write(self, data: bytes) -> None:
        while data:
            if not self._room:
                self._send()
            self._waiting.append(data[: self._room])  # all of it is no copy
            data = data[self._room :]
            self._room -= len(self._waiting[-1])

    def _send(self) -> None:
        if len(self._parts) >= _AT_ONCE:
            self._parts[-_AT_ONCE].result()  # waits, and says early what went wrong
        part, self._waiting = _Part(self._waiting), []
        self._parts.append(self._threads.submit(self._send_part, len(self._parts) + 1, part))
        self._room = PART * (1 + len(self._parts) // _GROWS_EVERY)

    def _send_part(self, number: int, part: _Part) -> dict[str, Any]:
        with part, self._store.errors():
            answer = self._store.client.upload_part(
                **self._place, UploadId=self._id, PartNumber=number, Body=part
            )
        return {"ETag": answer["ETag"], "PartNumber": number}

    def complete(self) -> None:
        self._send()
        done = [part.result() for part in self._parts]
        with self._store.errors():
            self._store.client.complete_multipart_upload(
                **self._place, UploadId=self._id, MultipartUpload={"Parts": done}
            )
        self._complete = True

    def abandon(self) -> None:
        self._threads.shutdown(cancel_futures=True)
        with suppress(StorageError):
            if self._complete:
                self._store.remove(self._place["Key"])
            else:
                self._store.abort(self._place["Key"], self._id)


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

    def __init__(self, store: "S3Store", digest: str, key: str, size: int) -> None:
        self._store, self.digest, self._key, self.size = store, digest, key, size

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
