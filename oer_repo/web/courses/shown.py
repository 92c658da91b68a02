"""A course as its pages show it: the outline with each part's credit, license and, for the team, verdict."""

from collections.abc import Sequence
from dataclasses import dataclass

from licensing import Verdict
from oer_repo.courses.credit import CreditedPart, credited
from oer_repo.courses.judge import Judgement
from oer_repo.courses.models import Course, Part, Section, Unit
from oer_repo.resources.html import safe_html


@dataclass(frozen=True, slots=True)
class ShownPart:
    """`is_left_out`: the licenses forbid it here and nobody has decided otherwise, so the public does not get it."""

    credited: CreditedPart
    verdict: str
    text: str
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class ShownUnit:
    unit: Unit
    parts: Sequence[ShownPart]


@dataclass(frozen=True, slots=True)
class ShownSection:
    section: Section
    units: Sequence[ShownUnit]


def outline(
    course: Course, parts_read: Sequence[Part], judgement: Judgement, language: str = "", *, goes_out: bool
) -> list[ShownSection]:
    """Sections with their units with their parts, empty ones too, each in its order; with credits in a language."""
    parts: dict[int, list[ShownPart]] = {}
    for part in parts_read:
        verdict = judgement.verdict_of(part.pk)
        left_out = verdict is Verdict.FORBIDDEN and not goes_out
        shown = ShownPart(credited(part, language), verdict.word, safe_html(part.text), left_out)
        parts.setdefault(part.unit_id, []).append(shown)
    return [
        ShownSection(section, [ShownUnit(unit, parts.get(unit.pk, [])) for unit in section.units.all()])
        for section in course.sections.prefetch_related("units")
    ]
