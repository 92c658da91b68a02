"""Credits of works that stand side by side, each used in its own way: a course, an anthology, a page of credits."""

from __future__ import annotations

from collections.abc import Sequence

from .attribute import CannotCredit
from .phrases import Phrases, code_of, phrases_in
from .sentences import entry_of, whole_entry
from .spans import Entry
from .work import CreditUse, Output, Work
from .written import as_html, as_markdown, as_text

Used = tuple[Work, CreditUse]
WRITTEN = ("text", "html", "markdown")


def credit_side_by_side(used: Sequence[Used], output: Output, medium: str = "credits page") -> str:
    """Each work once with what was done to it, then what holds for the whole; "" where nothing is to be said."""
    if output.format not in WRITTEN:
        raise CannotCredit(f"{output.format!r} is not a format. Say one of {', '.join(WRITTEN)}.")
    phrases = phrases_in(output.language, output.phrases)
    shown = entries_side_by_side(used, output, medium)
    whole = CreditUse(kind="collect", medium=medium)
    if not shown:
        return ""
    if output.format == "html":
        return as_html(shown, phrases, code_of(output.language), whole)
    return (as_markdown if output.format == "markdown" else as_text)(shown, phrases, whole)


def entries_side_by_side(used: Sequence[Used], output: Output, medium: str = "credits page") -> list[Entry]:
    """The same as sentences of spans, for forms that are no text (a document, slides)."""
    phrases: Phrases = phrases_in(output.language, output.phrases)
    works = [work for work, _use in used]
    whole = whole_entry(works, CreditUse(kind="collect", medium=medium), output.license, phrases)
    entries = dict.fromkeys(entry_of(work, use, phrases) for work, use in used)
    return [entry for entry in (*entries, whole) if entry and entry.sentences]
