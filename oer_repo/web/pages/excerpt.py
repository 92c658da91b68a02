"""One line of a text around the words that were searched for."""

from dataclasses import dataclass

AROUND = 90


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The template puts `match` into a mark; each part is escaped there."""

    before: str = ""
    match: str = ""
    after: str = ""


def excerpt(text: str, query: str) -> Excerpt:
    """Around the longest searched word that stands in the text as written; the beginning when none does."""
    start, stop = place_of(text, query)
    first = word_start(text, max(0, start - AROUND))
    before = ("… " if first else "") + text[first:start]
    after = text[stop : stop + 2 * AROUND]
    return Excerpt(before, text[start:stop], after + (" …" if stop + 2 * AROUND < len(text) else ""))


def place_of(text: str, query: str) -> tuple[int, int]:
    folded = text.lower()
    if len(folded) != len(text):  # a letter that grows in lower case would shift every place behind it
        return 0, 0
    for word in sorted(query.replace('"', " ").split(), key=len, reverse=True):
        start = folded.find(word.lower())
        if start >= 0:
            return start, start + len(word)
    return 0, 0


def word_start(text: str, position: int) -> int:
    """The next beginning of a word, where the script has spaces; else the place itself."""
    space = text.find(" ", position, position + 20)
    return space + 1 if position and space >= 0 else position
