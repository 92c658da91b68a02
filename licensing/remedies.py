"""What would help: use a part unmodified, replace it, ask its holder; another license, no sharing, no money, no DRM."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .cases import Case, cases_of
from .citations import finding
from .findings import Finding, Outputs, Verdict
from .license import License
from .obstacles import targets_of
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
        possible = _all(outputs_of(cases_of(parts, situation), situation))
        if possible:
            found.append(_remedy(Help.CHANGE_OUTPUT, None, possible))
    return tuple(found)


def remedies_for(obstacle: Sequence[Case], cases: Sequence[Case], situation: Situation) -> Iterator[Remedy]:
    """What would help with the parts of one obstacle."""
    fitting = replacements(obstacle, cases, situation)
    for case in obstacle:
        unmodified = _unmodified(case, situation)
        for part in case.parts:
            if unmodified:
                yield _remedy(Help.USE_UNMODIFIED, part, (unmodified.id,), unmodified)
            if fitting:
                yield _remedy(Help.REPLACE, part, fitting)
            if not all(terms.is_public_domain(license) for license in case.usable):
                yield _remedy(Help.ASK, part, tuple(one for one in fitting if terms.can_be_given(get(one))))
            if situation.kind is Kind.COLLECT:
                yield _remedy(Help.LINK, part)


def replacements(obstacle: Sequence[Case], cases: Sequence[Case], situation: Situation) -> tuple[str, ...]:
    """The current licenses under which other works in place of these would make the whole possible."""
    rest = [case for case in cases if case not in obstacle]
    shapes, how = any(case.shapes_whole for case in obstacle), obstacle[0].how
    new = {
        tool: Case((), (tool,), (tool,), how, standing(tool, how, situation), shapes) for tool in current()
    }
    if situation.kind is Kind.VERBATIM and not shapes:
        return tuple(
            tool.id for tool in new if new[tool].verdict is Verdict.ALLOWED and _stays(tool, situation)
        )
    viable = [
        one for one in targets_of(cases, situation) if output_verdict(rest, one, situation) is Verdict.ALLOWED
    ]
    return tuple(
        tool.id
        for tool, case in new.items()
        if case.verdict is Verdict.ALLOWED
        and any(output_verdict([*rest, case], one, situation) is Verdict.ALLOWED for one in viable)
    )


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
    cases = cases_of(parts, situation)
    return verdict_of(cases, outputs_of(cases, situation), situation) is not Verdict.FORBIDDEN


def _all(outputs: Outputs) -> tuple[str, ...]:
    return outputs.allowed + outputs.not_recommended + outputs.unclear


def _remedy(
    kind: Help, part: int | None, licenses: tuple[str, ...] = (), license: License | None = None
) -> Remedy:
    about = () if part is None else (part,)
    why = finding(f"remedy_{kind}", Verdict.ALLOWED, about, license)
    return Remedy(kind, part, licenses, why)
