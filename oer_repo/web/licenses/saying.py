"""How to write a license beside a work: the same words as a credit, in three forms that can be copied."""

from dataclasses import dataclass

from licensing.attribution import Creator, Work, credit
from licensing.license import License


@dataclass(frozen=True, slots=True)
class Saying:
    text: str
    html: str  # with rel=license and RDFa
    markdown: str


def saying(license: License, language: str, *, title: str = "", name: str = "", address: str = "") -> Saying:
    """Everything that is given is escaped for its form; what is not given is not made up."""
    work = Work(
        license,
        title=title or None,
        creators=(Creator(name),) if name else (),
        url=address or None,
    )
    return Saying(*(credit(work, form, language) for form in ("text", "html", "markdown")))
