"""What would help: use a part unmodified, replace it, ask its holder; another license, no sharing, no money, no DRM."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .cases import Case, case_of, cases_of, included
from .citations import finding
from .findings import Finding, Outputs, Verdict
from .license import License
from .obstacles import Blockade
from .outcome import output_verdict, outputs_of, verdict_of
from .registry import current, get
from .rules import terms
from .rules.every import standing
from .rules.recipients import DRM_PLATFORMS
from .rules.situation import ADAPTING, Situation, situation_of
from .use import How, Kind, Part, Use


class Help(StrEnum):
    """The kinds of remedy."""

    USE_UNMODIFIED = "use_unmodified"
    REPLACE = "replace"
    ASK = "ask"
    LINK = "link"
    CHANGE_OUTPUT = "change_output"
    KEEP_PRIVATE = "keep_private"
    USE_NONCOMMERCIALLY = "use_noncommercially"
    WITHOUT_DRM = "without_drm"


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing that would help; `part` is None where it is about the whole."""

    kind: Help
    part: int | None
    licenses: tuple[str, ...]
    why: Finding


CHANGES: tuple[tuple[Help, Callable[[Use], Use]], ...] = (
    (Help.KEEP_PRIVATE, lambda use: replace(use, shared=False, desired=None)),
    (Help.USE_NONCOMMERCIALLY, lambda use: replace(use, commercial=False)),
    (Help.WITHOUT_DRM, lambda use: replace(use, drm=False, contexts=use.contexts - DRM_PLATFORMS)),
)


def remedies_for_whole(parts: Sequence[Part], use: Use) -> tuple[Remedy, ...]:
    """What would help whatever the part: another license for the whole, or another use."""
    found = [_remedy(kind, None) for kind, change in CHANGES if _is_possible(parts, change(use), use)]
    if use.desired:
        situation = situation_of(parts, replace(use, desired=None))
        possible = _all(outputs_of(included(cases_of(parts, situation)), situation))
        if possible:
            found.append(_remedy(Help.CHANGE_OUTPUT, None, possible))
    return tuple(found)


def remedies_for(blockade: Blockade, cases: Sequence[Case], situation: Situation) -> Iterator[Remedy]:
    """What would help with the parts of one blockade."""
    fitting = replacements(blockade, cases, situation)
    to_ask = tuple(one for one in fitting if terms.can_be_given(get(one)))
    for case in blockade.cases:
        unmodified = _unmodified(case, situation)
        held = not all(terms.is_public_domain(license) for license in case.usable)
        for part in case.parts:
            if unmodified:
                yield _remedy(Help.USE_UNMODIFIED, part, (unmodified.id,), unmodified)
            if fitting:
                yield _remedy(Help.REPLACE, part, fitting)
            if held:
                yield _remedy(Help.ASK, part, to_ask)
            if situation.kind is Kind.COLLECT:
                yield _remedy(Help.LINK, part)


def replacements(blockade: Blockade, cases: Sequence[Case], situation: Situation) -> tuple[str, ...]:
    """The current licenses under which other works in place of these would make the whole possible."""
    how = blockade.cases[0].how
    new = (case_of((), (tool,), how, situation) for tool in current())
    blocked = {case.parts for case in blockade.cases}
    rest = [case for case in cases if case.parts not in blocked]
    return tuple(
        case.usable[0].id
        for case in new
        if case.verdict is Verdict.ALLOWED and _fits(case, rest, blockade, situation)
    )


def _fits(new: Case, rest: Sequence[Case], blockade: Blockade, situation: Situation) -> bool:
    if situation.kind is Kind.VERBATIM and not new.shapes_whole:
        return _stays(new.usable[0], situation)
    together = [*rest, new]
    return any(output_verdict(together, one, situation) is Verdict.ALLOWED for one in blockade.targets)


def _stays(tool: License, situation: Situation) -> bool:
    return situation.use.desired in (None, tool)


def _unmodified(case: Case, situation: Situation) -> License | None:
    """A license of the part that permits it as a separate item beside the rest."""
    if case.how not in ADAPTING:
        return None
    beside = Situation(Kind.COLLECT, replace(situation.use, act=None))
    permits = (one for one in case.usable if standing(one, How.UNMODIFIED, beside) is not Verdict.FORBIDDEN)
    return next(permits, None)


def _is_possible(parts: Sequence[Part], changed: Use, use: Use) -> bool:
    if changed == replace(use, desired=changed.desired):
        return False
    situation = situation_of(parts, changed)
    cases = included(cases_of(parts, situation))
    return verdict_of(cases, outputs_of(cases, situation), situation) is not Verdict.FORBIDDEN


def _all(outputs: Outputs) -> tuple[str, ...]:
    return outputs.allowed + outputs.not_recommended + outputs.unclear


def _remedy(
    kind: Help, part: int | None, licenses: tuple[str, ...] = (), license: License | None = None
) -> Remedy:
    about = () if part is None else (part,)
    why = finding(f"remedy_{kind}", Verdict.ALLOWED, about, license)
    return Remedy(kind, part, licenses, why)
