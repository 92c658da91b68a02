"""What one mention in a statement claims, and the answer that all mentions add up to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from licensing.license import License

Status = Literal["ok", "ambiguous", "invalid", "not_cc", "none"]


class Question(StrEnum):
    """What a person has to be asked; the value is a stable code, `wording` the English sentence."""

    WHICH_LICENSE = "which_license"
    WHICH_VERSION = "which_version"
    WHICH_JURISDICTION = "which_jurisdiction"
    WHICH_OF_SEVERAL = "which_of_several"
    IS_IT_MEANT = "is_it_meant"
    CONTRADICTION = "contradiction"

    @property
    def wording(self) -> str:
        return _WORDING[self]


_WORDING = {
    Question.WHICH_LICENSE: "Which Creative Commons license is meant?",
    Question.WHICH_VERSION: "Which version of the license is meant?",
    Question.WHICH_JURISDICTION: "Is the international license meant, or that of a jurisdiction?",
    Question.WHICH_OF_SEVERAL: "Several licenses are named: which of them applies to this work?",
    Question.IS_IT_MEANT: "Is the work really under this license? The statement denies or doubts it.",
    Question.CONTRADICTION: "The statement contradicts the license it names: which of the two is meant?",
}


@dataclass(frozen=True, slots=True)
class Known:
    """The parts that a statement does say, even where they do not name one tool."""

    unit: str | None = None
    version: str | None = None
    jurisdiction: str | None = None


@dataclass(frozen=True, slots=True)
class Identification:
    """The answer: `license` is set only when status is "ok"; `other` names a license that is not CC's."""

    status: Status
    license: License | None = None
    candidates: tuple[License, ...] = ()
    known: Known = Known()
    question: Question | None = None
    note: str = ""
    other: License | None = None

    @property
    def id(self) -> str | None:
        return self.license.id if self.license else None


@dataclass(frozen=True, slots=True)
class Claim:
    """One mention, read. `elements` are the letters said; `loose` means: no mark of CC of their own."""

    kind: Literal["tool", "part", "invalid", "other"]
    tool: License | None = None
    candidates: tuple[License, ...] = ()
    known: Known = Known()
    question: Question | None = None
    note: str = ""
    elements: frozenset[str] = frozenset()
    loose: bool = False
    address: bool = False


def tool_claim(tool: License) -> Claim:
    """Exactly one tool."""
    return Claim("tool", tool, (tool,), Known(tool.unit, tool.version, tool.jurisdiction))


def invalid(note: str, known: Known = Known()) -> Claim:  # noqa: B008 (frozen, so it can be shared)
    """A tool that does not exist, or an address that only looks like one."""
    return Claim("invalid", known=known, note=note)
