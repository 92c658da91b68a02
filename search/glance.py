"""Where in a text a word of a question may stand at all: of a long text nearly no word needs a closer look.

Only for texts of plain letters: Latin ones with and without marks, Cyrillic, digits, punctuation. There a letter in lower
case and without marks stands at the same place as it did before.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from search import scripts
from search.analysis import fold

TELLING, LONG, TELLING_OF_LONG = 2, 6, 3  # letters that a word shares with all its forms

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
_APART = {c: " " for c in map(ord, _PLAIN_LETTERS.lower()) if not chr(c).isalnum()}
_WITHOUT_MARKS_APART = _WITHOUT_MARKS | _APART
_ASCII_APART = bytes(ord(chr(c).lower()) if c < 128 and chr(c).isalnum() else 0x20 for c in range(256))


def is_plain(text: str) -> bool:
    return text.isascii() or bool(_PLAIN.fullmatch(text))


def telling(word: str) -> str:
    """What all forms of a word begin with."""
    return word[: TELLING if len(word) < LONG else TELLING_OF_LONG]


def beginnings(forms: Iterable[str]) -> tuple[str, ...]:
    """What a word begins with that can be one of these, as `tokens` wants it."""
    begin = {telling(form) for form in forms} | {telling(fold(form)) for form in forms}
    ways = {way for one in begin if one for way in _ways(one.translate(_WITHOUT_MARKS))}
    # A single letter must be the whole word, unless it stands for two.
    alone = {f" {way} " if len(way) == 1 and way not in _SEVERAL else f" {way}" for way in ways}
    return tuple(one for one in alone if not any(one != other and one.startswith(other) for other in alone))


def tokens(begin: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Start and end of each word worth a closer look, with what an apostrophe ties to it."""
    # With a space where no letter is and one in front, a space and the beginning stand where a word begins.
    if text.isascii():
        plain = text.encode().translate(_ASCII_APART).decode()  # some times quicker than a translated string
    else:
        plain = text.lower().translate(_WITHOUT_MARKS_APART)
    plain = f" {plain} "
    places = []
    for one in begin:
        at = plain.find(one)
        while at >= 0:
            places.append(at)
            at = plain.find(one, at + 1)
    places.sort()
    found, last = [], -1
    for at in places:
        start = _start(text, at) if at > 1 and text[at - 1] in _APOSTROPHES else at
        if at >= last and (token := _TOKEN.match(text, start)):
            found.append(token.span())
            last = token.end()
    return found


def _ways(begin: str) -> Iterator[str]:
    """`ae` is also `æ`; after its first letter `œ` goes on as an `o` does."""
    yield begin
    for letter, both in _SEVERAL.items():
        if both.startswith(begin):
            yield letter
        elif both in begin:
            yield begin.replace(both, letter)
        elif len(begin) > 1 and begin[-1] == both[0]:
            yield begin[:-1] + letter


def _start(text: str, at: int) -> int:
    while at > 1 and text[at - 1] in _APOSTROPHES and text[at - 2].isalnum():
        at -= 2
        while at and text[at - 1].isalnum():
            at -= 1
    return at
