"""What a person types, taken apart: "quotes", -minus, NOT, OR, field: and plain words; nothing is an error."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from search.analysis import Run, runs
from search.parameters import PREFIXES

MOST_RUNS = 100  # what follows in an endless question is not looked at

_CLAUSE = re.compile(
    r'(?P<minus>(?<!\S)[-−](?=[^\s-]))?(?:(?P<prefix>\w+)[:：](?=[^\s:：]))?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))'
)
_QUOTES = str.maketrans(dict.fromkeys("“”„«»「」『』", '"'))
_OR, _AND, _NOT = ("OR", "|", "||"), ("AND", "&", "&&"), ("NOT",)


@dataclass(frozen=True)
class Clause:
    """`field`: the name that stood before a colon, in lower case."""

    runs: tuple[Run, ...]
    text: str = ""
    field: str = ""
    quoted: bool = False
    unwanted: bool = False


@dataclass(frozen=True)
class Asked:
    """One of each group of alternatives must be met, none of the unwanted."""

    wanted: tuple[tuple[Clause, ...], ...]
    unwanted: tuple[Clause, ...]

    @property
    def plain(self) -> list[Run]:
        """The words that may stand anywhere and are no alternatives, in their order."""
        alone = (group[0] for group in self.wanted if len(group) == 1)
        return [run for clause in alone if not (clause.quoted or clause.field) for run in clause.runs]

    @property
    def all_runs(self) -> list[Run]:
        return [run for group in self.wanted for clause in group for run in clause.runs]


@lru_cache(256)
def read(text: str) -> Asked:
    """Operators are words when nothing stands beside them: `OR` alone looks for “or”."""
    asked = _grouped(_limited(_pieces(text, operators=True)))
    if asked.wanted or asked.unwanted:
        return asked
    return _grouped(_limited(_pieces(text, operators=False)))


def _pieces(text: str, *, operators: bool) -> Iterator[Clause | str]:
    for found in _CLAUSE.finditer(text.translate(_QUOTES)):
        quoted, minus = found["quoted"] is not None, found["minus"] is not None
        prefix, said = found["prefix"] or "", found["quoted"] if quoted else found["plain"]
        if prefix and prefix.lower() not in PREFIXES:
            yield Clause(tuple(runs(prefix)), prefix, unwanted=minus)
            prefix = ""
        if operators and not (quoted or minus or prefix) and said in (*_OR, *_AND, *_NOT):
            yield said
        else:
            yield Clause(tuple(runs(said)), said, prefix.lower(), quoted, minus)


def _limited(pieces: Iterator[Clause | str]) -> Iterator[Clause | str]:
    """Pieces without a word are left out, and all that is beyond the bound."""
    left = MOST_RUNS
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
            continue
        parts = piece.runs[:left]
        left -= len(parts)
        if parts:
            yield replace(piece, runs=parts)


def _grouped(pieces: Iterator[Clause | str]) -> Asked:
    groups: list[tuple[Clause, ...]] = []
    unwanted: list[Clause] = []
    joins = negates = False
    for piece in pieces:
        if isinstance(piece, str):
            joins |= piece in _OR
            negates |= piece in _NOT
            continue
        if piece.unwanted or negates:
            unwanted.append(replace(piece, unwanted=True))
        elif joins and groups:
            groups[-1] = (*groups[-1], piece)
        else:
            groups.append((piece,))
        joins = negates = False
    return Asked(tuple(groups), tuple(unwanted))


def words_of(parts: Sequence[Run]) -> tuple[str, ...]:
    return tuple(word for run in parts for word in run.words)
