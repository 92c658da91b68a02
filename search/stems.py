"""Snowball stems of the languages that have them; a question does not say its language, a document does."""

import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache

import Stemmer

from search.analysis import fold

ALGORITHMS = {"en": "english", "fr": "french", "de": "german", "nl": "dutch", "id": "indonesian"}
OTHERWISE = ("en",)

_own = threading.local()  # a stemmer may not be used by two threads at once


def stemmable(languages: Iterable[str]) -> tuple[str, ...]:
    """Those of a document's languages (`fr`, `fr-CA`) that have a stemmer; English where none has one."""
    plain = dict.fromkeys(language.partition("-")[0].lower() for language in languages)
    return tuple(language for language in plain if language in ALGORITHMS) or OTHERWISE


def stems(words: Sequence[str], languages: Sequence[str]) -> list[str]:
    """Each word's stem in each of the languages, as it is and without marks, each once, in the order of the words."""
    by_language = [_stemmer(language).stemWords(words) for language in languages]
    if len(by_language) == 1:
        if all(map(str.isascii, by_language[0])):
            return list(by_language[0])
        return [form for stem in by_language[0] for form in _forms(stem)]
    every = zip(*by_language, strict=True)
    return [
        form for together in every for form in dict.fromkeys(f for stem in together for f in _forms(stem))
    ]


def _forms(stem: str) -> tuple[str, ...]:
    if stem.isascii() or (plain := fold(stem)) == stem:
        return (stem,)
    return stem, plain


@lru_cache(20_000)
def stems_anyhow(word: str) -> tuple[str, ...]:
    """What a word that somebody typed may be the form of, in any language that we stem; also without its marks."""
    found = [_stemmer(language).stemWord(word) for language in ALGORITHMS]
    return tuple(dict.fromkeys([*found, *map(fold, found)]))


def _stemmer(language: str) -> Stemmer.Stemmer:
    found: dict[str, Stemmer.Stemmer] = _own.__dict__
    if language not in found:
        found[language] = Stemmer.Stemmer(ALGORITHMS[language])
    return found[language]
