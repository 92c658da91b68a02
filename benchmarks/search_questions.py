"""What benchmarks.search asks, row by row, in the words in which each column asks it."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.search_corpus import record, vocabulary
from search.request import SearchRequest

FIVE = ("license", "subject", "language", "level", "type")
FACETS = tuple(f"{name}_exact" for name in FIVE)
WITHIN = {"license_exact": ("by/4.0", "zero/1.0"), "language_exact": ("en", "id")}
USABLE, OUTPUT = "usable_adapt_exact", "by-sa/4.0"
DEEP = 9_980  # hits before the deep page

Ask = Callable[[], object]
Column = dict[str, list[Ask]]


@dataclass(frozen=True)
class Asked:
    """One question, in the words in which each column asks it."""

    words: tuple[str, ...]
    number: int


ROWS = (
    "AND",
    "OR common + 5 facets",
    "license filter",
    "usable_in",
    "prefix",
    "did you mean",
    "deep page",
    "similar",
)


def questions(count: int, queries: int) -> list[Asked]:
    """Two words each that stand in the same record, so that something is found; Latin letters, so that all can answer."""
    chance = random.Random(7)
    found: list[Asked] = []
    while len(found) < queries:
        number = chance.randrange(count)
        held = record(number, random.Random(20261126 * 1_000_003 + number))
        if held["language"] in ("en", "fr", "de", "id", "fil"):
            words = [word for word in held["description"].split() if len(word) > 4]
            found.append(Asked(tuple(chance.sample(words, 2)), number))
    return found


def common(at: int) -> tuple[str, ...]:
    """Words that stand in a good part of all records of a language."""
    words = vocabulary(("en", "fr", "id")[at % 3]).words
    return words[at % 10], words[10 + at % 17]


def requests(asked: list[Asked]) -> dict[str, list[SearchRequest]]:
    def each(**more: object) -> list[SearchRequest]:
        return [SearchRequest(q=" ".join(one.words), **{"facets": (), **more}) for one in asked]  # type: ignore[arg-type]

    return {
        "AND": each(),
        "OR common + 5 facets": [
            SearchRequest(q=" OR ".join(common(at)), facets=FIVE) for at in range(len(asked))
        ],
        "license filter": [
            SearchRequest(
                q=common(at)[0],
                filters={"license": ("by/4.0", "zero/1.0"), "language": ("en", "id")},
                facets=(),
            )
            for at in range(len(asked))
        ],
        "usable_in": [
            SearchRequest(q=common(at)[0], filters={"usable_adapt": ("by-sa/4.0",)}, facets=("usable_adapt",))
            for at in range(len(asked))
        ],
        "did you mean": [
            SearchRequest(q=one.words[0][:3] + "x" + one.words[0][3:], facets=()) for one in asked
        ],
        "deep page": [
            SearchRequest(q=" OR ".join(common(at)), facets=(), page=500, per_page=20)
            for at in range(len(asked))
        ],
    }
