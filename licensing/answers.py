"""The four questions by name, as JSON in and out: the same for the command and for programs over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .attribution import attribute_question
from .errors import LicensingError
from .identify_question import identify_question
from .wire import check_question, solve_question

Answer = dict[str, Any]
ANSWERS: dict[str, Callable[[Mapping[str, Any]], Answer]] = {
    "identify": identify_question,
    "check": check_question,
    "solve": solve_question,
    "attribute": attribute_question,
}
DEEPEST = 32
LONGEST_TEXT = 20_000
# Characters that no statement needs: controls (but for the ends of lines and tabs), halves of a pair, and the
# overrides of direction, which make a text look like another one (Unicode Technical Report 36, section 2.3).
_CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A, 0x0D, 0x85}
_BAD = frozenset(map(chr, (*_CONTROLS, *range(0xD800, 0xE000), 0x202D, 0x202E)))


class CannotRead(LicensingError):
    """A question of a shape that nobody asks: too deep, too long, or with characters that hide something."""


def answer_to(name: str, question: object) -> Answer:
    """The answer, or LicensingError, which says what was wrong."""
    if not isinstance(question, Mapping):
        raise CannotRead("A question must be one JSON object.")
    try:
        return ANSWERS[name](question)
    except RecursionError:
        raise CannotRead("The question is nested too deeply.") from None


def answer_or_error(name: str, question: object) -> Answer:
    """For one of many: what cannot be answered yields an error in its place."""
    try:
        return answer_to(name, question)
    except LicensingError as problem:
        return {"error": str(problem)}


def refuse_hostile(question: object) -> None:
    """For what strangers send: raises CannotRead before anything else looks at it."""
    for depth, text in _texts(question, 0):
        if depth > DEEPEST:
            raise CannotRead(f"The question is nested more than {DEEPEST} deep.")
        if len(text) > LONGEST_TEXT:
            raise CannotRead(f"A text of the question is longer than {LONGEST_TEXT:,} characters.")
        bad = _BAD.intersection(text)
        if bad:
            raise CannotRead(f"A text has the character U+{ord(min(bad)):04X}, which has no place in one.")


def _texts(value: object, depth: int) -> Iterator[tuple[int, str]]:
    """Every text with its depth; what is too deep is told once and not entered."""
    if isinstance(value, str):
        yield depth, value
    elif depth > DEEPEST:
        yield depth, ""
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield depth, str(name)
            yield from _texts(inner, depth + 1)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner, depth + 1)
