"""One plain shape for the same words: forms of letters, digits, dashes, marks and invisible characters."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache

_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_KEPT = re.compile(r"\b(?:alt|title|content)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SPELLED_APART = re.compile(
    r"(?<=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b(?=[\u0e00-\u0eff\u1000-\u17ff])"
)
# The license symbols of Unicode 13 and the older equals sign in a circle
_SYMBOLS = {
    "\U0001f16d": " cc ",
    "\U0001f16f": " by ",
    "\U0001f10d": " cc0 ",
    "\U0001f10e": " sa ",
    "\U0001f10f": " nc ",
    "\U0001f16e": " public domain ",
    "⊜": " nd ",
}


def unescape(text: str) -> str:
    """Text as it is read, not as HTML or JSON writes it."""
    if "&" in text:
        text = html.unescape(text)
    return text.replace("\\/", "/") if "\\/" in text else text


def strip_tags(text: str) -> str:
    """Without markup, but with the words that stand in attributes for people."""
    if "<" not in text:
        return text
    return _TAG.sub(_words_of, text)


def _words_of(tag: re.Match[str]) -> str:
    kept = (first or second for first, second in _KEPT.findall(tag.group()))
    return " " + "; ".join(kept) + " "


def fold(text: str) -> str:
    """Compatibility forms, digits, dashes and blanks made one; upper case stays."""
    if not text.isascii():
        text = _SPELLED_APART.sub("", text)
        text = unicodedata.normalize("NFKC", text.translate(_marks())).translate(_marks())
    text = " ".join(text.replace("_", "-").split())
    return text.replace(" - ", "-").replace("- ", "-").replace(" -", "-")


@cache
def _marks() -> dict[int, str]:
    """One character to another: all digits, dashes and quotes; Arabic vowels and invisible marks go."""
    table: dict[int, str] = {ord(symbol): words for symbol, words in _SYMBOLS.items()}
    for code in range(0x80, 0x20000):
        kind = unicodedata.category(chr(code))
        if kind == "Nd":
            table[code] = str(unicodedata.decimal(chr(code)))
        elif kind == "Pd":
            table[code] = "-"
        elif kind == "Cf":
            table[code] = ""
    table.update({ord(char): "'" for char in "’‘ʼ`´"})
    table.update({ord(char): " " for char in "\u200b\u200c\u2060\ufeff・･"})
    table.update({ord(char): "-" for char in "─━−־•·"} | {0x066B: ".", 0x130: "I", 0x0640: ""})
    table.update(dict.fromkeys(range(1611, 1619), ""))
    return table
