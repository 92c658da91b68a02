"""Which kind of text: by what it says first, and by its name second."""

import codecs
import json
import re

_ENDINGS = {
    ".bib": "application/x-bibtex",
    ".css": "text/css",
    ".csv": "text/csv",
    ".htm": "text/html",
    ".html": "text/html",
    ".js": "text/javascript",
    ".markdown": "text/markdown",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".tex": "application/x-tex",
    ".tsv": "text/tab-separated-values",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_NOT_IN_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")

_SRT = re.compile(r"\d+[ \t]*\r?\n\d{1,2}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d{1,2}:\d\d:\d\d[,.]\d{1,3}")
_VTT = re.compile(r"WEBVTT(?:[ \t\r\n]|\Z)")  # W3C WebVTT §4.1
# The tags by which a browser takes text for a page: WHATWG MIME Sniffing §7.1.
_HTML = re.compile(
    r"<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s>/]",
    re.IGNORECASE,
)
_PROLOGUE = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype[^\[>]*(?:\[.*?\])?[^>]*>)", re.IGNORECASE | re.DOTALL
)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_ROOTS = {"svg": "image/svg+xml", "html": "text/html"}


def looks_like_text(head: bytes) -> bool:
    """Whether the bytes hold nothing but letters, in whatever encoding."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "\x00" not in _decoded(head)
    return not _NOT_IN_TEXT.search(head)


def text_type(head: bytes, name: str) -> str:
    """The media type of text: its content decides where it can, then its name's ending."""
    text = _decoded(head).lstrip("\ufeff")
    ending = "." + name.rpartition(".")[2].lower() if "." in name else ""
    return _captions(text) or _markup(text) or _data(text, ending) or _ENDINGS.get(ending, "text/plain")


def _captions(text: str) -> str:
    if _VTT.match(text):
        return "text/vtt"
    return "application/x-subrip" if _SRT.match(text.lstrip()) else ""


def _markup(text: str) -> str:
    """HTML, SVG or other XML, by the first element after the prologue."""
    start = text.lstrip()
    if not start.startswith("<"):
        return ""
    body = start[_end_of_prologue(start) :]
    root = _ROOT.match(body)
    if root and root[1].lower() in _ROOTS:
        return "application/xhtml+xml" if _is_xhtml(start, root[1]) else _ROOTS[root[1].lower()]
    if start.startswith("<?xml"):
        return "application/xml"
    if _HTML.match(start) or _HTML.match(body):
        return "text/html"
    return "application/xml" if root and "xmlns" in body[:2000] else ""


def _end_of_prologue(text: str) -> int:
    at = 0
    while found := _PROLOGUE.match(text, at):
        at = found.end()
    return at


def _is_xhtml(text: str, root: str) -> bool:
    return root == "html" and text.startswith("<?xml") and "http://www.w3.org/1999/xhtml" in text[:4000]


def _data(text: str, ending: str) -> str:
    if not text.lstrip().startswith(("{", "[")):
        return ""
    if ending == ".ipynb":
        return "application/x-ipynb+json"
    if ending in {".json", ".geojson", ".jsonld"}:
        return {".json": "application/json", ".geojson": "application/geo+json"}.get(
            ending, "application/ld+json"
        )
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return ""
    return "application/json"


def _decoded(head: bytes) -> str:
    """As text, whatever the encoding: only ASCII letters matter here."""
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return head.decode(encoding, "replace")
    return head.decode("utf-8", "replace")
