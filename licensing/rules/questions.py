"""Questions that people ask and no field answers: schools, people in pictures, other people's material, platforms, AI."""

from __future__ import annotations

from collections.abc import Iterator

from licensing.findings import Note, Verdict
from licensing.license import License
from licensing.use import Context, How

from . import terms
from .situation import Situation

# For these the licenses are silent or the work is not theirs to give; the answer is the same for every license.
FOR_EVERY_WORK = {
    Context.WORK_CONTAINS_OTHERS_MATERIAL: Note("others_material", Verdict.UNCLEAR),
    Context.RECOGNIZABLE_PEOPLE_OR_LOGOS: Note("other_rights"),
}
# These touch conditions, so they do not matter where there are none.
FOR_CONDITIONS = {
    Context.INSIDE_ONE_ORGANIZATION: Note("inside_organization"),
    Context.PLATFORM_ASKS_FOR_A_LICENSE: Note("cannot_sublicense_to_platform", Verdict.UNCLEAR),
}


def questions(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """What is said to the questions that were asked."""
    contexts = situation.use.contexts
    if terms.is_statement(license):
        return
    yield from (note for context, note in FOR_EVERY_WORK.items() if context in contexts)
    if not terms.is_public_domain(license):
        yield from (note for context, note in FOR_CONDITIONS.items() if context in contexts)


def for_training(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """The conditions bind only where copyright asks for a permission at all (FAQ, artificial intelligence)."""
    softer = tuple(Note(note.code, min(note.verdict, Verdict.UNCLEAR)) for note in notes)
    return (*softer, Note("training_may_need_no_permission", Verdict.UNCLEAR))
