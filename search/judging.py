"""How well a corpus is found: recall, mean average precision and nDCG for each language, from JSON lines.

    {"document": {"id": "th-1", "language": "th", "title": "…", "description": "…", "keywords": ["…"]}}
    {"query": "…", "language": "th", "relevant": ["th-1", "th-7"]}

Only `id` and one text are needed of a document; `language` of a document decides its stems, that of a query the row in which
it is counted. Documents of all files are one corpus.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from pathlib import Path
from typing import Any

from haystack.constants import DJANGO_CT, DJANGO_ID, ID

from search.documents import Document, analysed
from search.fields import IDENTITY, Field, Fields, Kind

MODEL = "search.judged"
DEPTH = 100  # hits that are looked at
FIELDS = Fields(
    {
        **{name: Field(name, Kind.EXACT, stored=False) for name in IDENTITY},
        "text": Field("text", Kind.TEXT, document=True, stored=False),
        "title": Field("title", Kind.TEXT, boost=4.0),
        "keywords": Field("keywords", Kind.TEXT, boost=2.0),
        "description": Field("description", Kind.TEXT, stored=False),
    }
)

Find = Callable[[str], Sequence[str]]


class NotJudged(ValueError):
    """A line that is neither a document nor a query; the message says which and why."""


@dataclass(frozen=True)
class Judged:
    query: str
    language: str
    relevant: frozenset[str]


@dataclass
class Corpus:
    documents: dict[str, Document] = field(default_factory=dict)
    queries: list[Judged] = field(default_factory=list)


@dataclass(frozen=True)
class Score:
    """Of one language; each figure is the mean over its queries."""

    queries: int
    recall: float
    map: float
    ndcg: float


def read(files: Iterable[Path]) -> Corpus:
    corpus = Corpus()
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                _read_line(corpus, line, f"{file.name}, line {number}")
    lost = sorted({one for judged in corpus.queries for one in judged.relevant} - set(corpus.documents))
    if lost:
        raise NotJudged(f"queries name documents that are not there: {', '.join(lost[:5])}")
    return corpus


def judge(corpus: Corpus, find: Find) -> dict[str, Score]:
    """By language, and `all` for the mean over the languages."""
    measured: dict[str, list[tuple[float, float, float]]] = {}
    for one in corpus.queries:
        measured.setdefault(one.language, []).append(_measure(list(find(one.query))[:DEPTH], one.relevant))
    scores = {language: _mean(some) for language, some in sorted(measured.items())}
    if scores:
        scores["all"] = _all(scores)
    return scores


def _read_line(corpus: Corpus, line: str, where: str) -> None:
    try:
        held = json.loads(line)
        if "document" in held:
            document = _document(held["document"])
            corpus.documents[document.id.removeprefix(f"{MODEL}.")] = document
        else:
            relevant = frozenset(map(str, held["relevant"]))
            corpus.queries.append(Judged(str(held["query"]), str(held.get("language", "")), relevant))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotJudged(f"{where}: neither a document nor a query ({error!r})") from error


def _document(held: Mapping[str, Any]) -> Document:
    pk = str(held["id"])
    texts = [str(held.get(name, "")) for name in ("title", "description")]
    keywords = [str(word) for word in held.get("keywords", ())]
    data = {
        ID: f"{MODEL}.{pk}",
        DJANGO_CT: MODEL,
        DJANGO_ID: pk,
        "language": held.get("language"),
        "title": texts[0],
        "description": texts[1],
        "keywords": keywords,
        "text": "\n".join([*texts, *keywords]),
    }
    return analysed(FIELDS, data)


def _measure(found: Sequence[str], relevant: frozenset[str]) -> tuple[float, float, float]:
    """Recall, average precision and nDCG; of a query for which nothing is relevant nothing may be found."""
    if not relevant:
        return (1.0, 1.0, 1.0) if not found else (0.0, 0.0, 0.0)
    places = [place for place, one in enumerate(found, 1) if one in relevant]
    precision = sum(count / place for count, place in enumerate(places, 1)) / len(relevant)
    best = sum(1 / log2(place + 1) for place in range(1, len(relevant) + 1))
    gain = sum(1 / log2(place + 1) for place in places)
    return len(places) / len(relevant), precision, gain / best


def _mean(some: Sequence[tuple[float, float, float]]) -> Score:
    recall, precision, gain = (sum(column) / len(some) for column in zip(*some, strict=True))
    return Score(len(some), recall, precision, gain)


def _all(scores: Mapping[str, Score]) -> Score:
    mean = _mean([(score.recall, score.map, score.ndcg) for score in scores.values()])
    return Score(sum(score.queries for score in scores.values()), mean.recall, mean.map, mean.ndcg)


def table(by_engine: Mapping[str, Mapping[str, Score]]) -> Iterator[str]:
    """As lines: a row for each language and engine."""
    yield f"{'language':10} {'engine':14} {'queries':>7} {'recall':>7} {'MAP':>7} {'nDCG':>7}"
    languages = dict.fromkeys(language for scores in by_engine.values() for language in scores)
    for language in languages:
        for engine, scores in by_engine.items():
            s = scores[language]
            yield f"{language:10} {engine:14} {s.queries:7} {s.recall:7.3f} {s.map:7.3f} {s.ndcg:7.3f}"
