"""Which bytes are worth compressing, and a gzip of one member in which those that are not are stored."""

import zlib
from collections.abc import Iterator
from struct import pack

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
TRIED = 64 * 1024  # bytes
WORTH_IT = 0.95
HEADER = bytes(
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
)  # RFC 1952: neither name nor time, so it tells only its content
MOST_STORED = 0xFFFF  # bytes of one stored block (RFC 1951 s. 3.2.4)


def shrinks(media_type: str, first: bytes) -> bool:
    """Whether a file gets smaller; where its type does not say, its `first` bytes are tried, so that the same file always
    has the same answer."""
    if media_type.startswith(COMPRESSED_ALREADY):
        return False
    tried = first[:TRIED]
    return not tried or len(zlib.compress(tried, 1)) < WORTH_IT * len(tried)


class Gzip:
    """Piece by piece; `add` and `end` give what is to be written."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._checksum, self._size, self._open, self._header = 0, 0, False, HEADER

    def add(self, data: bytes, *, squeezed: bool = True) -> bytes:
        begun, self._header = self._header, b""
        self._checksum, self._size = zlib.crc32(data, self._checksum), self._size + len(data)
        if squeezed:
            self._open = True
            return begun + self._packer.compress(data)
        return begun + self._closed() + b"".join(stored(data))

    def _closed(self) -> bytes:
        """Ends at a whole byte and forgets what was before, so that what follows refers to nothing across the stored."""
        closing, self._open = self._packer.flush(zlib.Z_FULL_FLUSH) if self._open else b"", False
        return closing

    def end(self) -> bytes:
        return self._header + self._packer.flush() + pack("<II", self._checksum, self._size & 0xFFFFFFFF)


def stored(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), MOST_STORED):
        piece = data[at : at + MOST_STORED]
        yield pack("<BHH", 0, len(piece), len(piece) ^ 0xFFFF) + piece
