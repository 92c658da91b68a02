"""From wishes to a license for one's own work: which of the current licenses are still open, and why the others are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .check import check
from .findings import Finding, Verdict
from .license import License
from .registry import current
from .rules import terms
from .use import Kind, Part, Use

# Of the findings of a check these only repeat the verdict.
_SUMMARIES = frozenset({"output_not_permitted", "no_common_license"})


class Wish(StrEnum):
    """What one may want of the others; each is answered with yes, no, or not yet."""

    CREDIT = "credit"  # they must name me
    CHANGE = "change"  # they may share changed versions
    SELL = "sell"  # they may earn money with it
    ALIKE = "alike"  # their changes must stay as open


@dataclass(frozen=True, slots=True)
class Wishes:
    """None is an answer that was not given."""

    credit: bool | None = None
    change: bool | None = None
    sell: bool | None = None
    alike: bool | None = None

    def against(self, license: License) -> tuple[Wish, ...]:
        """The wishes that this license does not fulfil."""
        grants = granted_by(license)
        return tuple(wish for wish, wants in self.answered().items() if wants is not grants[wish])

    def answered(self) -> dict[Wish, bool]:
        """Where no changes may be shared, how open they stay is no question."""
        given = {wish: getattr(self, wish) for wish in Wish}
        if self.change is False:
            given[Wish.ALIKE] = None
        return {wish: wants for wish, wants in given.items() if wants is not None}

    @property
    def are_complete(self) -> bool:
        """Whoever asks for no credit has said everything: only CC0 asks for none."""
        asked = (
            {Wish.CREDIT}
            if self.credit is False
            else set(Wish) - ({Wish.ALIKE} if self.change is False else set())
        )
        return asked <= set(self.answered())


@dataclass(frozen=True, slots=True)
class Choice:
    """One license: the wishes that speak against it, and what the sources say about it."""

    license: License
    against: tuple[Wish, ...]
    verdict: Verdict
    reasons: tuple[Finding, ...]

    @property
    def is_open(self) -> bool:
        return not self.against and self.verdict in (Verdict.ALLOWED, Verdict.NOT_RECOMMENDED)


def granted_by(license: License) -> dict[Wish, bool]:
    """Read from the table: what each answer would have to be for this license."""
    return {
        Wish.CREDIT: "Attribution" in license.requires,
        Wish.CHANGE: "DerivativeWorks" in license.permits,
        Wish.SELL: "CommercialUse" not in license.prohibits,
        Wish.ALIKE: "ShareAlike" in license.requires,
    }


def choices(wishes: Wishes, sources: Sequence[Part] = ()) -> tuple[Choice, ...]:
    """Every current license that one can give, the freest first, judged by the wishes and by what the work adapts."""
    offered = sorted(filter(terms.can_be_given, current()), key=_conditions)
    return tuple(Choice(one, wishes.against(one), *_of_sources(one, sources)) for one in offered)


def _conditions(license: License) -> tuple[int, bool, int]:
    limits = ("DerivativeWorks" not in license.permits) + ("CommercialUse" in license.prohibits)
    return limits, "DerivativeWorks" not in license.permits, len(license.requires)


def _of_sources(license: License, sources: Sequence[Part]) -> tuple[Verdict, tuple[Finding, ...]]:
    """An adaptation that is shared without charge; what others do with it later is theirs to ask."""
    if not sources:
        return Verdict.ALLOWED, ()
    report = check(sources, Use(Kind.ADAPT, commercial=False, desired=license))
    if report.verdict is Verdict.ALLOWED:
        return report.verdict, ()
    found = tuple(one for one in report.findings if one.verdict is report.verdict)
    return report.verdict, tuple(one for one in found if one.code not in _SUMMARIES) or found
