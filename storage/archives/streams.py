"""Compressed streams, unpacked a little at a time: memory stays the same whatever comes out."""

import bz2
import lzma
import zlib
from typing import Any, BinaryIO

from storage.archives.limits import Allowance, Flawed

_PIECE = 64 * 1024
_XZ_MEMORY = 128 * 1024**2  # more than `xz -9` needs
_BZIP2_BLOCKS = (b"1AY&SY", b"\x17rE8P\x90")  # a first block; the end of an empty stream
GZIP, BZIP2, XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"


class Zlib:
    """gzip with the face of the other two decompressors."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data


def decompressor(head: bytes) -> Any:
    """A fresh one for a stream that begins so; None for what is not compressed."""
    if head.startswith(GZIP):
        return Zlib()
    if head.startswith(BZIP2) and head[4:10] in _BZIP2_BLOCKS:
        return bz2.BZ2Decompressor()
    return lzma.LZMADecompressor(memlimit=_XZ_MEMORY) if head.startswith(XZ) else None


class Unpacked:
    """What is in a compressed file, to be read once; ends with Flawed when too much comes out, or what is no such stream."""

    def __init__(self, file: BinaryIO, head: bytes, allowance: Allowance) -> None:
        self._file, self._head, self._allowance = file, head, allowance
        self._inner = decompressor(head)

    def read(self, size: int = _PIECE) -> bytes:
        """At most `size` bytes, fewer only at the end."""
        pieces, left = [], size
        while left and (piece := self._piece(left)):
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    def _piece(self, most: int) -> bytes:
        piece = b""
        try:
            while self._inner is not None and not piece:
                piece = self._some(most)
        except (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError) as error:
            raise Flawed("broken") from error
        self._allowance.came(len(piece))
        if self._allowance.worked > self._allowance.most:
            raise Flawed("bomb")
        return piece

    def _some(self, most: int) -> bytes:
        """Empty while more has to be read."""
        data = self._file.read(_PIECE) if self._inner.needs_input else b""
        hungry = self._inner.needs_input and not data
        piece: bytes = self._inner.decompress(data, most)
        if self._inner.eof:
            self._next()
        elif hungry and not piece:
            raise EOFError
        return piece

    def _next(self) -> None:
        """Several streams may stand one after the other; padding and other tails do not matter."""
        rest = self._inner.unused_data or self._file.read(_PIECE)
        self._inner = decompressor(rest)
        if self._inner is not None:
            self._file.seek(self._file.tell() - len(rest))
