"""A question as JSON, read into parts and a use; every word is known or refused by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from . import registry
from .errors import LicensingError, shown
from .license import License
from .rules.grants import BREACH, LICENSOR
from .stated import part_of_statement
from .use import Act, Context, How, Kind, Part, Use

FIELDS = ("inputs", "use", "act", "commercial", "share", "drm", "context", "desired_output")
Word = TypeVar("Word", bound=StrEnum)


class UnknownWord(LicensingError, ValueError):
    """A word of a question that has no meaning here."""

    def __init__(self, field: str, word: object, words: Iterable[str]) -> None:
        super().__init__(field, word)
        self.field, self.word, self.words = field, word, tuple(words)

    def __str__(self) -> str:
        return f"{self.field}: {shown(self.word)} is not one of {', '.join(self.words)}."


def read_question(question: Mapping[str, Any]) -> tuple[tuple[Part, ...], Use]:
    """The parts and the use of a question; a word without meaning raises UnknownWord and names itself."""
    _refuse_misspelt(question)
    contexts, history = _contexts(question.get("context"))
    act, desired = question.get("act"), question.get("desired_output")
    use = Use(
        kind=_word(Kind, "use", question.get("use")),
        act=None if act is None else _word(Act, "act", act),
        commercial=_truth(question, "commercial"),
        shared=_truth(question, "share") is not False,
        drm=_truth(question, "drm") is True,
        contexts=contexts,
        history=history,
        desired=None if desired is None else _license(desired, "desired_output"),
    )
    inputs = question.get("inputs")
    if not isinstance(inputs, list | tuple):
        raise UnknownWord("inputs", inputs, ("a list of license ids",))
    return tuple(_part(entry) for entry in inputs), use


def _refuse_misspelt(question: Mapping[str, Any]) -> None:
    for field in question:
        if field not in FIELDS and get_close_matches(str(field), FIELDS, 1, 0.8):
            raise UnknownWord("field", field, FIELDS)


def _part(entry: object) -> Part:
    """An id, a choice "A OR B", or {"license" or "statement": …, "how": …}."""
    if not isinstance(entry, Mapping):
        return _part_of(entry, None)
    how = None if entry.get("how") is None else _word(How, "how", entry["how"])
    statement, scheme = entry.get("statement"), entry.get("scheme")
    if isinstance(statement, str) and (scheme is None or isinstance(scheme, str)):
        return part_of_statement(statement, scheme, how)
    return _part_of(entry.get("license"), how)


def _part_of(text: object, how: How | None) -> Part:
    if not isinstance(text, str):
        raise UnknownWord("inputs", text, ("a license id", "a choice like MIT OR by/4.0"))
    choice = " ".join(text.split()).split(" OR ")
    return Part(tuple(_license(one, "inputs") for one in choice), how)


def _license(license_id: object, field: str) -> License:
    if not isinstance(license_id, str):
        raise UnknownWord(field, license_id, ("a license id",))
    return registry.get(license_id)


def _word(words: type[Word], field: str, value: object) -> Word:
    try:
        return words(value)  # type: ignore[arg-type]
    except ValueError:
        raise UnknownWord(field, value, words) from None


def _truth(question: Mapping[str, Any], field: str) -> bool | None:
    value = question.get(field)
    if value is None or isinstance(value, bool):
        return value
    raise UnknownWord(field, value, ("true", "false", "null"))


def _contexts(value: object) -> tuple[frozenset[Context], tuple[str, ...]]:
    """Words of the table, and facts of time, which people tell in words of their own."""
    said = _texts(value)
    words = (word.strip() for one in said if not _is_history(one) for word in one.split(";"))
    history = tuple(one for one in said if _is_history(one))
    return frozenset(_word(Context, "context", word) for word in words), history


def _texts(value: object) -> list[str]:
    if value is None:
        return []
    said = value if isinstance(value, list | tuple) else [value]
    texts = [one for one in said if isinstance(one, str)]
    if len(texts) != len(said):
        raise UnknownWord("context", value, Context)
    return texts


def _is_history(text: str) -> bool:
    return text.startswith(LICENSOR) or text.replace("_", " ").startswith(BREACH)
