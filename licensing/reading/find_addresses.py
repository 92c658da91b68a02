"""Finds the addresses inside a text, and takes them out of it."""

from __future__ import annotations

import re
from urllib.parse import unquote

MASK = " \x02 "  # where an address stood: ends a sentence, so that words on both sides are not joined

_SIGNS = re.compile(
    r"//|creative-?com|licensebuttons|/licen[cs]e|/publicdomain|\.(?:org|net|com|kr|fr|de)/", re.I
)
_TOKEN = re.compile(r"[^\s<>\"'`|{}\[\]()«»“”]+")
_ENCODED = re.compile(r"https?%3a(?:%2f){2}[^\s<>\"'`|{}\[\]()&]+", re.I)
_BARE = re.compile(
    r"creative-?com[mon]{0,6}s?[a-z0-9-]{0,40}[.．。｡][^\W\d]|licensebuttons\.|^[\w.-]+\.[a-z]{2,}/", re.I
)
_NEXT = re.compile(r"[,;](?=https?://)", re.I)
_LEAD = re.compile(r"[\w.?&\-]*[=:,;]|.*\*")
_OTHER_SCHEMES = (
    "data:",
    "javascript:",
    "vbscript:",
    "file:",
    "ftp:",
    "blob:",
    "view-source:",
    "mailto:",
    "about:",
)
_SCRIPT = re.compile(r"\s*(?:java|vb)script:\S", re.I)  # one address, whatever brackets and blanks are in it
_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"
_START = re.compile(r"https?://", re.I)


def take_addresses(text: str) -> tuple[list[str], str]:
    """The addresses in a text, and the text without them."""
    if "%2" in text:
        text = _ENCODED.sub(lambda match: unquote(match.group()), text)
    if not _SIGNS.search(text):
        return [], text
    if _SCRIPT.match(text):
        return [text.strip()], MASK
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        token = match.group()
        if "//" not in token and not _BARE.search(token):
            return token
        parts = [token] if token.lower().startswith(_OTHER_SCHEMES) else _NEXT.split(token)
        found.extend(_clean(part) for part in parts)
        return MASK

    return found, _TOKEN.sub(take, text)


def _clean(token: str) -> str:
    """Without the full stop of the sentence, and without a label such as "License:" in front."""
    token = token.strip(_INVISIBLE).rstrip(".,;:!?*…。，、；" + _INVISIBLE)
    start = _START.search(token)
    if start and start.start() and _is_label(token[: start.start()]):
        return token[start.start() :]
    return token


def _is_label(lead: str) -> bool:
    return bool(_LEAD.fullmatch(lead)) and not lead.lower().startswith(_OTHER_SCHEMES)
