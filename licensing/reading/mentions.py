"""Finds the mentions of licenses in a folded text: a mark of CC, elements, version and jurisdiction together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .after import ONLY_SEPARATORS, After, fillers, read_after
from .lexicon import ENGLISH, Word, pattern, word_of

_WORDS = re.compile(r"[^\W\d_]+")
_NEAR = 40  # letters between "Creative Commons" and a name in words: "สัญญาอนุญาต … แบบ", "license, type"
_ONLY_HYPHENS = re.compile(r"[-/]")
_VERSION_BEFORE = re.compile(
    r"v(?:ersion|er\.?|ersión|ersi)? ?(\d\.\d) (?:of|de|du|der|des|della|do)(?: \w+){0,2} ?$"
)


@dataclass(slots=True)
class Mention:
    """One mention, as it stands: where, what was said, and how."""

    start: int
    end: int
    marked: bool = False  # CC or Creative Commons stands with it
    own_mark: bool = False  # and stands with this very mention
    elements: list[str] = field(default_factory=list)
    unit: str | None = None
    spelled: bool = False  # in words, not letters
    hyphened: bool = True
    hangs: bool = False  # behind a hyphen and a word that is not known: half a name
    languages: frozenset[str] = ENGLISH
    after: After = field(default_factory=lambda: After(0))

    @property
    def named(self) -> bool:
        return bool(self.elements or self.unit)


class _Reader:
    """Walks over the words of one text from left to right."""

    def __init__(self, low: str, flat: str) -> None:
        self.low, self.flat = low, flat
        self.mentions: list[Mention] = []
        self.open: Mention | None = None
        self.last = ("", False)

    def read(self) -> list[Mention]:
        for match in pattern(ascii_only=self.low.isascii()).finditer(self.low):
            if self.mentions and match.start() < self.mentions[-1].end:
                continue
            self._take(word_of(match), match.start(), match.end())
        self._close()
        return self.mentions

    def _take(self, word: Word, start: int, end: int) -> None:
        if word.kind == "cc":
            self._take_mark(word, start, end)
        elif word.kind == "unit":
            self._begin(start, end, word)
            self._current.unit = word.values[0]
            self._close()
        else:
            for index, element in enumerate(word.values):
                mark = word.kind == "marked" and index == 0
                self._take_element(element, word, start, end, mark=mark)

    @property
    def _current(self) -> Mention:
        assert self.open is not None
        return self.open

    def _take_mark(self, word: Word, start: int, end: int) -> None:
        if (
            not word.spelled
            and self.low[start - 1 : start] == "."
            and self.low[start - 2 : start - 1].isalnum()
        ):
            return  # example.cc
        if self.open and not self.open.elements and self._touches(start, word):
            self.open.end = end
        else:
            self._begin(start, end, word)
        self._current.marked = self._current.own_mark = True
        self._read_version_in_between()

    def _read_version_in_between(self) -> None:
        """CC 4.0 BY, creative-commons: ver=4.0 BY."""
        after = read_after(self.low, self.flat, self._current.end)
        if after.versions:
            self._current.after, self._current.end = after, after.end

    def _take_element(self, element: str, word: Word, start: int, end: int, *, mark: bool) -> None:
        if self._restates(element, word, start) and not mark:
            self._current.end = end
            return
        if mark or not self._continues(element, start, end, word):
            touches = bool(self.open and self.open.marked and self._touches(start, word))
            self._close()
            marked = mark or touches or self._follows_closed(start)
            self._begin(start, end, word)
            self._current.marked, self._current.own_mark = marked, mark
        self._add(element, word, start, end)

    def _add(self, element: str, word: Word, start: int, end: int) -> None:
        current = self._current
        if (
            current.elements
            and end != current.end
            and not _ONLY_HYPHENS.fullmatch(self.low[current.end : start])
        ):
            current.hyphened = False
        current.languages = current.languages & word.languages if current.elements else word.languages
        current.elements.append(element)
        current.spelled |= word.spelled
        current.end, self.last = max(end, current.end), (element, word.spelled)

    def _restates(self, element: str, word: Word, start: int) -> bool:
        """Attribution (BY), Atribución/Reconocimiento: the same element twice, at least once in words."""
        last_element, last_spelled = self.last
        return (
            self.open is not None
            and last_element == element
            and (word.spelled or last_spelled)
            and self._touches(start, word)
        )

    def _continues(self, element: str, start: int, end: int, word: Word) -> bool:
        current = self.open
        if current is None or element in current.elements:
            return False
        return end == current.end or self._touches(start, word)

    def _touches(self, start: int, word: Word) -> bool:
        """Whether only separators and empty words lie between the open mention and this word."""
        gap = self.low[self._current.end : start]
        if ONLY_SEPARATORS.fullmatch(gap):
            return True
        if self._current.elements or any(sign in gap for sign in (". ", ";", "\x02")):
            return False
        if word.spelled and word.kind == "element" and len(gap) <= _NEAR:
            return not any(char.isdigit() for char in gap)
        return _only_fillers(gap)

    def _follows_closed(self, start: int) -> bool:
        """CC BY 4.0 NC: the letters behind a version belong to the same statement."""
        if self.open or not self.mentions or not self.mentions[-1].marked:
            return False
        return bool(ONLY_SEPARATORS.fullmatch(self.low[self.mentions[-1].end : start]))

    def _begin(self, start: int, end: int, word: Word) -> None:
        self._close()
        self.open, self.last = (
            Mention(start, end, spelled=word.spelled, languages=word.languages),
            ("", False),
        )

    def _close(self) -> None:
        mention, self.open = self.open, None
        if mention is None:
            return
        if not mention.after.versions or mention.named:
            after = read_after(self.low, self.flat, mention.end)
            if not mention.after.versions:
                mention.after = after
            elif after.versions:
                mention.after.versions += after.versions
            mention.end = max(mention.end, after.end)
        if not mention.after.versions and mention.named:
            before = _VERSION_BEFORE.search(self.low, 0, mention.start)
            if before:
                mention.after.versions, mention.start = [before.group(1)], before.start()
        self.mentions.append(mention)


def _only_fillers(text: str) -> bool:
    return all(word in fillers() for word in _WORDS.findall(text)) and not re.search(r"\d", text)


def find_mentions(low: str, flat: str) -> list[Mention]:
    """All mentions in order; `flat` is the text with its capitals."""
    return _Reader(low, flat).read()


HOLE = "\x00"  # stands for a mention that names a license
BARE = "\x01"  # stands for "Creative Commons" alone, and for single words


def left_over(low: str, mentions: list[Mention]) -> str:
    """The text with every mention blanked out, so that what remains can be judged on its own."""
    parts, end = [], 0
    for mention in mentions:
        names = mention.named and (mention.marked or mention.after.versions or mention.unit)
        parts += [low[end : mention.start], HOLE if names else BARE]
        end = max(end, mention.end)
    return "".join([*parts, low[end:]])


def says_nothing_else(rest: str) -> bool:
    """Whether beside the mentions only separators and empty words stand."""
    words = _WORDS.findall(rest)
    return not words or (all(word in fillers() for word in words) and not re.search(r"\d", rest))
