"""The words that name a license, made into one pattern that finds them in a folded, lower-cased text."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .fold import fold

DATA = Path(__file__).parent.parent / "data"
ENGLISH = frozenset({"en"})
# Scripts written without blanks between words, or with particles attached (Hangul)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LETTER = r"[^\W\d_]"


class Word(NamedTuple):
    """One found word: a mark of CC ("cc"), an element ("by"), or a tool without elements ("unit")."""

    kind: str
    values: tuple[str, ...]
    languages: frozenset[str] = ENGLISH
    spelled: bool = True  # in words, not in letters


@cache
def read_table(name: str) -> dict[str, Any]:
    """One of the tables in data/."""
    table: dict[str, Any] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return table


def key(phrase: str) -> str:
    """A phrase without blanks and hyphens: what two ways to write it have in common."""
    return phrase.replace(" ", "").replace("-", "")


def plain(phrase: str) -> str:
    """A phrase of a table in the shape of a folded text."""
    return fold(phrase).lower().replace("-", " ").replace("!", "").strip()


@cache
def phrases() -> dict[str, tuple[str, Word]]:
    """All phrases by key, each with its plain form."""
    found: dict[str, tuple[str, Word]] = {}
    for phrase, word in _entries():
        text = plain(phrase)
        old = found.get(key(text))
        if old and old[1].values == word.values:
            word = word._replace(languages=old[1].languages | word.languages)
            text = max(old[0], text, key=len)  # the form with blanks also finds the form without
        found[key(text)] = (text, word)
    return found


def _entries() -> Iterator[tuple[str, Word]]:
    names = read_table("names.json")
    for unit, forms in names["units"].items():
        yield from ((form, Word("unit", (unit,))) for form in forms)
    for element, by_language in names["elements"].items():
        for language, forms in by_language.items():
            yield from ((form, Word("element", (element,), frozenset({language}))) for form in forms)
    yield from ((form, Word("cc", ())) for form in names["creative_commons"])
    yield from ((form, Word("unit", ("mark",))) for form in (*names["public_domain_mark"], "PDM", "PD Mark"))
    yield "Sampling+", Word("unit", ("sampling+",))
    yield "NC Sampling+", Word("unit", ("nc-sampling+",))
    for form in ("Creative Commons Zero", "CC Zero", "CC Null"):
        yield form, Word("unit", ("zero",))
    yield from ((form, Word("unit", ("dedication",))) for form in names["public_domain_dedication"])
    yield "Public Domain Dedication", Word("unit", ("dedication",))
    yield "Public Domain Certification", Word("unit", ("dedication",))
    yield _CERTIFICATION, Word("unit", ("certification",))
    yield from ((form, Word("unit", ("certification",))) for form in ("Copyright Only Dedication", "PDDC"))


_CERTIFICATION = "Copyright-Only Dedication (based on United States law) or Public Domain Certification"


@cache
def letter_words() -> dict[str, Word]:
    """Letters with nothing between them: by, bysa, ccbyncsa; not "sand"."""
    elements = ("by", "nc", "nd", "sa")
    found = {"cc": Word("cc", (), spelled=False), "c.c.": Word("cc", (), spelled=False)}
    for size in range(1, 5):
        for order in itertools.permutations(elements, size):
            if size == 1 or "by" in order or order in (("nc", "sa"), ("nc", "nd"), ("nd", "nc")):
                found["".join(order)] = Word("element", order, spelled=False)
            found["cc" + "".join(order)] = Word("marked", order, spelled=False)
    return found


@cache
def pattern(*, ascii_only: bool) -> re.Pattern[str]:
    """Group 1 is CC0 in letters, group 2 letters, group 3 a phrase."""
    texts = [text for text, _ in phrases().values()]
    spaced = [text for text in texts if not _UNSPACED.search(text) and (text.isascii() or not ascii_only)]
    letters = "|".join(map(re.escape, sorted(letter_words(), key=len, reverse=True)))
    before, after = (
        (r"(?<![a-z0-9@])", r"(?![a-z@])") if ascii_only else (f"(?<!{_LETTER})", f"(?!{_LETTER})")
    )
    zero = r"(?<![a-z0-9])((?:cc|creative[ -]?commons)[ -]?(?:0(?![.,]?\d)|zero(?![a-z])))"
    code = rf"(?<![a-z0-9@])(?!nc[ -]?sampling)({letters})(?![a-z@])"
    found = rf"{zero}|{code}|{before}({trie(spaced)}){after}"
    if ascii_only:
        return re.compile(rf"(?=[a-z])(?:{found})")
    unspaced = [text for text in texts if _UNSPACED.search(text)]
    return re.compile(rf"{zero}|{code}|{before}(?={_LETTER})({trie(spaced)}){after}|({trie(unspaced)})")


def trie(texts: Iterable[str]) -> str:
    """One pattern for many texts that shares their beginnings; a blank may be a hyphen or nothing."""
    root: dict[str, Any] = {}
    for text in texts:
        node = root
        for char in text:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    tails = []
    for char, child in node.items():
        if char:
            tails.append(("[ -]?" if char == " " else re.escape(char)) + _branch(child))
    if not tails:
        return ""
    joined = tails[0] if len(tails) == 1 and "" not in node else f"(?:{'|'.join(tails)})"
    return f"{joined}?" if "" in node else joined


def word_of(match: re.Match[str]) -> Word:
    """What a match of the pattern means."""
    group = match.lastindex or 0
    if group == 1:
        return _ZERO
    if group == 2:
        return letter_words()[match.group(2)]
    return phrases()[key(match.group(group))][1]


_ZERO = Word("unit", ("zero",), spelled=False)
