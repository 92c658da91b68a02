"""The adapter's license: what an adaptation of one work, and of several together, may carry.

The rule (FAQ, both charts): a license is allowed when it is green for every work. Without ShareAlike a yellow cell
is possible, since the adapter licenses only what is his own and the other conditions go on burdening the rest;
a ShareAlike license forbids exactly that (LC by-sa_4.0 s. 3(b)(3); 3.0 s. 4(b)), so there yellow is not available.
"""

from __future__ import annotations

from collections.abc import Iterable

from . import registry
from .findings import Verdict
from .grading import INTO_A_DATABASE, grade
from .license import License
from .rules import terms
from .rules.families import family_of
from .use import Act, How

Choices = tuple[tuple[License, How], ...]  # one part: the licenses that may be chosen, and how it is used


def together(parts: Iterable[Choices], output: License, act: Act | None, share_alike: bool) -> Verdict:
    """What the licenses of all works together say, with ShareAlike among those that are chosen or without."""
    worst = Verdict.ALLOWED
    for choices in parts:
        verdict = _best(choices, output, act, share_alike)
        if verdict > worst:
            worst = verdict
        if worst is Verdict.FORBIDDEN:
            break
    return worst


def can_be_listed(choices: Choices, output: License) -> bool:
    """Whether an unsettled output is worth naming: of a text that declares nothing only its nearest kin is."""
    return any(_declares(license, how, output) for license, how in choices)


def universe(licenses: Iterable[License], act: Act | None) -> tuple[License, ...]:
    """CC0, the six licenses, and each license of the parts that one may put on one's own adaptation."""
    parts = set(licenses)
    own = {license for license in parts if _is_output(license, act)}
    if any(license.is_cc and terms.is_copyleft(license) for license in parts):
        own |= {
            registry.get(one) for license in own if not license.is_cc for one in family_of(license).narrower
        }
    return tuple(sorted(own.union(base_universe()), key=lambda license: license.id))


def base_universe() -> tuple[License, ...]:
    """CC0 and the six licenses in their current version."""
    return tuple(tool for tool in registry.current() if terms.can_be_given(tool))


def _is_output(license: License, act: Act | None) -> bool:
    if not license.is_cc:
        is_database = act in INTO_A_DATABASE
        return terms.is_copyleft(license) and (is_database or not family_of(license).derivative_database)
    return terms.can_be_given(license) and not (
        terms.is_sampling(license) or terms.is_no_derivatives(license)
    )


def _best(choices: Choices, output: License, act: Act | None, share_alike: bool) -> Verdict:
    """The best of the licenses of one work; a license that shares alike is no choice where there shall be none."""
    best = Verdict.FORBIDDEN
    for license, how in choices:
        if share_alike or not terms.is_copyleft(license):
            best = min(best, grade(license, output, how, act, share_alike).verdict)
    return best


def _declares(license: License, how: How, output: License) -> bool:
    if terms.is_no_derivatives(license) or terms.is_sampling(license):
        return False
    if terms.is_for_developing_nations(license):
        return False
    counterparts = frozenset() if license.is_cc else family_of(license).counterparts
    return not counterparts or output.unit in counterparts
