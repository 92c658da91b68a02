"""Character classes: what a word is made of, and which scripts write words without spaces."""

import unicodedata
from collections.abc import Iterable

# Thai, Lao, Myanmar with its extensions, Khmer: words run together and have to be found in a dictionary.
_SOUTHEAST_ASIAN = "\u0e00-\u0eff\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f\u1780-\u17ff"
_KANA = "\u3040-\u30ff\u31f0-\u31ff"
_NEAR_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_FAR_HAN = "\U00020000-\U000323af"
ZERO_WIDTH_SPACE = "\u200b"
UNSPACED = _SOUTHEAST_ASIAN + _KANA + _NEAR_HAN + _FAR_HAN
NEAR_UNSPACED = _SOUTHEAST_ASIAN + _KANA + _NEAR_HAN
SURROGATES = "\ud800-\udfff"  # halves of UTF-16 pairs: Python strings may hold them, UTF-8 cannot
HANGUL = "\u1100-\u11ff\uac00-\ud7ff"


def marks(end: int = 0x1F000) -> str:
    """Every combining mark, as the inside of a regular expression's class.

    Python's `\\w` leaves marks out and would cut Hindi, Tamil or Arabic words into pieces.
    """
    return ranges(code for code in range(0x300, end) if unicodedata.category(chr(code)) in ("Mn", "Mc"))


def digits_to_ascii() -> dict[int, str]:
    """Thai ๔, Lao ໔, Khmer ៤, Myanmar ၄ and every other decimal digit → 4."""
    decimals = (code for code in range(0x80, 0x1F000) if unicodedata.category(chr(code)) == "Nd")
    return {code: str(unicodedata.decimal(chr(code))) for code in decimals}


def invisible_class() -> str:
    """The same characters, as the inside of a regular expression's class."""
    return ranges(sorted(invisible()))


def invisible() -> dict[int, None]:
    """Joiners, soft hyphen, direction marks, variation selectors: they change the look, not the words."""
    ranges = ((0xAD, 0xAD), (0x61C, 0x61C), (0x200C, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F))
    selectors = ((0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0000, 0xE01EF))
    return {code: None for first, last in ranges + selectors for code in range(first, last + 1)}


def ranges(codes: Iterable[int]) -> str:
    """As the inside of a regular expression's class."""
    spans: list[list[int]] = []
    for code in codes:
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in spans)
