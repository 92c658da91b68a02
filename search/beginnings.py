"""Completing what is being typed: the beginnings of words that are indexed, and what they are asked with.

In scripts without spaces a beginning starts at each word that a dictionary finds and goes on over the next ones, so
that it does not matter how the half-typed word would be cut.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain

from search.analysis import Run, fold, normalise, runs, words

LONGEST_WORD = 15  # letters, taken apart
LONGEST_RUN = 12  # clusters


@lru_cache(10_000)
def beginnings(text: str) -> tuple[str, ...]:
    """Of titles, names and labels; the labels return in many documents."""
    return tuple(dict.fromkeys(chain.from_iterable(map(_of_run, runs(text)))))


def asked(text: str) -> list[tuple[str, ...]]:
    """For each word typed, the terms of which the index must have one. The last cluster may still grow."""
    return [_asked(run) for run in runs(text)]


def goes_on(text: str, typed: str) -> bool:
    """Whether each word that was typed begins some word of the text; the index alone knows it but roughly."""
    return all(_begins(said, spaced, text) for said, spaced in _said(typed))


def first(text: str, typed: str) -> bool:
    """Whether the text as a whole begins so."""
    return _apart(text).startswith(_apart(typed).strip())


@lru_cache(500)
def _said(typed: str) -> tuple[tuple[str, bool], ...]:
    """What each run must begin or hold, taken apart, and whether its script has spaces."""
    both = ((run, _spaced(run)) for run in runs(typed))
    return tuple((_apart(run.words[0] if spaced else "".join(run.clusters)), spaced) for run, spaced in both)


def _of_run(run: Run) -> Sequence[str]:
    if _spaced(run):
        return _edges(run.words[0])
    found: list[str] = []
    for start in _word_starts(run):
        found += accumulate(run.clusters[start : start + LONGEST_RUN])
    return found


@lru_cache(50_000)
def _edges(word: str) -> tuple[str, ...]:
    forms = dict.fromkeys(_parts(word))
    return tuple(form[:size] for form in forms for size in range(1, min(len(form), LONGEST_WORD) + 1))


def _spaced(run: Run) -> bool:
    return not run.clusters or "\uac00" <= run.words[0][0] <= "\ud7a3"


def _word_starts(run: Run) -> list[int]:
    """The number of the cluster with which each word begins."""
    joined, at, places = "".join(run.clusters), 0, set()
    for word in run.words:
        at = max(at, joined.find(word, at))
        places.add(at)
        at += len(word)
    starts, length = [], 0
    for number, cluster in enumerate(run.clusters):
        if length in places:
            starts.append(number)
        length += len(cluster)
    return starts


def _asked(run: Run) -> tuple[str, ...]:
    if _spaced(run):
        return (_apart(run.words[0])[:LONGEST_WORD],)
    if len(run.clusters) == 1:
        return (run.clusters[0],)
    shorter = "".join(run.clusters[:-1][:LONGEST_RUN])
    return tuple(dict.fromkeys(("".join(run.clusters[:LONGEST_RUN]), shorter)))


def _begins(said: str, spaced: bool, text: str) -> bool:
    if not spaced:
        return said in _apart(text)
    if text.isascii() and "'" not in text:
        lowered = text.lower()
        if said not in lowered:
            return False
        if lowered.startswith(said) or f" {said}" in lowered:
            return True
    return any(part.startswith(said) for part in _all_parts(text))


@lru_cache(20_000)
def _all_parts(text: str) -> tuple[str, ...]:
    """Of titles, names and labels, which the next letter that is typed asks for again."""
    return tuple(part for word in words(text) for part in _parts(word))


@lru_cache(20_000)
def _parts(word: str) -> tuple[str, ...]:
    return (word,) if word.isascii() else (_apart(word), _apart(fold(word)))


def _apart(text: str) -> str:
    """A letter that is half typed (하 of 학) begins the whole one when both are taken apart."""
    return unicodedata.normalize("NFD", normalise(text).replace("\u200b", ""))
