"""Words in eleven languages, those of our own samples, to make titles and descriptions from."""

import json
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from benchmarks.running_site import ROOT
from search import analysis

SAMPLES = ROOT / "oer_repo" / "ingest" / "samples"
UNSPACED = {"th", "lo", "km", "my"}
READ = {".md", ".txt"}
GIVEN = "Amina Anong Bounmy Chanthou Dewi Elif Fatou Hana Ingrid Jun Khin Lan Malee Minh Nilar Oudom Priya Rosa Sokha Tomas"
FAMILY = "Aung Barros Chaiya Dara Eriksen Fofana Garcia Hoang Ibrahim Jung Keo Lestari Moe Nguyen Okafor Phan Quispe Reyes Santos Tan"


@dataclass(frozen=True)
class Words:
    """The words of a language, the most used first, and how often each is to be taken (Zipf's law)."""

    language: str
    words: tuple[str, ...]

    def phrase(self, chance: random.Random, shortest: int, longest: int) -> str:
        taken = chance.choices(
            self.words, cum_weights=_weights(len(self.words)), k=chance.randint(shortest, longest)
        )
        return ("" if self.language in UNSPACED else " ").join(taken)


@cache
def all_words() -> dict[str, Words]:
    texts: dict[str, list[str]] = {}
    for sample in json.loads((SAMPLES / "samples.json").read_text(encoding="utf-8")):
        language = sample["languages"][0]
        texts.setdefault(language, []).extend([sample["titles"][language], sample["descriptions"][language]])
        texts[language] += [
            _read(SAMPLES / file["path"]) for file in sample["files"] if file["language"] == language
        ]
    return {language: Words(language, _by_frequency(parts)) for language, parts in texts.items()}


def sample_file(language: str) -> Path:
    """A text in this language."""
    for sample in json.loads((SAMPLES / "samples.json").read_text(encoding="utf-8")):
        for file in sample["files"]:
            if file["language"] == language and Path(file["path"]).suffix in READ:
                return SAMPLES / file["path"]
    raise LookupError(language)


def person(chance: random.Random) -> str:
    return f"{chance.choice(GIVEN.split())} {chance.choice(FAMILY.split())}"


@cache
def _weights(count: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.suffix in READ else ""


def _by_frequency(texts: Iterable[str]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for text in texts:
        for word in analysis.words(re.sub(r"https?://\S+", " ", text)):
            counts[word] = counts.get(word, 0) + (not word.isdigit())
    return tuple(sorted((word for word in counts if counts[word]), key=lambda word: -counts[word]))
