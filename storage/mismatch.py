"""What a name or a sender promises: the media types that an ending, or a claimed type, may stand for."""

from collections.abc import Iterable
from pathlib import PurePath

_OOXML = "application/vnd.openxmlformats-officedocument."
_TEXT = "text/"

# ending → the types that keep the promise; a type ending in "/" or "." stands for its family
PROMISES: dict[str, tuple[str, ...]] = {
    ".bmp": ("image/bmp",),
    ".csv": (_TEXT,),
    ".doc": ("application/msword", "application/x-ole-storage", "application/rtf"),
    ".docx": (f"{_OOXML}wordprocessingml.",),
    ".epub": ("application/epub+zip",),
    ".gif": ("image/gif",),
    ".h5p": ("application/zip.h5p",),
    ".htm": ("text/html", "application/xhtml+xml"),
    ".html": ("text/html", "application/xhtml+xml"),
    ".imscc": ("application/zip",),
    ".jpeg": ("image/jpeg",),
    ".jpg": ("image/jpeg",),
    ".json": ("application/json",),
    ".m4a": ("audio/",),
    ".md": (_TEXT,),
    ".mp3": ("audio/",),
    ".mp4": ("video/", "audio/mp4"),
    ".odp": ("application/vnd.oasis.opendocument.presentation",),
    ".ods": ("application/vnd.oasis.opendocument.spreadsheet",),
    ".odt": ("application/vnd.oasis.opendocument.text",),
    ".ogg": ("audio/", "video/", "application/ogg"),
    ".pdf": ("application/pdf",),
    ".png": ("image/png", "image/apng"),
    ".ppt": ("application/vnd.ms-powerpoint", "application/x-ole-storage"),
    ".pptx": (f"{_OOXML}presentationml.",),
    ".svg": ("image/svg+xml",),
    ".tif": ("image/tiff",),
    ".tiff": ("image/tiff",),
    ".txt": (_TEXT, "application/x-subrip", "application/json", "application/xml"),
    ".vtt": ("text/vtt",),
    ".wav": ("audio/",),
    ".webm": ("video/", "audio/"),
    ".webp": ("image/webp",),
    ".xls": ("application/vnd.ms-excel", "application/x-ole-storage"),
    ".xlsx": (f"{_OOXML}spreadsheetml.",),
    ".zip": ("application/zip", "application/zip.h5p", "application/epub+zip", _OOXML),
}


# What Windows calls a table of values where a spreadsheet program is installed.
_ALSO = {"application/vnd.ms-excel": (_TEXT,)}


def broken_promise(name: str, media_type: str) -> str:
    """The ending, in capitals and without its dot ("PDF"), when the bytes are something else; empty when all is well."""
    ending = PurePath(name).suffix.lower()
    kept = PROMISES.get(ending)
    return "" if not kept or is_among(media_type, kept) else ending[1:].upper()


def broken_claim(claimed: str, media_type: str) -> str:
    """The claimed type without its parameters when the bytes are something else; empty when all is well.

    A claim counts as kept by everything that an ending which may stand for it may stand for too: programs guess
    it from the name, each by a table of its own. One that no ending stands for (application/octet-stream) says nothing.
    """
    said = claimed.partition(";")[0].strip().lower()
    kept = [one for types in PROMISES.values() if is_among(said, types) for one in types]
    return "" if not kept or is_among(media_type, [*kept, *_ALSO.get(said, ())]) else said


def is_among(media_type: str, types: Iterable[str]) -> bool:
    return any(media_type == one or (one[-1] in "/." and media_type.startswith(one)) for one in types)
