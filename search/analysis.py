"""Text → terms, the same for every engine, at indexing and at asking.

Words of spaced scripts are found by pattern; runs of Thai, Lao, Khmer, Burmese, Han and Kana are cut by ICU's
dictionaries. A word is cut differently alone and inside a sentence in 5 to 20 % of cases, so those runs (and
Hangul, whose particles stick to the noun) are also kept as pairs of grapheme clusters.
"""

import hashlib
import importlib.metadata
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import add
from typing import NamedTuple

from icu4py.breakers import CharacterBreaker, WordBreaker

from search import scripts

VERSION = 4
LONGEST_WORD = 100
LONGEST_VALUE = 1000
LONGEST_REMEMBERED, LONGEST_LABEL = 5000, 200

_MARKS = scripts.marks()
_LETTER = rf"(?:[^\W_{scripts.UNSPACED}]|[{_MARKS}])"
_TOKEN = re.compile(rf"([{scripts.UNSPACED}{scripts.ZERO_WIDTH_SPACE}]+)|({_LETTER}+(?:'{_LETTER}+)*)")
# The same for text of the first 65,536 characters: with others in its classes a pattern is many times slower.
_NEAR_MARKS = scripts.marks(0x10000)
_NEAR_LETTER = rf"(?:[^\W_{scripts.NEAR_UNSPACED}]|[{_NEAR_MARKS}])"
_NEAR_TOKEN = re.compile(
    rf"([{scripts.NEAR_UNSPACED}{scripts.ZERO_WIDTH_SPACE}]+)|({_NEAR_LETTER}+(?:'{_NEAR_LETTER}+)*)"
)
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
# Latin, Greek, Cyrillic and Korean letters without marks apart from them: most text, and much quicker.
_PLAIN_TEXT = re.compile(
    "[\x00-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u200a\u2010-\u2029\u202f-\u205f\u20a0-\u20cf\uac00-\ud7a3]*"
)
_PLAIN_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# The same in a text as it was written: apostrophes of all kinds, and characters that cannot be seen.
_STRETCH = re.compile(
    rf"([{scripts.UNSPACED}{scripts.ZERO_WIDTH_SPACE}]+)|((?:{_LETTER}|[{scripts.invisible_class()}])+"
    rf"(?:['’ʼ＇]{_LETTER}+)*)"
)
LATIN = re.compile(r"[a-zà-öø-ɏḁ-ỿ]")
_ASCII_STRETCH = re.compile("[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")
LATIN_OR_OTHER_SPACED = re.compile(rf"[^\W\d_{scripts.UNSPACED}{scripts.HANGUL}]+")
_HANGUL = re.compile(rf"[{scripts.HANGUL}]")
_SURROGATE = re.compile(f"[{scripts.SURROGATES}]")
_WORDLIKE = re.compile(r"[^\W_]")
_SPOKEN = re.compile(rf"[^\W_]|[{_MARKS}]")
_UNSPOKEN = re.compile(rf"[\W_](?<![{_NEAR_MARKS}])")
_FRENCH = ("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
_ITALIAN = (
    "un",
    "gl",
    "all",
    "dall",
    "dell",
    "nell",
    "sull",
    "quest",
    "quell",
    "bell",
    "sant",
    "anch",
    "dov",
)
# NFKC takes SARA AM apart, and some type it so, with a tone between; ICU's dictionaries have it whole.
_THAI_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_LAO_AM = re.compile("\u0ecd([\u0ec8-\u0ecb]?)\u0eb2")
_ELIDED = frozenset(_FRENCH + _ITALIAN)
_TO_ONE_FORM: dict[int, str | None] = {
    **scripts.digits_to_ascii(),
    **scripts.invisible(),
    **dict.fromkeys(map(ord, "’ʼ＇"), "'"),
}
_OF_OTHER_FORM = re.compile(f"[{scripts.ranges(code for code in sorted(_TO_ONE_FORM) if code < 0x10000)}]")
# Only after two syllables: a shorter word is more likely to end so by itself.
_PARTICLE = re.compile(
    "(?<=[가-힣]{2})(?:에게서|에서는|에서도|에서의|으로서|으로써|으로는|이라는|까지|부터|에서|에게|에는|에도|으로|"
    "처럼|보다|마다|이나|이란|이며|들은|들이|들을|들의|은|는|이|가|을|를|의|에|로|와|과|도|만|들)$"
)
_LETTERS = {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i"}
_LIGATURES = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
_BASE_LETTERS = str.maketrans(_LETTERS | _LIGATURES)


@dataclass(frozen=True)
class Run:
    """A stretch of text without a break: one word of a spaced script, or several of an unspaced one."""

    words: tuple[str, ...]
    clusters: tuple[str, ...] = ()

    @property
    def pairs(self) -> tuple[str, ...]:
        return tuple(map(add, self.clusters, self.clusters[1:]))


class Terms(NamedTuple):
    """The words of a text, the pairs of its runs without spaces, and the plainer forms of words that have one."""

    words: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()


def normalise(text: str) -> str:
    """Compatibility forms composed, digits ASCII, invisible characters gone, lower case."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", _SURROGATE.sub(" ", text))
    if _OF_OTHER_FORM.search(text) or _BEYOND.search(text):
        text = text.translate(_TO_ONE_FORM)
    if "\u0e4d" in text or "\u0ecd" in text:
        return _LAO_AM.sub("\\1\u0eb3", _THAI_AM.sub("\\1\u0e33", text.lower()))
    return text.lower()


def runs(text: str) -> list[Run]:
    """A document repeats the lines of its other fields, so lines are remembered for a while."""
    found: list[Run] = []
    for line in text.splitlines():
        found += _runs_of_line(line) if len(line) < LONGEST_REMEMBERED else _cut(line)
    return found


@lru_cache(512)
def _runs_of_line(line: str) -> list[Run]:
    return _cut(line)


def _cut(text: str) -> list[Run]:
    normal = normalise(text)
    found: Iterable[Run]
    if normal.isascii() or _PLAIN_TEXT.fullmatch(normal):
        found = map(_spaced, _PLAIN_TOKEN.findall(normal))
    else:
        token = _TOKEN if _BEYOND.search(normal) else _NEAR_TOKEN
        found = (_spaced(word) if word else _unspaced(run) for run, word in token.findall(normal))
    return [run for run in found if run.words]


def stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where words may stand in a text as it was written: start, end, and whether it is a run without spaces."""
    if text.isascii():
        return ((found.start(), found.end(), False) for found in _ASCII_STRETCH.finditer(text))
    return ((found.start(), found.end(), found[1] is not None) for found in _STRETCH.finditer(text))


def words(text: str) -> list[str]:
    return [word for run in runs(text) for word in run.words]


def bigrams(text: str) -> list[str]:
    """Each cluster with the next one, the last of a run alone: every cluster begins exactly one term."""
    return pairs_and_ends(runs(text))


def pairs_and_ends(parts: Iterable[Run]) -> list[str]:
    found: list[str] = []
    for run in parts:
        if run.clusters:
            found += run.pairs
            found.append(run.clusters[-1])
    return found


def terms(text: str) -> Terms:
    """Of a whole text; each of its lines is remembered for a while."""
    lines = [_of_line(line) for line in text.splitlines()]
    if len(lines) == 1:
        return lines[0]
    return (
        Terms(*(tuple(chain.from_iterable(form)) for form in zip(*lines, strict=True))) if lines else Terms()
    )


def _of_line(line: str) -> Terms:
    """Short lines are labels of subjects and names, which many documents share; a long one returns in its own only."""
    if len(line) <= LONGEST_LABEL:
        return _terms_of_label(line)
    return (
        _terms_of_line(line)
        if len(line) < LONGEST_REMEMBERED
        else _terms_of_plain(line) or _terms_in(_cut(line))
    )


@lru_cache(10_000)
def _terms_of_label(line: str) -> Terms:
    return _terms_of_plain(line) or _terms_in(_runs_of_line(line))


@lru_cache(64)
def _terms_of_line(line: str) -> Terms:
    return _terms_of_plain(line) or _terms_in(_runs_of_line(line))


def _terms_of_plain(line: str) -> Terms | None:
    """The quick way for what has neither runs without spaces nor Korean in it: its tokens are its words."""
    normal = normalise(line)
    if not normal.isascii() and (not _PLAIN_TEXT.fullmatch(normal) or _HANGUL.search(normal)):
        return None
    found: Sequence[str] = _PLAIN_TOKEN.findall(normal)
    if "'" in normal or len(max(found, key=len, default="")) > LONGEST_WORD:
        found = [word for token in found for word in _spaced(token).words]
    return Terms(tuple(found), (), () if normal.isascii() else tuple(folded(found)))


def _terms_in(parts: Sequence[Run]) -> Terms:
    said = tuple([word for run in parts for word in run.words])
    return Terms(said, tuple(pairs_and_ends(parts)), tuple(folded(said)))


def folded(terms: Iterable[str]) -> list[str]:
    """Those of the words that have a plainer form, in it: `tiếng` → `tieng`, `학교에서` → `학교`."""
    return [plain for term in terms if not term.isascii() and (plain := fold(term)) != term]


def foldable(word: str) -> bool:
    return bool(LATIN.match(word) or _HANGUL.match(word))


@lru_cache(100_000)
def fold(word: str) -> str:
    """Latin words without marks, Korean ones without particle; in Thai, Khmer or Hindi marks are vowels."""
    if word.isascii() or not foldable(word):
        return word
    if _HANGUL.match(word):
        return _PARTICLE.sub("", word)
    apart = unicodedata.normalize("NFD", word)
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_BASE_LETTERS)


def sort_key(text: str) -> str:
    """What a title is sorted by: its words in lower case without Latin marks."""
    return " ".join(fold(word) if LATIN.match(word) else word for word in words(text))[:LONGEST_WORD]


def storable_as_it_is(text: str) -> bool:
    """Whether UTF-8 can hold it."""
    return text.isascii() or not _SURROGATE.search(text)


def storable(text: str) -> str:
    """A value to be kept whole, as UTF-8 can hold it."""
    return (text if text.isascii() else _SURROGATE.sub("\ufffd", text))[:LONGEST_VALUE]


def fingerprint() -> str:
    """Changes whenever text could give other terms: with our rules, ICU's dictionaries, Unicode's tables."""
    parts = (str(VERSION), importlib.metadata.version("icu4py"), unicodedata.unidata_version)
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:12]


