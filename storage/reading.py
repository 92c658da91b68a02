"""Stored bytes as a seekable file, for what must jump about in them: ZIP packages, PDF, images."""

import io
from typing import BinaryIO

from storage.store import CHUNK, Store


class _Ranges(io.RawIOBase):
    """A read-only file whose every read is one range of the stored bytes."""

    def __init__(self, store: Store, digest: str, size: int) -> None:
        self._store, self._digest, self._size, self._at = store, digest, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if origin + offset < 0:
            raise ValueError(f"cannot seek to {origin + offset}, before the first byte")
        self._at = origin + offset
        return self._at

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        stop = min(self._at + len(buffer), self._size)
        if stop <= self._at:
            return 0
        reading = self._store.open(self._digest, self._at, stop)
        try:
            data = reading.read(stop - self._at)
        finally:
            reading.close()
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def open_seekable(store: Store, digest: str, buffer: int = CHUNK) -> BinaryIO:
    """The stored bytes as a file that can be read from anywhere, `buffer` bytes at a time: on S3 each is a request."""
    return io.BufferedReader(_Ranges(store, digest, store.stat(digest).size), buffer)
