"""What is written about the license of a work, read; and whether what somebody chose fits the words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from licensing import identify, registry
from licensing.license import License
from licensing.statement import Identification
from oer_repo.resources.errors import Finding

# The words name several; a person knows which. Where they deny or contradict themselves every answer is a new one.
CHOSEN_AMONG = ("which_version", "which_jurisdiction", "which_of_several")


@dataclass(frozen=True, slots=True)
class Reading:
    """`license` where the words name exactly one; else the `question` that a person has to answer, with candidates."""

    license: License | None = None
    question: str = ""
    wording: str = ""
    candidates: tuple[License, ...] = ()


def reading_of(text: str) -> Reading:
    """Nothing for words that say nothing about a license."""
    found = identify(text) if text.strip() else None
    if found is None or found.status == "none":
        return Reading()
    license = found.license or found.other
    return Reading(license) if license else question_of(found)


def question_of(found: Identification) -> Reading:
    if found.question:
        return Reading(None, str(found.question), _(found.question.wording), found.candidates)
    wording = _("There is no such license. Which one is meant?")
    return Reading(None, found.status, wording, found.candidates or registry.current())


def said_instead(chosen: License, text: str) -> tuple[License, ...]:
    """What the words name, where it is not what was chosen; nothing where both agree or the words do not tell."""
    read = reading_of(text)
    if read.license:
        return () if read.license == chosen else (read.license,)
    among = read.candidates if read.question in CHOSEN_AMONG else ()
    return () if chosen in among else among


def contradictions(chosen: License | None, text: str, field: str) -> Iterable[Finding]:
    """We never let somebody choose another license than the words name."""
    if chosen and (instead := said_instead(chosen, text)):
        names = ", ".join(one.name for one in instead)
        message = _(
            "You chose %(chosen)s, and the words say %(said)s. Choose what they say, or write down other words."
        )
        yield Finding("contradicts_words", message % {"chosen": chosen.name, "said": names}, field)
