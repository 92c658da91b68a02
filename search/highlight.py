"""Marking what was looked for in the original text; engines only know the terms, so they cannot."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from icu4py.breakers import CharacterBreaker

from search import glance, scripts
from search.analysis import fold, normalise, stretches, words
from search.clauses import read
from search.documents import values_of
from search.page import Piece
from search.parameters import HIGHLIGHTED
from search.stems import stems_anyhow

AROUND = 80
LONGEST = 260
LONGEST_TITLE = 400
LOOKED_AT = 20_000  # characters of a text

Span = tuple[int, int]


class Marker:
    """What a question looks for, ready to be found in many texts."""

    def __init__(self, question: str) -> None:
        self.runs = read(question).all_runs if question.strip() else []
        self._known: dict[str, bool] = {}

    def highlights(self, stored: Mapping[str, Any]) -> dict[str, tuple[Piece, ...]]:
        found = {}
        for name in HIGHLIGHTED if self.runs else ():
            for text in values_of(stored.get(name)):
                if isinstance(text, str) and (pieces := self.pieces(text)):
                    found[name] = pieces
                    break  # of several, the first that has it
        return found

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """The text, or what is around the first place in it; empty when nothing is found."""
        seen = text[:LOOKED_AT]
        spans = self._in_plain(seen) if glance.is_plain(seen) else _shown(self.spans(seen))
        return tuple(_cut(text, _joined(spans, text))) if spans else ()

    def _in_plain(self, text: str) -> list[Span]:
        """What lies behind the excerpt need not be found."""
        found: list[Span] = []
        last = len(text)
        for start, end in glance.tokens(self._near, text):
            if start > last:
                break
            said = text[start:end]
            if self._known[said] if said in self._known else self._is_wanted(said):
                if not found:
                    last = start + LONGEST + AROUND
                found.append((start, end))
        return found

    def spans(self, text: str) -> Iterator[Span]:
        for start, end, unspaced in stretches(text):
            if unspaced:
                yield from self._in_run(text, start, end)
            elif self._is_wanted(text[start:end]):
                yield start, end

    @cached_property
    def _forms(self) -> frozenset[str]:
        found = {word for run in self.runs for word in run.words}
        return frozenset(found | {fold(word) for word in found} | {s for w in found for s in stems_anyhow(w)})

    @cached_property
    def _strings(self) -> list[str]:
        return sorted({"".join(run.clusters) for run in self.runs if run.clusters}, key=len, reverse=True)

    @cached_property
    def _near(self) -> tuple[str, ...]:
        return glance.beginnings(self._forms)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """What a word must begin with to be worth a closer look."""
        return frozenset(form[: glance.TELLING] for form in self._forms)

    def _is_wanted(self, said: str) -> bool:
        known = self._known.get(said)
        if known is None:
            if said.isascii() and "'" not in said:
                known = self._fits(said.lower())
            else:
                known = any(self._fits(word) for word in words(said))
            self._known[said] = known
        return known

    def _fits(self, word: str) -> bool:
        if _is_hangul(word):
            plain = fold(word)
            return word in self._forms or plain in self._forms or any(s in word for s in self._strings)
        if word[: glance.TELLING] not in self._beginnings and (
            word.isascii() or fold(word)[: glance.TELLING] not in self._beginnings
        ):
            return False
        return (
            word in self._forms
            or fold(word) in self._forms
            or any(stem in self._forms for stem in stems_anyhow(word))
        )

    def _in_run(self, text: str, start: int, end: int) -> Iterator[Span]:
        normal = normalise(text[start:end]).replace(scripts.ZERO_WIDTH_SPACE, "")
        if not any(wanted in normal for wanted in (*self._strings, *self._forms)):
            return
        run = _Places(text, start, end)
        whole = [span for string in self._strings for span in run.find(string)]
        yield from sorted(whole) or self._by_words(run, text[start:end])

    def _by_words(self, run: "_Places", said: str) -> Iterator[Span]:
        for word in dict.fromkeys(words(said)):
            if word in self._forms:
                yield from run.find(word)


class _Places:
    """A run in its normal form, and where in the original each of its clusters stands."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.normal = ""
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        if normalise(text[start:end]) == text[start:end] and scripts.ZERO_WIDTH_SPACE not in text[start:end]:
            self._as_it_is(text, start, end)
            return
        for first, last in _clusters(text, start, end):
            normal = normalise(text[first:last]).replace(scripts.ZERO_WIDTH_SPACE, "")
            if normal:
                self.starts[len(self.normal)] = first
                self.normal += normal
                self.ends[len(self.normal)] = last

    def _as_it_is(self, text: str, start: int, end: int) -> None:
        self.normal = text[start:end]
        for first, last in CharacterBreaker(self.normal, "und").segments():
            self.starts[first] = start + first
            self.ends[last] = start + last

    def find(self, string: str) -> Iterator[Span]:
        at = self.normal.find(string)
        while at >= 0:
            if at in self.starts and at + len(string) in self.ends:
                yield self.starts[at], self.ends[at + len(string)]
            at = self.normal.find(string, at + max(1, len(string)))


def _clusters(text: str, start: int, end: int) -> list[Span]:
    """Grapheme clusters, but SARA AM typed in two pieces stays with its consonant, as in its normal form."""
    found: list[Span] = []
    for first, last in CharacterBreaker(text[start:end], "und").segments():
        first, last = start + first, start + last
        if found and text[first] in "\u0e32\u0eb2" and {"\u0e4d", "\u0ecd"} & set(text[slice(*found[-1])]):
            first = found.pop()[0]
        found.append((first, last))
    return found


_HANGUL = re.compile(rf"[{scripts.HANGUL}]")


def _is_hangul(word: str) -> bool:
    return bool(_HANGUL.match(word))


def _shown(spans: Iterator[Span]) -> list[Span]:
    """What lies behind the excerpt need not be found."""
    found: list[Span] = []
    for start, end in spans:
        if found and start > found[0][0] + LONGEST + AROUND:
            break
        found.append((start, end))
    return found


def _joined(spans: Sequence[Span], text: str) -> list[Span]:
    """Neighbors with only a space between them become one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start].isspace()):
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _cut(text: str, spans: Sequence[Span]) -> list[Piece]:
    first, last = _window(text, spans[0])
    at = first
    found = [Piece("… ")] if first else []
    for start, end in spans:
        if start >= last:
            break
        if start > at:
            found.append(Piece(text[at:start]))
        found.append(Piece(text[start:end], True))
        at = end
    if at < last:
        found.append(Piece(text[at:last]))
    if max(at, last) < len(text):
        found.append(Piece(" …"))
    return found


def _window(text: str, span: Span) -> Span:
    if len(text) <= LONGEST:
        return 0, len(text)
    first = _word_start(text, max(0, span[0] - AROUND)) if span[0] > AROUND else 0
    return min(first, span[0]), _word_end(text, max(first + LONGEST, span[1]))


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", at, at + 20)
    return space + 1 if at and space >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - 20, at)
    return space if space >= 0 else at
