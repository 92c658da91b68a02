"""Snowball stems of the languages that have them; a question does not say its language, a document does."""

import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache

import Stemmer

from search.analysis import fold

ALGORITHMS = {"en": "english", "fr": "french", "de": "german", "nl": "dutch", "id": "indonesian"}
OTHERWISE = ("en",)

MOST_REMEMBERED = 100_000  # words of one language

_own = threading.local()  # a stemmer may not be used by two threads at once


class _Stems(dict[str, str]):
    """Word → stem; a document has few words that none before it had."""

    def __init__(self, language: str) -> None:
        self._stemmer = Stemmer.Stemmer(ALGORITHMS[language], 0)

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        stem = self[word] = str(self._stemmer.stemWord(word))
        return stem


def stemmable(languages: Iterable[str]) -> tuple[str, ...]:
    """Those of a document's languages (`fr`, `fr-CA`) that have a stemmer; English where none has one."""
    plain = dict.fromkeys(language.partition("-")[0].lower() for language in languages)
    return tuple(language for language in plain if language in ALGORITHMS) or OTHERWISE


def stems(words: Sequence[str], languages: Sequence[str]) -> list[str]:
    """Each word's stem in each of the languages, as it is and without marks, each once, in the order of the words."""
    by_language = [[*map(_stems(language).__getitem__, words)] for language in languages]
    if len(by_language) == 1 and all(map(str.isascii, by_language[0])):
        return by_language[0]
    every = zip(*by_language, strict=True)
    return [form for together in every for form in _all_forms(together)]


@lru_cache(100_000)
def _all_forms(together: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for stem in together for form in _forms(stem)))


def _forms(stem: str) -> tuple[str, ...]:
    if stem.isascii() or (plain := fold(stem)) == stem:
        return (stem,)
    return stem, plain


@lru_cache(20_000)
def stems_anyhow(word: str) -> tuple[str, ...]:
    """What a word that somebody typed may be the form of, in any language that we stem; also without its marks."""
    found = [_stems(language)[word] for language in ALGORITHMS]
    return tuple(dict.fromkeys(found if word.isascii() else [*found, *map(fold, found)]))


def _stems(language: str) -> _Stems:
    found: dict[str, _Stems] = _own.__dict__
    if language not in found:
        found[language] = _Stems(language)
    return found[language]
