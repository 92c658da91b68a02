"""What a media type means for people and for a browser."""

from typing import Literal

Kind = Literal["document", "image", "audio", "video", "text", "package", "other"]

_PACKAGES = {
    "application/gzip",
    "application/java-archive",
    "application/vnd.rar",
    "application/x-7z-compressed",
    "application/x-bzip2",
    "application/x-rar",
    "application/x-tar",
    "application/x-xz",
    "application/zip",
    "application/zip.h5p",
}
_DOCUMENTS = {
    "application/epub+zip",
    "application/msword",
    "application/pdf",
    "application/postscript",
    "application/rtf",
    "application/x-ole-storage",
    "application/xhtml+xml",
    "image/vnd.djvu",
    "text/html",
}
_DOCUMENT_FAMILIES = (
    "application/vnd.ms-",
    "application/vnd.openxmlformats-officedocument.",
    "application/vnd.oasis.opendocument.",
)
_TEXTS = {
    "application/json",
    "application/x-bibtex",
    "application/x-ipynb+json",
    "application/x-subrip",
    "application/x-tex",
    "application/xml",
    "application/yaml",
}

# What a browser executes, or renders with scripts in it, when it is opened as a page.
_RUNS = {
    "application/ecmascript",
    "application/javascript",
    "application/vnd.adobe.flash.movie",
    "application/wasm",
    "application/x-javascript",
    "application/x-shockwave-flash",
    "application/xml",
    "message/rfc822",
    "multipart/related",
    "multipart/x-mixed-replace",
    "text/cache-manifest",
    "text/ecmascript",
    "text/html",
    "text/javascript",
    "text/xml",
    "text/xsl",
}


def kind_of(media_type: str) -> Kind:
    """The drawer a media type belongs in."""
    family = media_type.partition("/")[0]
    if media_type in _DOCUMENTS or media_type.startswith(_DOCUMENT_FAMILIES):
        return "document"
    if media_type in _PACKAGES:
        return "package"
    if family == "image":
        return "image"
    if family == "audio":
        return "audio"
    if family == "video":
        return "video"
    if family == "text" or media_type in _TEXTS or media_type.endswith(("+json", "+xml")):
        return "text"
    return "other"


def runs_in_browser(media_type: str) -> bool:
    """Whether a browser could run it in our origin, so that it is only ever downloaded."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence in _RUNS or essence.endswith("+xml") or not essence
