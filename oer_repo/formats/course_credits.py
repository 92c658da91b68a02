"""The credits of a course in fifteen languages: each work once, with what was done to it, and what holds for the rest."""

from collections.abc import Iterable, Sequence

from licensing.attribution import (
    CreditUse,
    Output,
    UnknownLanguage,
    Work,
    credit_side_by_side,
    entries_side_by_side,
)
from licensing.attribution.phrases import code_of, phrases_in
from licensing.attribution.spans import Entry
from licensing.attribution.written import as_text
from oer_repo.formats.course_record import CoursePart, CourseRecord

CHANGED = ("translated", "adapted", "synchronised", "retouched")
KINDS = {"linked": "link", "embedded": "embed"}
FORMS = ("html", "markdown", "text", "slides", "end-credits", "docx")
ON_A_SLIDE = 6


def credit_language(wanted: str) -> str:
    """The language of the phrases that come nearest, English where there are none."""
    try:
        return code_of(wanted)
    except UnknownLanguage:
        return "en"


def used(part: CoursePart, medium: str) -> list[tuple[Work, CreditUse]]:
    """The works of a part, each with what was done to it; the first is the part itself, others stand in it."""
    return [(work, use_of(work, part, medium)) for work in part.works]


def use_of(work: Work, part: CoursePart, medium: str) -> CreditUse:
    return use_in_course(work, part.how, part.changes, medium)


def use_in_course(work: Work, how: str, changes: str, medium: str = "web page") -> CreditUse:
    """That a license covers this item only is said where there is a license."""
    beside = "collect" if work.license and work.license.id != "UNKNOWN" else "verbatim"
    return CreditUse(
        kind=KINDS.get(how, beside),
        modified=how in CHANGED,
        modification=changes or None,
        act="excerpt" if how == "excerpt" else None,
        medium=medium,
    )


def all_used(parts: Iterable[CoursePart], medium: str) -> list[tuple[Work, CreditUse]]:
    return [one for part in parts for one in used(part, medium)]


def credits_as(
    record: CourseRecord, form: str = "text", language: str = "en", medium: str = "credits page"
) -> str:
    """All credits as text, html or markdown, under their heading."""
    output = Output(license=record.licensed, format=form, language=language)
    return credit_side_by_side(all_used(record.parts(), medium), output, medium)


def credit_of_part(
    part: CoursePart, form: str = "html", language: str = "en", medium: str = "web page"
) -> str:
    return credit_side_by_side(used(part, medium), Output(format=form, language=language), medium)


def credit_entries(
    record: CourseRecord, language: str = "en", medium: str = "credits page"
) -> Sequence[Entry]:
    output = Output(license=record.licensed, language=language)
    return entries_side_by_side(all_used(record.parts(), medium), output, medium)


def slide_text(record: CourseRecord, language: str = "en") -> str:
    """One slide after the other, a line of hyphens between them; few enough on each to be read."""
    heading = phrases_in(language)["credits"]
    lines = lines_of(record, language, "slide")
    slides = [lines[at : at + ON_A_SLIDE] for at in range(0, len(lines), ON_A_SLIDE)]
    titled = (
        [f"{heading} ({at}/{len(slides)})" if len(slides) > 1 else heading, *slide]
        for at, slide in enumerate(slides, start=1)
    )
    return "\n\n---\n\n".join("\n".join(lines) for lines in titled) + "\n"


def end_credits(record: CourseRecord, language: str = "en") -> str:
    """As they roll at the end of a video: a block for each work, a line for each thing that is said of it."""
    phrases = phrases_in(language)
    use = CreditUse(kind="collect", medium="video end credits")
    entries = credit_entries(record, language, use.medium)
    blocks = (
        "\n".join(as_text([Entry((sentence,))], phrases, use) for sentence in entry.sentences)
        for entry in entries
    )
    return "\n\n".join([phrases["credits"], *blocks]) + "\n"


def lines_of(record: CourseRecord, language: str, medium: str) -> list[str]:
    use = CreditUse(kind="collect", medium=medium)
    phrases = phrases_in(language)
    return [as_text([entry], phrases, use) for entry in credit_entries(record, language, medium)]
