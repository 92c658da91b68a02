"""What a check answers with: verdicts, findings with their sources, the report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from .license import License


class Verdict(IntEnum):
    """From best to worst, so that the worst of several is their maximum."""

    ALLOWED = 0
    NOT_RECOMMENDED = 1  # permitted, and Creative Commons advises against it (the yellow cells)
    UNCLEAR = 2  # neither the law nor the guidance settles it
    FORBIDDEN = 3

    @property
    def word(self) -> str:
        """The word of the interface: "not_recommended"."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule is written."""

    document: str
    section: str
    link: str

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.document, self.section, self.link)))


@dataclass(frozen=True, slots=True)
class Note:
    """What one rule says about one license in one use."""

    code: str
    verdict: Verdict = Verdict.ALLOWED


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check: what was found, about which parts, and where that is written."""

    code: str
    verdict: Verdict
    parts: tuple[int, ...]
    source: Source
    message: str  # English, ready to be a key of a translation catalogue with `data`
    data: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The message with its data filled in."""
        return self.message.format(**dict(self.data))


@dataclass(frozen=True, slots=True)
class PartReport:
    """What holds for one part: its verdict, the licenses that may be chosen, the codes of its findings."""

    part: int
    verdict: Verdict
    licenses: tuple[License, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outputs:
    """The licenses that the whole may carry, by verdict; each tuple is sorted by id."""

    allowed: tuple[str, ...] = ()
    not_recommended: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.allowed) + len(self.not_recommended) + len(self.unclear)


@dataclass(frozen=True, slots=True)
class Report:
    """All results of a check."""

    verdict: Verdict
    outputs: Outputs
    parts: tuple[PartReport, ...]
    findings: tuple[Finding, ...]
