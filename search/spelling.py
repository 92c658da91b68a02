"""Did you mean: the question with words that the index knows, when it has nothing for those that were typed."""

from collections.abc import Callable, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis import LATIN_OR_OTHER_SPACED, normalise, stretches
from search.parameters import PREFIXES

FEW = 3  # with fewer hits than that a correction is looked for
SHORTEST = 4
_LONG = 8  # from here on two letters may be wrong
MOST_WORDS = 12
_OPERATORS = {"or", "and", "not", *PREFIXES}


def corrected(question: str, nearest: Callable[[str], str]) -> str:
    """`nearest` gives the known word closest to an unknown one, or nothing. Empty when there is nothing to change."""
    out, at, changed = [], 0, False
    for start, end, unspaced in list(stretches(question))[:MOST_WORDS]:
        word = normalise(question[start:end])
        better = "" if unspaced or not correctable(word) else nearest(word)
        out += [question[at:start], better or question[start:end]]
        at, changed = end, changed or bool(better)
    return "".join([*out, question[at:]]) if changed else ""


def unknown_words(question: str) -> list[str]:
    """The words that `corrected` would ask for."""
    places = list(stretches(question))[:MOST_WORDS]
    words = (normalise(question[start:end]) for start, end, unspaced in places if not unspaced)
    return list(dict.fromkeys(word for word in words if correctable(word)))


def correctable(word: str) -> bool:
    return len(word) >= SHORTEST and word not in _OPERATORS and bool(LATIN_OR_OTHER_SPACED.fullmatch(word))


def closest(word: str, known: Iterable[tuple[str, int]]) -> str:
    """Of the words with their frequencies, the one fewest letters away; of several the most frequent."""
    counts = dict(known)
    most = 2 if len(word) >= _LONG else 1
    found = process.extract(word, list(counts), scorer=OSA.distance, score_cutoff=most, limit=None)
    ranked = sorted(found, key=lambda one: (one[1], -counts[one[0]], one[0]))
    return str(ranked[0][0]) if ranked and ranked[0][0] != word else ""
