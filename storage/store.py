"""The store protocol: bytes under the name of their own SHA-256."""

import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from storage.errors import BadDigest, BlobDamaged

CHUNK = 256 * 1024
"""How many bytes are read, written and sent at a time: memory stays constant whatever the file."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_NOTE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class Stat:
    """What a store knows of the bytes it holds."""

    digest: str
    size: int
    modified: datetime


class Reading(Protocol):
    """Bytes being read; whoever opened it closes it."""

    def read(self, size: int = -1, /) -> bytes: ...
    def close(self) -> None: ...


class Incoming(Protocol):
    """Bytes that have arrived whole but are not yet in the store under their digest."""

    @property
    def digest(self) -> str: ...
    @property
    def size(self) -> int: ...

    def publish(self, *, replace: bool = False) -> None:
        """Put them under their digest, durably, unless they are there; may be called again.

        `replace` writes over what is there, because that is known to be damaged.
        """


class Store(Protocol):
    """A place for bytes: a folder or an S3 bucket."""

    where: str

    def receive(self, chunks: Iterable[bytes]) -> AbstractContextManager[Incoming]:
        """Take the bytes in; what was not published is gone when the context ends."""
        ...

    def open(self, digest: str, start: int = 0, stop: int | None = None) -> Reading:
        """Read from `start` up to, not including, `stop`."""
        ...

    def stat(self, digest: str) -> Stat: ...

    def delete(self, digest: str) -> None:
        """Remove the bytes; silent when they are not there."""

    def url(self, digest: str, *, disposition: str, media_type: str, seconds: int = 300) -> str | None:
        """An address at which the store itself hands out the bytes for a while; None where it cannot."""
        ...

    def inner_path(self, digest: str) -> str | None:
        """Where the bytes are below the store's folder, for a front server that reads it too; None where there is none."""
        ...

    def list(self) -> Iterator[Stat]: ...

    def sweep(self, before: datetime, *, dry_run: bool = False) -> int:
        """Remove what writers that were killed before then left behind, or only count it; says how many."""
        ...

    def write_note(self, name: str, text: bytes) -> None:
        """Keep a small text under a name beside the bytes: all of it or nothing."""
        ...

    def read_note(self, name: str) -> bytes: ...

    def notes(self) -> Iterator[str]:
        """The names of all notes, in their order."""
        ...


def checked_digest(digest: str) -> str:
    """The digest itself, once it is sure that it is one and can climb out of no folder."""
    if not _DIGEST.fullmatch(digest):
        raise BadDigest(digest)
    return digest


def checked_note(name: str) -> str:
    """The name itself, once it is sure that it can climb out of no folder."""
    if not _NOTE.fullmatch(name):
        raise ValueError(f"{name!r} is no name for a note: letters, digits, dots and hyphens.")
    return name


def put(store: Store, chunks: Iterable[bytes], *, digest: str | None = None) -> tuple[str, int]:
    """Store the bytes and say their digest and size; refuse them if they are not those of `digest`."""
    with store.receive(chunks) as incoming:
        if digest is not None and incoming.digest != checked_digest(digest):
            raise BlobDamaged(digest, incoming.digest)
        incoming.publish()
        return incoming.digest, incoming.size


def chunks_of(reading: Reading, size: int = CHUNK) -> Iterator[bytes]:
    """What is read, piece by piece."""
    while chunk := reading.read(size):
        yield chunk


def carry(digest: str, source: Store, target: Store) -> int:
    """The bytes from one store into another, refused unless they are those of the digest; how many."""
    reading = source.open(digest)
    try:
        return put(target, chunks_of(reading), digest=digest)[1]
    finally:
        reading.close()
