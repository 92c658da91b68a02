"""What a name promises: the media types that its ending may stand for."""

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


def broken_promise(name: str, media_type: str) -> str:
    """The ending, in capitals and without its dot ("PDF"), when the bytes are something else; empty when all is well."""
    ending = PurePath(name).suffix.lower()
    kept = PROMISES.get(ending)
    if not kept or any(media_type == one or (one[-1] in "/." and media_type.startswith(one)) for one in kept):
        return ""
    return ending[1:].upper()
