"""Records for measuring search, made up by chance: the same seed gives the same ones, and the first of many are those of few.

Words are put together from syllables (Latin letters) or from words of our own samples (scripts without spaces, Korean), and are used
as often as Zipf's law says: no list of words of anybody else, so none with its conditions or its rude ones.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate, product
from typing import Any

from haystack.constants import DJANGO_CT, DJANGO_ID, ID

from benchmarks.words import UNSPACED, all_words, person
from search.analysis import sort_key
from search.fields import IDENTITY, Field, Fields, Kind
from search.parameters import FACETS

MODEL = "benchmark.record"
FIRST_DAY = datetime(2015, 1, 1, tzinfo=UTC)
VOCABULARY = 20_000
LANGUAGES = {
    "en": 22,
    "fr": 8,
    "de": 8,
    "id": 10,
    "fil": 5,
    "vi": 12,
    "th": 11,
    "lo": 6,
    "km": 6,
    "my": 6,
    "ko": 6,
}
LICENSES = ("by/4.0", "by-sa/4.0", "by-nc-sa/4.0", "by-nc/4.0", "zero/1.0", "by/3.0", "by-nd/4.0")
OPEN = {"by/4.0", "by-sa/4.0", "zero/1.0", "by/3.0"}
ONSETS = [
    "b",
    "d",
    "f",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "z",
    "br",
    "dr",
    "gr",
    "kl",
    "pl",
    "st",
    "tr",
]
VOWELS = ["a", "e", "i", "o", "u", "ai", "au", "ia"]
MARKED = {"fr": "éèêà", "de": "äöü", "vi": "ạảấầậơướ", "fil": "", "id": "", "en": ""}

FIELDS = Fields(
    {
        **{name: Field(name, Kind.EXACT, stored=False) for name in IDENTITY},
        "text": Field("text", Kind.TEXT, document=True, stored=False),
        "title": Field("title", Kind.TEXT, boost=4.0),
        "keywords": Field("keywords", Kind.TEXT, boost=2.0),
        "creators": Field("creators", Kind.TEXT, boost=2.0),
        "description": Field("description", Kind.TEXT),
        **{
            f"{name}_exact": Field(f"{name}_exact", Kind.EXACT, stored=False)
            for name in (*FACETS, "usable_adapt")
        },
        "title_sort": Field("title_sort", Kind.EXACT, stored=False),
        "published": Field("published", Kind.DATE),
        "size": Field("size", Kind.INTEGER),
        "uses": Field("uses", Kind.INTEGER),
    }
)


@dataclass(frozen=True)
class Vocabulary:
    language: str
    words: tuple[str, ...]
    weights: tuple[float, ...]

    def some(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(self.words, cum_weights=self.weights, k=count)

    def line(self, words: list[str]) -> str:
        return ("" if self.language in UNSPACED else " ").join(words)


@cache
def vocabulary(language: str) -> Vocabulary:
    chance = random.Random(language)
    words = _from_syllables(language, chance) if language in MARKED else _from_samples(language, chance)
    return Vocabulary(language, words, tuple(accumulate(1 / rank for rank in range(1, len(words) + 1))))


def records(count: int, seed: int = 20261126) -> Iterator[dict[str, Any]]:
    """As a haystack index would have prepared them."""
    for number in range(count):
        yield record(number, random.Random(seed * 1_000_003 + number))


def record(number: int, chance: random.Random) -> dict[str, Any]:
    language = chance.choices(list(LANGUAGES), weights=list(LANGUAGES.values()))[0]
    words = vocabulary(language)
    title = words.line(words.some(chance, chance.randint(3, 9)))
    description = words.line(words.some(chance, chance.randint(40, 80)))
    keywords, creators = words.some(chance, 2), [person(chance)]
    license = chance.choices(LICENSES, weights=range(len(LICENSES), 0, -1))[0]
    return {
        ID: f"{MODEL}.{number}",
        DJANGO_CT: MODEL,
        DJANGO_ID: str(number),
        "language": language,
        "title": title,
        "description": description,
        "keywords": keywords,
        "creators": creators,
        "text": "\n".join([title, description, *keywords, *creators]),
        "license_exact": license,
        "usable_adapt_exact": [target for target in LICENSES if license in OPEN and target in OPEN],
        "language_exact": language,
        "subject_exact": [f"{chance.randint(0, 60):04}" for _ in range(chance.randint(1, 3))],
        "level_exact": f"level{chance.randint(1, 8)}",
        "type_exact": f"type{chance.randint(1, 11)}",
        "institution_exact": f"institution{int(chance.paretovariate(1.0)) % 400}",
        "title_sort": sort_key(title),
        "published": FIRST_DAY + timedelta(minutes=chance.randint(0, 6_000_000)),
        "size": chance.randint(10, 10**8),
        "uses": int(chance.paretovariate(1.1)),
    }


def _from_syllables(language: str, chance: random.Random) -> tuple[str, ...]:
    syllables = [onset + vowel for onset, vowel in product(ONSETS, VOWELS)]
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        word = "".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3, 3, 4))))
        if MARKED[language] and chance.random() < 0.4:
            word += chance.choice(MARKED[language])
        found[word] = None
    return tuple(found)


def _from_samples(language: str, chance: random.Random) -> tuple[str, ...]:
    """Words of our samples, and as many more put together from two of them."""
    words = all_words()[language].words
    found = dict.fromkeys(words)
    while len(found) < min(VOCABULARY, len(words) ** 2 // 4):
        found["".join(chance.choices(words, k=2))] = None
    return tuple(found)
