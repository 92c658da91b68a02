"""ZIP and everything that is one (Office, OpenDocument, EPUB, H5P, SCORM, cartridges): APPNOTE 6.3."""

import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from storage.archives.limits import MOST_LIST_BYTES, Allowance, Flawed
from storage.archives.names import Names

_BROKEN = (BadZipFile, RuntimeError, NotImplementedError, ValueError, EOFError, zlib.error, struct.error)
_ENCRYPTED = 0x1 | 0x40
_LOCAL_HEADER = 30  # bytes, before the name

Inside = Callable[[str, BinaryIO, int], None]


def inspect_zip(file: BinaryIO, allowance: Allowance, inside: Inside) -> None:
    """Raises Flawed; `inside` is given each entry's name, its bytes to read, and its size."""
    try:
        with ZipFile(_List(file)) as archive:
            entries = archive.infolist()
            _list_is_sound(entries, allowance)
            archive.fp.unlimited()  # type: ignore[union-attr]
            for entry in _worth_reading(entries, allowance):
                _read(archive, entry, allowance, inside)
    except _BROKEN as error:
        raise Flawed("broken", str(error)[:60]) from error


def _list_is_sound(entries: list[ZipInfo], allowance: Allowance) -> None:
    names = Names()
    for entry in entries:
        names.add(entry.orig_filename)
        allowance.announced(entry.file_size, entry.orig_filename)
        kind = stat.S_IFMT(entry.external_attr >> 16) if entry.create_system == 3 else 0
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise Flawed("link", entry.filename)
        if entry.flag_bits & _ENCRYPTED:
            raise Flawed("encrypted", entry.filename)
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Flawed("method", entry.filename)
    _none_overlap(entries)


def _none_overlap(entries: list[ZipInfo]) -> None:
    """Bytes that several entries share are how a small ZIP becomes petabytes (Fifield, WOOT 2019)."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            raise Flawed("overlap", entry.filename)
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size


def _worth_reading(entries: list[ZipInfo], allowance: Allowance) -> Iterator[ZipInfo]:
    for entry in entries:
        if not allowance.may_work:
            return
        if not entry.is_dir():
            yield entry


def _read(archive: ZipFile, entry: ZipInfo, allowance: Allowance, inside: Inside) -> None:
    """To the end, as far as it says it goes: zipfile reads no further than that, and compares the checksum."""
    with archive.open(entry) as member:
        counted = _Counted(member, allowance)
        inside(entry.filename, counted, entry.file_size)  # type: ignore[arg-type]
        while counted.read(64 * 1024):
            pass


class _Counted:
    def __init__(self, member: object, allowance: Allowance) -> None:
        self._member, self._allowance = member, allowance

    def read(self, size: int) -> bytes:
        data: bytes = self._member.read(size)  # type: ignore[attr-defined]
        self._allowance.came(len(data))
        return data


class _List:
    """A file of which only so much may be read until the list of contents is known."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._left = file, MOST_LIST_BYTES
        self._limited = True
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def unlimited(self) -> None:
        self._limited = False

    def read(self, size: int = -1) -> bytes:
        if not self._limited:
            return self._file.read(size)
        data = self._file.read(self._left + 1 if size < 0 else min(size, self._left + 1))
        self._left -= len(data)
        if self._left < 0:
            raise Flawed("entries")
        return data
