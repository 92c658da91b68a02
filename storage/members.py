"""One file out of a ZIP package in the store: only its own bytes are read, and nothing is unpacked to a disk."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from storage.models import Blob
from storage.packages import BROKEN, Limited
from storage.store import CHUNK

MOST_BYTES = 512 * 1024**2  # of one member, unpacked
START_PAGES = ("index.html", "index.htm", "story.html", "default.html")
# What web pages are made of; everything else is a download without a kind.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".htm": "text/html",
    ".html": "text/html",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
}


class NoSuchMember(LookupError):
    """The package holds no such file, or none that can be read."""


@dataclass(frozen=True, slots=True)
class Member:
    """Read it once, to the end or not: closing the iterator closes the package."""

    media_type: str
    size: int
    chunks: Iterator[bytes]


def open_member(blob: Blob, path: str) -> Member:
    """Raises NoSuchMember, and what `Blob.open` raises."""
    file = blob.open()
    try:
        limited = Limited(file)
        archive = ZipFile(limited)
        info = archive.getinfo(path)
        if info.is_dir() or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or info.flag_bits & 1:
            raise BadZipFile(f"{path} cannot be read here")
        if info.file_size > MOST_BYTES:
            raise BadZipFile(f"{path} is too large")
        limited.allow(info.compress_size + CHUNK)
    except (KeyError, *BROKEN) as error:
        file.close()
        raise NoSuchMember(path) from error
    kind = TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")
    return Member(kind, info.file_size, _chunks(file, archive, info))


def _chunks(file: BinaryIO, archive: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    """As many bytes as the list announces; a member that lies ends in BadZipFile, and the line is cut."""
    with file, archive, archive.open(info) as member:
        while chunk := member.read(CHUNK):
            yield chunk


def start_page(blob: Blob) -> str:
    """The page with which a package of web pages begins, at its top or in its only folder; empty when there is none."""
    if blob.media_type != "application/zip":
        return ""
    with blob.open() as file:
        try:
            names = set(ZipFile(Limited(file)).namelist())
        except BROKEN:
            return ""
    tops = {name.split("/", 1)[0] for name in names}
    folders = ("", f"{next(iter(tops))}/") if len(tops) == 1 else ("",)
    pages = (folder + page for folder in folders for page in START_PAGES)
    return next((page for page in pages if page in names), "")
