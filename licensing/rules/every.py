"""All rules, asked about one license, one way of using it and one situation."""

from __future__ import annotations

from functools import lru_cache

from licensing.findings import Note, Verdict
from licensing.license import License
from licensing.use import Context, How

from . import terms
from .databases import data_only, databases
from .grants import grants
from .noderivatives import kind_of_change, no_derivatives
from .noncommercial import noncommercial
from .permission import exceptions, permission, public_domain, retired
from .questions import for_training, questions
from .recipients import collected, recipients
from .sampling import developing_nations, sampling
from .situation import Situation

RULES = (
    permission,
    exceptions,
    public_domain,
    retired,
    noncommercial,
    kind_of_change,
    no_derivatives,
    sampling,
    developing_nations,
    databases,
    recipients,
    collected,
    grants,
    questions,
)


@lru_cache(maxsize=1 << 14)
def notes_on(license: License, how: How, situation: Situation) -> tuple[Note, ...]:
    """What every rule says; linking needs no permission, so none of them is asked."""
    if how is How.LINKED:
        return (Note("link_needs_no_permission"),)
    settled = data_only(license, how)
    if settled:
        return (settled,)
    notes = tuple(dict.fromkeys(note for rule in RULES for note in rule(license, how, situation)))
    bound = not (terms.is_public_domain(license) or terms.is_statement(license))
    if bound and Context.TRAINING_OF_AI in situation.use.contexts:
        return for_training(notes)
    forbidden = max((note.verdict for note in notes), default=Verdict.ALLOWED) is Verdict.FORBIDDEN
    return _embedded(notes) if how is How.EMBEDDED and forbidden else notes


def standing(license: License, how: How, situation: Situation) -> Verdict:
    """The worst that any rule says."""
    return max((note.verdict for note in notes_on(license, how, situation)), default=Verdict.ALLOWED)


def _embedded(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """The file stays on its server: whether that touches the right at all depends on national law."""
    softer = tuple(Note(note.code, min(note.verdict, Verdict.UNCLEAR)) for note in notes)
    return (*softer, Note("embedding_depends_on_law", Verdict.UNCLEAR))
