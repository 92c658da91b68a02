"""Where in a text a word of a question may stand at all: of a long text nearly no word needs a closer look.

Only for texts of plain letters: Latin ones with and without marks, Cyrillic, digits, punctuation. There a letter in lower
case and without marks stands at the same place as it did before.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from search import scripts
from search.analysis import fold

TELLING = 2  # letters that a word shares with all its forms

_RANGES = ((0x00, 0x250), (0x400, 0x530), (0x1E00, 0x1F00), (0x2010, 0x2028), (0x2030, 0x205F))
_INVISIBLE = scripts.invisible()
_HARMLESS = "…\u00a0"  # no letters in any form
_APOSTROPHES = frozenset("'’ʼ＇")
_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ＇][^\W_]+)*")


def _is_plain(letter: str) -> bool:
    """Compatibility forms, marks that stand alone and what grows in lower case need the long way."""
    same = unicodedata.normalize("NFKC", letter) == letter and unicodedata.category(letter)[0] != "M"
    return (same or letter in _HARMLESS) and len(letter.lower()) == 1 and ord(letter) not in _INVISIBLE


_PLAIN_LETTERS = "".join(chr(c) for first, end in _RANGES for c in range(first, end) if _is_plain(chr(c)))
_PLAIN = re.compile(f"[{re.escape(_PLAIN_LETTERS)}]*")
_FOLDED = {letter: fold(f"a{letter}")[1:] for letter in _PLAIN_LETTERS.lower()}
_WITHOUT_MARKS = {ord(letter): plain if len(plain) == 1 else letter for letter, plain in _FOLDED.items()}
_SEVERAL = {letter: plain for letter, plain in _FOLDED.items() if len(plain) > 1}


def is_plain(text: str) -> bool:
    return text.isascii() or bool(_PLAIN.fullmatch(text))


def beginnings(forms: Iterable[str]) -> tuple[str, ...]:
    """What a word begins with, without case and marks, that can be one of these."""
    begin = {form[:TELLING] for form in forms} | {fold(form)[:TELLING] for form in forms}
    return tuple({way for one in begin if one for way in _ways(one.translate(_WITHOUT_MARKS))})


def tokens(begin: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each word worth a closer look, with what an apostrophe ties to it."""
    lowered = text.lower() if text.isascii() else text.lower().translate(_WITHOUT_MARKS)
    last = -1
    for at in sorted(at for one in begin for at in _places(one, lowered)):
        if at >= last and (token := _TOKEN.match(text, _start(text, at))):
            last = token.end()
            yield token.span()


def _ways(begin: str) -> Iterator[str]:
    """`ae` is also `æ`; after its first letter `œ` goes on as an `o` does."""
    yield begin
    yield from (letter for letter, both in _SEVERAL.items() if both.startswith(begin))
    if len(begin) > 1:
        yield from (begin[0] + letter for letter, both in _SEVERAL.items() if both[0] == begin[1])


def _places(begin: str, text: str) -> Iterator[int]:
    """Where words begin so; a single letter must be the whole word, unless it stands for two."""
    whole = len(begin) == 1 and begin not in _SEVERAL
    at = text.find(begin)
    while at >= 0:
        after = at + len(begin)
        if not (at and text[at - 1].isalnum()) and not (whole and text[after : after + 1].isalnum()):
            yield at
        at = text.find(begin, after)


def _start(text: str, at: int) -> int:
    while at > 1 and text[at - 1] in _APOSTROPHES and text[at - 2].isalnum():
        at -= 2
        while at and text[at - 1].isalnum():
            at -= 1
    return at
