"""tar, read once from front to back (POSIX.1-2001 pax, GNU, ustar)."""

import tarfile
from typing import IO, BinaryIO, Protocol, cast

from storage.archives.limits import Allowance, Flawed
from storage.archives.names import Names
from storage.archives.zips import Inside

HEAD = 512
_MAGIC_AT, _MAGIC = 257, b"ustar"


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def is_tar(head: bytes) -> bool:
    return head[_MAGIC_AT : _MAGIC_AT + len(_MAGIC)] == _MAGIC


def inspect_tar(stream: Readable, allowance: Allowance, inside: Inside) -> None:
    """Raises Flawed; `inside` is given each file's name, its bytes to read, and its size."""
    names = Names()
    try:
        with tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|") as archive:
            for member in archive:
                archive.members = []  # type: ignore[attr-defined]  # else it remembers every one
                names.add(member.name.rstrip("/") or "/")
                allowance.announced(member.size, member.name)
                if not (member.isreg() or member.isdir()):
                    raise Flawed("link", member.name)
                if content := archive.extractfile(member):
                    inside(member.name, cast("BinaryIO", content), member.size)
    except (tarfile.TarError, ValueError, EOFError, OSError) as error:
        raise Flawed("broken") from error
