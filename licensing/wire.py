"""The questions and answers as JSON: the fields of the command `license check` and `license solve`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from . import registry
from .check import check
from .errors import LicensingError
from .findings import Finding, Report
from .license import License
from .rules.grants import BREACH, LICENSOR
from .solve import Solution, solve
from .use import Act, Context, How, Kind, Part, Use

FIELDS = ("inputs", "use", "act", "commercial", "share", "drm", "context", "desired_output")
Word = TypeVar("Word", bound=StrEnum)


class UnknownWord(LicensingError, ValueError):
    """A word of a question that has no meaning here."""

    def __init__(self, field: str, word: object, words: Iterable[str]) -> None:
        super().__init__(field, word)
        self.field, self.word, self.words = field, word, tuple(words)

    def __str__(self) -> str:
        return f"{self.field}: {self.word!r} is not one of {', '.join(self.words)}."


def check_question(question: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one question of the command `license check`."""
    parts, use = read_question(question)
    return report_as_json(check(parts, use), parts)


def solve_question(question: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one question of the command `license solve`."""
    return solution_as_json(solve(*read_question(question)))


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


def report_as_json(report: Report, parts: tuple[Part, ...]) -> dict[str, Any]:
    """A report in the words of the interface."""
    return {
        "verdict": report.verdict.word,
        "outputs": list(report.outputs.allowed),
        "not_recommended_outputs": list(report.outputs.not_recommended),
        "unclear_outputs": list(report.outputs.unclear),
        "parts": [
            {
                "part": one.part,
                "input": " OR ".join(license.id for license in parts[one.part].licenses),
                "licenses": [license.id for license in one.licenses],
                "verdict": one.verdict.word,
                "reasons": list(one.codes),
            }
            for one in report.parts
        ],
        "reasons": [
            {
                "code": found.code,
                "verdict": found.verdict.word,
                "message": found.text,
                "source": str(found.source),
                "parts": list(found.parts),
            }
            for found in report.findings
        ],
    }


def solution_as_json(solution: Solution) -> dict[str, Any]:
    """A solution in the words of the interface; `part` is null where a remedy is about the whole."""
    return {
        "outputs": [
            {"id": one.license.id, "verdict": one.verdict.word, "why": said(one.why)}
            for one in solution.outputs
        ],
        "obstacles": [
            {
                "parts": list(obstacle.parts),
                "remedies": [
                    {"kind": one.kind, "part": one.part, "licenses": list(one.licenses), "why": said(one.why)}
                    for one in obstacle.remedies
                ],
            }
            for obstacle in solution.obstacles
        ],
    }


def said(found: Finding) -> str:
    """A finding in one sentence with its source."""
    return f"{found.text} ({found.source})"


def _refuse_misspelt(question: Mapping[str, Any]) -> None:
    for field in question:
        if field not in FIELDS and get_close_matches(str(field), FIELDS, 1, 0.8):
            raise UnknownWord("field", field, FIELDS)


def _part(entry: object) -> Part:
    """An id, a choice "A OR B", or {"license": …, "how": …}."""
    if isinstance(entry, Mapping):
        how = entry.get("how")
        return _part_of(entry.get("license"), None if how is None else _word(How, "how", how))
    return _part_of(entry, None)


def _part_of(text: object, how: How | None) -> Part:
    if not isinstance(text, str):
        raise UnknownWord("inputs", text, ("a license id", "a choice like MIT OR by/4.0"))
    return Part(tuple(_license(one, "inputs") for one in re.split(r"\s+OR\s+", text.strip())), how)


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
