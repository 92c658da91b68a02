"""A credit as sentences of spans: the one form from which text, HTML and Markdown are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter

from .outside import address_text, clean, web_address
from .phrases import Phrases


@dataclass(frozen=True, slots=True)
class Span:
    """Words with their link and what they are (title, creator, license, source); or another work's credit inside."""

    text: str
    href: str | None = None
    role: str = ""
    inner: tuple[Span, ...] = ()


Sentence = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One work's credit: its sentences, and its address as the subject of what they state."""

    sentences: tuple[Sentence, ...]
    about: str | None = None
    is_work: bool = True


def outside(text: str | None, role: str = "", url: str | None = None) -> Span:
    """Words from elsewhere; the address becomes a link only if it may be followed."""
    return Span(clean(text), web_address(url), role)


def address(url: str) -> Span:
    """An address as its own words."""
    return Span(address_text(url), web_address(url), "source")


def fill(phrase: str, places: Mapping[str, Iterable[Span]]) -> Sentence:
    """The phrase with spans in its places."""
    sentence: list[Span] = []
    for words, place, _format, _conversion in Formatter().parse(phrase):
        sentence.extend([Span(words)] if words else [])
        sentence.extend(places[place] if place else [])
    return tuple(sentence)


def listed(spans: Iterable[Span], phrases: Phrases) -> list[Span]:
    """Spans with the language's comma between them."""
    parts: list[Span] = []
    for span in spans:
        parts += [Span(phrases["comma"]), span] if parts else [span]
    return parts
