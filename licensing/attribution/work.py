"""What is credited, for which use, and in what form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from licensing.license import License

FORMATS = ("text", "html", "markdown", "json", "jsonld")
KINDS = ("verbatim", "adapt", "collect", "excerpt", "link", "embed", "private")
_NOT_CLICKABLE = ("print", "video", "end credits", "film", "audio", "podcast", "slide", "offline")


class Creator(NamedTuple):
    """A person or body as they want to be named: a pseudonym stays one."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A work with all that its licensor supplied; nothing that was not supplied is ever made up."""

    license: License | None
    title: str | None = None
    creators: tuple[Creator, ...] = ()
    url: str | None = None
    key: str = "W1"
    year: str | None = None
    attribution_parties: tuple[str, ...] = ()
    copyright_notice: str | None = None
    license_notice: str | None = None
    disclaimer_notice: str | None = None
    modifications: str | None = None  # changes that others made before, as they indicated them
    adapted_from: tuple[Work, ...] = ()
    url_has_license_info: bool = True  # asked by 2.0 to 3.0
    removal_requested: frozenset[str] = frozenset()
    real_name: str | None = None  # known, and never to be said
    last_update: str | None = None
    statement: str | None = None  # the provider's own words (Open Government Licence)
    part: str | None = None  # which part of the whole this work is


@dataclass(frozen=True, slots=True)
class CreditUse:
    """How the works are used."""

    kind: str = "verbatim"
    modified: bool = False
    modification: str | None = None
    medium: str = "web page"
    act: str | None = None
    shared: bool = True

    @property
    def spelled_out(self) -> bool:
        """Whether links cannot be clicked, so that addresses have to be readable."""
        return any(word in self.medium.lower() for word in _NOT_CLICKABLE)

    @property
    def printed(self) -> bool:
        return "print" in self.medium.lower()

    @property
    def one_line(self) -> bool:
        return "one line" in self.medium.lower()

    @property
    def credits_page(self) -> bool:
        return "credits page" in self.medium.lower()

    @property
    def trivial(self) -> bool:
        """Typing errors need no mark (FAQ, How do I properly attribute material)."""
        said = f"{self.act or ''} {self.modification or ''}".lower()
        return self.kind != "adapt" and any(word in said for word in ("typo", "misprint", "font size"))

    @property
    def changed(self) -> bool:
        """Adapting changes a work and so does taking a part of it, unless the caller says otherwise."""
        return self.modified or self.act == "excerpt" or self.kind == "excerpt"


@dataclass(frozen=True, slots=True)
class Output:
    """In what form: text, html, markdown, json or jsonld; phrases of your own win over those of the language."""

    license: License | None = None
    format: str = "text"
    language: str = "en"
    phrases: dict[str, str] = field(default_factory=dict)
