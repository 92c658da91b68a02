"""The credits of a course as a file of its own, in the form and language that is asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from licensing.attribution.phrases import phrases_in
from oer_repo.formats.course_credits import FORMS, credits_as, end_credits, slide_text
from oer_repo.formats.course_record import CourseRecord
from oer_repo.formats.credits_docx import MEDIA_TYPE, credits_docx
from oer_repo.formats.packages.part_html import document
from oer_repo.resources.errors import Finding, Invalid


@dataclass(frozen=True, slots=True)
class CreditsFile:
    name: str
    media_type: str
    content: bytes


def page(record: CourseRecord, language: str) -> bytes:
    title = f"{phrases_in(language)['credits']}: {record.title}"
    return document(title, credits_as(record, "html", language), language)


WRITTEN: dict[str, tuple[str, str, Callable[[CourseRecord, str], bytes]]] = {
    "html": (".html", "text/html", page),
    "markdown": (".md", "text/markdown", lambda *about: credits_as(about[0], "markdown", about[1]).encode()),
    "text": (".txt", "text/plain", lambda *about: credits_as(about[0], "text", about[1]).encode()),
    "slides": ("-slides.txt", "text/plain", lambda *about: slide_text(*about).encode()),
    "end-credits": ("-end-credits.txt", "text/plain", lambda *about: end_credits(*about).encode()),
    "docx": (".docx", MEDIA_TYPE, credits_docx),
}


def credits_file(record: CourseRecord, form: str, language: str) -> CreditsFile:
    """Raises Invalid (no such form) and UnknownLanguage."""
    if form not in WRITTEN:
        message = _("Use one of %(forms)s.") % {"forms": ", ".join(FORMS)}
        raise Invalid([Finding("unknown_form", message, "form")])
    ending, media_type, write = WRITTEN[form]
    name = f"credits-{slugify(record.title)[:50] or 'course'}{ending}"
    return CreditsFile(name, media_type, write(record, language))
