"""The situation that a rule sees: the use, and what kind of whole really comes out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from licensing.use import Act, How, Kind, Part, Use

from . import terms

HOW_OF_ACT = {
    Act.TRANSLATION: How.TRANSLATED,
    Act.SUBTITLES_IN_OTHER_LANGUAGE: How.TRANSLATED,
    Act.REMIX: How.ADAPTED,
    Act.MUSIC_SYNCHED_TO_VIDEO: How.SYNCHRONISED,
    Act.EXCERPT: How.EXCERPT,
    Act.FORMAT_SHIFT: How.FORMAT_SHIFT,
    Act.PLAYLIST: How.UNMODIFIED,
    Act.SAME_LANGUAGE_CAPTIONS: How.RETOUCHED,
    Act.TYPO_FIX: How.RETOUCHED,
    Act.CROP_AND_OVERLAY_IMAGE: How.RETOUCHED,
    Act.SUBSTANTIAL_EXTRACTION: How.EXTRACTED,
    Act.EXTRACTION_OF_DATA_ONLY: How.EXTRACTED_DATA,
    Act.DERIVATIVE_DATABASE: How.ADAPTED,
    Act.PRODUCED_WORK: How.ADAPTED,
}
ADAPTING = frozenset({How.TRANSLATED, How.ADAPTED, How.SYNCHRONISED, How.RETOUCHED})
EXTRACTING = frozenset({How.EXTRACTED, How.EXTRACTED_DATA})
# FAQ "When is my use considered an adaptation?": these make one new work, whatever it is called.
ALWAYS_ADAPT = frozenset({Act.REMIX, Act.MUSIC_SYNCHED_TO_VIDEO, Act.DERIVATIVE_DATABASE, Act.PRODUCED_WORK})
TRANSLATING = frozenset({Act.TRANSLATION, Act.SUBTITLES_IN_OTHER_LANGUAGE})


@dataclass(frozen=True, slots=True)
class Situation:
    """A use, with the kind of whole that its act and its parts make of it."""

    kind: Kind
    use: Use


def situation_of(parts: Sequence[Part], use: Use) -> Situation:
    """What the parts are really made into: a format shift is no adaptation, a remix is one."""
    conditioned = sum(not all(terms.is_public_domain(one) for one in part.licenses) for part in parts)
    kind = _kind_of_act(use, alone=conditioned <= 1)
    hows = {part.how for part in parts}
    if kind is Kind.ADAPT and None not in hows and hows and not hows & ADAPTING:
        kind = Kind.VERBATIM if len(parts) == 1 else Kind.COLLECT
    return Situation(kind, use)


def how_used(part: Part, situation: Situation) -> How:
    """How one part is used: as it says itself, else as the act says, else as the kind of use says."""
    if part.how:
        return part.how
    adapted = situation.kind is Kind.ADAPT
    how = HOW_OF_ACT.get(situation.use.act) if situation.use.act else None
    if how is None or (adapted and how not in ADAPTING | EXTRACTING):
        return How.ADAPTED if adapted else How.UNMODIFIED
    return how


def _kind_of_act(use: Use, alone: bool) -> Kind:
    if use.act in ALWAYS_ADAPT or (use.act in TRANSLATING and use.kind is Kind.VERBATIM):
        return Kind.ADAPT
    if use.act is Act.PLAYLIST:
        return Kind.COLLECT
    if use.kind is Kind.ADAPT and use.act is Act.FORMAT_SHIFT:
        return Kind.VERBATIM if alone else Kind.COLLECT
    if use.kind is Kind.ADAPT and use.act is Act.EXCERPT:
        return Kind.VERBATIM if alone else Kind.ADAPT
    extracts = use.act is not None and HOW_OF_ACT[use.act] in EXTRACTING
    return Kind.COLLECT if extracts and use.kind is Kind.VERBATIM else use.kind
