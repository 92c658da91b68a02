"""Entries as a ZIP or a compressed tar, piece by piece, never whole in memory or on disk; the same entries give the same bytes."""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from oer_repo.formats.course_record import CourseFile
from oer_repo.formats.packages.package import Entry

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can name
PIECE = 256 * 1024
COMPRESSED_ALREADY = (
    "image/",
    "video/",
    "audio/",
    "application/zip",
    "application/pdf",
    "application/epub",
    "application/gzip",
    "application/java-archive",
    "application/vnd.oasis.opendocument.",
    "application/vnd.openxmlformats-officedocument.",
    "application/vnd.rar",
    "application/x-7z-compressed",
    "application/x-bzip2",
    "application/x-xz",
)


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
            info.compress_type = compression(entry)
            for piece in into(archive, info, entry):
                yield from filter(None, [piece or outlet.emptied()])
    yield outlet.emptied()


def compression(entry: Entry) -> int:
    media_type = entry.content.media_type if isinstance(entry.content, CourseFile) else "text/plain"
    return zipfile.ZIP_STORED if media_type.startswith(COMPRESSED_ALREADY) else zipfile.ZIP_DEFLATED


def into(archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: Entry) -> Iterator[bytes]:
    """An empty piece each time that something was written."""
    if isinstance(entry.content, CourseFile):
        info.file_size = entry.content.size
        with archive.open(info, "w") as target:
            for piece in pieces_of(entry.content):
                target.write(piece)
                yield b""
    else:
        archive.writestr(info, entry.bytes_of())
    yield b""


def tarred(entries: Iterable[Entry]) -> Iterator[bytes]:
    """A gzip without name and time, so that it tells nothing but its content."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    for entry in entries:
        for piece in members(entry):
            yield packer.compress(piece)
    yield packer.compress(b"\0" * 1024) + packer.flush()


def members(entry: Entry) -> Iterator[bytes]:
    """Header, bytes, and zeros up to the next block of 512 (POSIX.1-2001 pax)."""
    info = tarfile.TarInfo(entry.path)
    info.mode = 0o644
    data = b"" if isinstance(entry.content, CourseFile) else entry.bytes_of()
    info.size = entry.content.size if isinstance(entry.content, CourseFile) else len(data)
    yield info.tobuf(tarfile.PAX_FORMAT)
    if isinstance(entry.content, CourseFile):
        yield from pieces_of(entry.content)
    else:
        yield data
    yield b"\0" * (-info.size % 512)


def pieces_of(file: CourseFile) -> Iterator[bytes]:
    stream = file.open()
    try:
        while piece := stream.read(PIECE):
            yield piece
    finally:
        stream.close()
