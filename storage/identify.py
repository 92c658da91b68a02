"""What kind of bytes: libmagic first, then the package, then a table for text. The one door to libmagic."""

from collections.abc import Callable
from functools import lru_cache
from typing import BinaryIO

import pylibmagic  # noqa: F401 - first: it lets python-magic find the library that came with it

import magic  # isort: skip
from storage.packages import is_zip, package_type
from storage.text_kinds import looks_like_text, text_type

HEAD = 64 * 1024
"""How many first bytes are enough."""

UNKNOWN = "application/octet-stream"

# Documents whose first bytes may be plain letters: here libmagic knows better than a look at the text.
_WRITTEN_IN_LETTERS = {"application/pdf", "application/postscript", "text/rtf", "application/rtf"}

# libmagic's older and private names → the registered ones (iana.org/assignments/media-types).
_REGISTERED = {
    "application/csv": "text/csv",
    "application/x-gzip": "application/gzip",
    "audio/x-aiff": "audio/aiff",
    "audio/x-flac": "audio/flac",
    "audio/x-hx-aac-adts": "audio/aac",
    "audio/x-m4a": "audio/mp4",
    "audio/x-wav": "audio/wav",
    "application/ogg": "audio/ogg",
    "image/vnd.microsoft.icon": "image/x-icon",
    "image/x-ms-bmp": "image/bmp",
    "text/rtf": "application/rtf",
    "video/x-m4v": "video/mp4",
}

_DOS_PROGRAM = "application/x-dosexec"

# Office files before 2007 share one container; which program wrote it may stand beyond the first bytes.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_BY_ENDING = {
    ".doc": "application/msword",
    ".dot": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pps": "application/vnd.ms-powerpoint",
}


def media_type_of(head: bytes, *, name: str, open_package: Callable[[], BinaryIO]) -> str:
    """The media type of bytes that begin with `head`; the name only decides between kinds of text."""
    if is_zip(head):
        return package_type(open_package)
    ending = _ending(name)
    if head.startswith(_OLE):
        return _OLE_BY_ENDING.get(ending, "application/x-ole-storage")
    found = _libmagic().from_buffer(head)
    if found not in _WRITTEN_IN_LETTERS and looks_like_text(head):
        return text_type(head, name)
    if found.startswith("text/") and found not in _WRITTEN_IN_LETTERS:
        return UNKNOWN  # bytes that are no text, whatever their first line says
    if found == _DOS_PROGRAM and not head.startswith(b"MZ"):
        return UNKNOWN  # a guess from one byte, right for one in a hundred of any bytes at all
    if found == "video/mp4" and ending in {".m4a", ".m4b"}:
        return "audio/mp4"
    return _REGISTERED.get(found, found)


@lru_cache(maxsize=1)
def _libmagic() -> magic.Magic:
    return magic.Magic(mime=True)


def _ending(name: str) -> str:
    return "." + name.rpartition(".")[2].lower() if "." in name else ""
