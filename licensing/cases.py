"""Parts that are alike are judged once: a course of a thousand parts has a handful of licenses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .adaptation import Choices
from .findings import Verdict
from .license import License
from .rules import terms
from .rules.databases import is_adapted_database, is_recast_database
from .rules.every import standing
from .rules.situation import ADAPTING, Situation, how_used
from .use import How, Kind, Part


@dataclass(frozen=True, slots=True)
class Case:
    """All parts with the same licenses, used in the same way; `usable` are the licenses worth choosing."""

    parts: tuple[int, ...]
    offered: tuple[License, ...]
    usable: tuple[License, ...]
    how: How
    verdict: Verdict
    shapes_whole: bool  # whether the license of the whole has to follow it
    choices: Choices
    has_copyleft: bool  # whether some license that may be chosen shares alike
    all_copyleft: bool  # whether every license that may be chosen does


def case_of(parts: tuple[int, ...], licenses: Iterable[License], how: How, situation: Situation) -> Case:
    """What holds for these parts by themselves, and which of their licenses are worth choosing."""
    offered = tuple(licenses)
    verdicts = {license: standing(license, how, situation) for license in offered}
    best = min(verdicts.values())
    usable = tuple(license for license in verdicts if verdicts[license] is best)
    shapes = any(shapes_whole(license, how, situation) for license in usable)
    choices = tuple((license, how) for license in usable)
    copyleft = [terms.is_copyleft(license) for license in usable]
    return Case(parts, offered, usable, how, best, shapes, choices, any(copyleft), all(copyleft))


def cases_of(parts: Sequence[Part], situation: Situation) -> tuple[Case, ...]:
    """The different cases among the parts, in the order of their first part."""
    alike: defaultdict[tuple[tuple[License, ...], How], list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        alike[part.licenses, how_used(part, situation)].append(index)
    return tuple(
        case_of(tuple(indices), licenses, how, situation) for (licenses, how), indices in alike.items()
    )


def included(cases: Iterable[Case]) -> tuple[Case, ...]:
    """The cases that are in the whole: a link only points to something."""
    return tuple(case for case in cases if case.how is not How.LINKED)


def shapes_whole(license: License, how: How, situation: Situation) -> bool:
    """Whether the license of the whole follows this one: in an adaptation, or a database taken in (4.0)."""
    if is_adapted_database(license, how):
        return True
    if situation.kind is not Kind.ADAPT:
        return False
    return how in ADAPTING or is_recast_database(license, how)
