"""Entries as a ZIP or a compressed tar, piece by piece, never whole in memory or on disk; the same entries give the same bytes."""

import io
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain

from oer_repo.formats.course_record import CourseFile
from oer_repo.formats.packages.package import Entry
from oer_repo.formats.packages.squeezing import Gzip, shrinks

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can name
PIECE = 256 * 1024


class Outlet(io.RawIOBase):
    """What zipfile writes into, emptied after each piece."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.pieces.append(bytes(data))
        return len(data)

    def emptied(self) -> bytes:
        taken, self.pieces = b"".join(self.pieces), []
        return taken


def zipped(entries: Iterable[Entry]) -> Iterator[bytes]:
    outlet = Outlet()
    with zipfile.ZipFile(outlet, "w", allowZip64=True) as archive:
        for entry in entries:
            info = zipfile.ZipInfo(entry.path, EPOCH)
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            for piece in into(archive, info, entry):
                yield from filter(None, [piece or outlet.emptied()])
    yield outlet.emptied()


def into(archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: Entry) -> Iterator[bytes]:
    """An empty piece each time that something was written."""
    if isinstance(entry.content, CourseFile):
        info.file_size = entry.content.size
        pieces, squeezed = looked_at(entry.content)
        if not squeezed:
            info.compress_type = zipfile.ZIP_STORED
        with archive.open(info, "w") as target:
            for piece in pieces:
                target.write(piece)
                yield b""
    else:
        archive.writestr(info, entry.bytes_of())
    yield b""


def tarred(entries: Iterable[Entry]) -> Iterator[bytes]:
    packer = Gzip()
    for entry in entries:
        for piece, squeezed in members(entry):
            yield packer.add(piece, squeezed=squeezed)
    yield packer.add(b"\0" * 1024) + packer.end()


def members(entry: Entry) -> Iterator[tuple[bytes, bool]]:
    """Header, bytes, and zeros up to the next block of 512 (POSIX.1-2001 pax); with each whether to compress it."""
    info = tarfile.TarInfo(entry.path)
    info.mode = 0o644
    data = b"" if isinstance(entry.content, CourseFile) else entry.bytes_of()
    info.size = entry.content.size if isinstance(entry.content, CourseFile) else len(data)
    yield info.tobuf(tarfile.PAX_FORMAT), True
    if isinstance(entry.content, CourseFile):
        pieces, squeezed = looked_at(entry.content)
        for piece in pieces:
            yield piece, squeezed
    else:
        yield data, True
    yield b"\0" * (-info.size % 512), True


def looked_at(file: CourseFile) -> tuple[Iterator[bytes], bool]:
    """Its pieces, and whether they are worth compressing."""
    pieces = pieces_of(file)
    first = next(pieces, b"")
    return chain([first], pieces), shrinks(file.media_type, first)


def pieces_of(file: CourseFile) -> Iterator[bytes]:
    stream = file.open()
    try:
        while piece := stream.read(PIECE):
            yield piece
    finally:
        stream.close()
