"""What other people's courses are made of, as far as `rebuild_courses` needs it, whatever they were kept in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something that stays where it is. `license` is an id of /licenses/; None where only `license_text` is known."""

    title: str
    url: str
    creator: str = ""
    license: str | None = None
    license_text: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """Text of ours around what others made (Markdown)."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """Something that is deposited here: `files` are name and bytes, `facts` what a draft of the API is told."""

    title: str
    files: tuple[tuple[str, bytes], ...]
    facts: dict[str, Any] = field(default_factory=dict)


Piece = Elsewhere | Written | Page


@dataclass(frozen=True, slots=True)
class Lesson:
    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class SourceCourse:
    """`left_out` says what of the original has no part of its own, and why."""

    title: str
    language: str
    description: str
    license: str
    chapters: tuple[Chapter, ...]
    left_out: tuple[str, ...] = ()

    def pieces(self) -> Iterator[Piece]:
        for chapter in self.chapters:
            for lesson in chapter.lessons:
                yield from lesson.pieces


def html_page(title: str, body: str, language: str) -> bytes:
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    ).encode()
