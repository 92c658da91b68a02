"""attribute(): what a credit owes, and the credit itself; credit(): the credit of one work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from licensing.errors import LicensingError, shown

from .data_forms import as_json, as_json_ld
from .facts import facts_of
from .phrases import code_of, phrases_in
from .sentences import entry_of, whole_entry
from .work import FORMATS, KINDS, CreditUse, Output, Work
from .written import as_html, as_markdown, as_text


class CannotCredit(LicensingError):
    """A question about a credit that has no answer as it is asked."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The facts that the licenses ask for, those that are recommended, those that would be wrong; and a credit."""

    must: tuple[str, ...]
    should: tuple[str, ...]
    must_not: tuple[str, ...]
    credit: str


def attribute(
    works: Sequence[Work], use: CreditUse | None = None, output: Output | None = None
) -> Attribution:
    use, output = use or CreditUse(), output or Output()
    _check(works, use, output)
    facts = facts_of(works, use, output.license)
    return Attribution(
        tuple(facts.must), tuple(facts.should), tuple(facts.must_not), _written(works, use, output)
    )


def credit(work: Work, format: str = "text", language: str = "en") -> str:
    """Title, author, source and license of one work, with the changes it records."""
    return attribute([work], output=Output(format=format, language=language)).credit


def _check(works: Sequence[Work], use: CreditUse, output: Output) -> None:
    if not works:
        raise CannotCredit("There is no work to credit. Give at least one.")
    if use.kind not in KINDS:
        raise CannotCredit(f"{shown(use.kind)} is not a use. Say one of {', '.join(KINDS)}.")
    if output.format not in FORMATS:
        raise CannotCredit(f"{shown(output.format)} is not a format. Say one of {', '.join(FORMATS)}.")


def _written(works: Sequence[Work], use: CreditUse, output: Output) -> str:
    if output.format == "json":
        return as_json(works, use, output.license)
    if output.format == "jsonld":
        return as_json_ld(works, use, output.license)
    phrases = phrases_in(output.language, output.phrases)
    whole = whole_entry(works, use, output.license, phrases)
    entries = list(dict.fromkeys(entry_of(work, use, phrases) for work in works))
    shown = [entry for entry in (*entries, whole) if entry and entry.sentences]
    if output.format == "html":
        return as_html(shown, phrases, code_of(output.language), use)
    written = as_markdown if output.format == "markdown" else as_text
    return written(shown, phrases, use)
