"""What kind of ZIP: Office, OpenDocument, EPUB and H5P say so inside; nothing is unpacked."""

import re
import struct
import zlib
from collections.abc import Callable
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

ZIP = "application/zip"
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")  # a first member; an archive without any
_READ_AT_MOST = (
    2 * 1024**2
)  # of a package: a longer list of contents is a plain ZIP to us, not a gigabyte of objects
_MEMBER_AT_MOST = 256 * 1024
BROKEN = (
    BadZipFile,
    RuntimeError,
    NotImplementedError,
    ValueError,
    EOFError,
    OSError,
    zlib.error,
    struct.error,
)

# The content type of a package's main part (ECMA-376 part 2; [MS-OFFMACRO2]) → the media type of the whole.
_OOXML = "application/vnd.openxmlformats-officedocument."
_MS = "application/vnd.ms-"
_MAIN_PARTS = {
    f"{_OOXML}wordprocessingml.document.main+xml": f"{_OOXML}wordprocessingml.document",
    f"{_OOXML}wordprocessingml.template.main+xml": f"{_OOXML}wordprocessingml.template",
    f"{_OOXML}presentationml.presentation.main+xml": f"{_OOXML}presentationml.presentation",
    f"{_OOXML}presentationml.slideshow.main+xml": f"{_OOXML}presentationml.slideshow",
    f"{_OOXML}presentationml.template.main+xml": f"{_OOXML}presentationml.template",
    f"{_OOXML}spreadsheetml.sheet.main+xml": f"{_OOXML}spreadsheetml.sheet",
    f"{_OOXML}spreadsheetml.template.main+xml": f"{_OOXML}spreadsheetml.template",
    f"{_MS}word.document.macroEnabled.main+xml": f"{_MS}word.document.macroEnabled.12",
    f"{_MS}powerpoint.presentation.macroEnabled.main+xml": f"{_MS}powerpoint.presentation.macroEnabled.12",
    f"{_MS}excel.sheet.macroEnabled.main+xml": f"{_MS}excel.sheet.macroEnabled.12",
}
_CONTENT_TYPE = re.compile(rb"""ContentType\s*=\s*["']([^"'<>]{1,200})["']""")
_SAYS_ITSELF = re.compile(r"application/(epub\+zip|vnd\.oasis\.opendocument\.[a-z-]{1,40})")


def is_zip(head: bytes) -> bool:
    """Whether the bytes begin as a ZIP archive does."""
    return head.startswith(_SIGNATURES)


def package_type(open_package: Callable[[], BinaryIO]) -> str:
    """The media type a ZIP archive claims inside; `application/zip` when it claims none or cannot be read."""
    with open_package() as file:
        try:
            with ZipFile(Limited(file)) as archive:
                return _claimed(archive)
        except BROKEN:
            return ZIP


def _claimed(archive: ZipFile) -> str:
    names = set(archive.namelist())
    if "mimetype" in names:  # EPUB OCF 3.3 §4.2.2; OpenDocument 1.3 part 2 §3.3
        claim = _member(archive, "mimetype").decode("ascii", "replace").strip()
        if _SAYS_ITSELF.fullmatch(claim):
            return claim
    if "[Content_Types].xml" in names:
        return _office_type(_member(archive, "[Content_Types].xml"))
    if "h5p.json" in names:
        return "application/zip.h5p"  # not registered; the name Moodle uses
    return ZIP


def _office_type(content_types: bytes) -> str:
    for match in _CONTENT_TYPE.finditer(content_types):
        if whole := _MAIN_PARTS.get(match[1].decode("ascii", "replace")):
            return whole
    return ZIP


def _member(archive: ZipFile, name: str) -> bytes:
    """The first bytes of a member; only in the two methods that zipfile unpacks no further than asked."""
    if archive.getinfo(name).compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise BadZipFile(f"{name} is compressed by a method that no such package uses")
    with archive.open(name) as member:
        return member.read(_MEMBER_AT_MOST)


class Limited:
    """A file of which only so much may be read altogether."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._left = file, _READ_AT_MOST
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def allow(self, count: int) -> None:
        """From now on so many bytes and no more."""
        self._left = count

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(self._left + 1 if size < 0 else min(size, self._left + 1))
        self._left -= len(data)
        if self._left < 0:
            raise BadZipFile("the list of contents is too long to look into")
        return data