@lru_cache(100_000)
def _spaced(word: str) -> Run:
    head, apostrophe, tail = word.partition("'")
    if apostrophe and head in _ELIDED:
        word = tail
    word = word.removesuffix("'s")[:LONGEST_WORD]
    if not _WORDLIKE.search(word):
        return Run(())
    return Run((word,), _clusters(word) if _HANGUL.search(word) else ())


def _unspaced(run: str) -> Run:
    if scripts.ZERO_WIDTH_SPACE in run:
        parts = run.split(scripts.ZERO_WIDTH_SPACE)
        found = [word for part in parts if part for word in _dictionary_words(part)]
        joined = "".join(parts)
    else:
        found, joined = _dictionary_words(run), run
    clusters = _clusters(joined)
    if _UNSPOKEN.search(joined):
        clusters = tuple(cluster for cluster in clusters if _SPOKEN.search(cluster))
    return Run(tuple(found), clusters)


def _dictionary_words(text: str) -> list[str]:
    found = [text[start:end] for start, end in WordBreaker(text, "und").segments()]
    return [word[:LONGEST_WORD] for word in found if word[0].isalnum() or _is_wordlike(word[:LONGEST_WORD])]


@lru_cache(50_000)
def _is_wordlike(word: str) -> bool:
    return _WORDLIKE.search(word) is not None


def _clusters(text: str) -> tuple[str, ...]:
    return tuple([text[start:end] for start, end in CharacterBreaker(text, "und").segments()])
