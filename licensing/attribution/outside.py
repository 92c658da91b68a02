"""Text and addresses that come from outside, made harmless before they enter any form of a credit."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

# Embeddings, overrides and isolates turn the text around them; tag characters hide text. Marks such as ZWNJ stay:
# Khmer, Burmese and Persian are not written without them.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
_SCRIPTING = ("javascript", "data", "vbscript", "file", "blob", "about", "view-source")
_KEPT_IN_URLS = "!#$&'()*+,/:;=?@[]%~"


def clean(text: str | None) -> str:
    """One line without control characters, surrogates and characters that turn or hide other text."""
    if not text:
        return ""
    visible = _TURNING.sub("", text)
    return " ".join("".join(_printable(character) for character in visible).split())


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return "" if category in ("Cs", "Co", "Cn") else character


def web_address(url: str | None) -> str | None:
    """A link that may be followed: http or https with a host, everything unsafe percent-encoded; else None."""
    address = clean(url)
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return quote(address, safe=_KEPT_IN_URLS)


def address_text(url: str | None) -> str:
    """How an address is shown: also those that are no links, such as a DOI or ISBN, but nothing that runs."""
    address = web_address(url)
    if address:
        return address
    text = clean(url)
    scheme = re.sub(r"[^a-z-]", "", text.partition(":")[0].lower())
    return "" if scheme in _SCRIPTING else text
