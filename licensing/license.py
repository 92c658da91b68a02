"""One license: which it is, where its texts are, and what it permits, requires and prohibits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class License:
    """A CC legal tool, or another named license; the words of permits, requires, prohibits are ccREL's."""

    id: str
    unit: str
    version: str  # "" where a license that is not CC's has none
    jurisdiction: str | None
    url: str = field(compare=False)
    name: str = field(compare=False)
    title: str = field(compare=False)
    spdx: str | None = field(compare=False)
    permits: frozenset[str] = field(compare=False)
    requires: frozenset[str] = field(compare=False)
    prohibits: frozenset[str] = field(compare=False)
    is_cc: bool = field(default=True, compare=False)
    has_legal_code: bool = field(default=True, compare=False)
    retired: date | None = field(default=None, compare=False)
    superseded: bool = field(default=False, compare=False)

    def deed_url(self, language: str | None = None) -> str:
        """The page for people; other licenses have one page only."""
        return self._page("deed", language)

    def legal_code_url(self, language: str | None = None) -> str | None:
        """The binding text; None for the two CC tools that are a deed only."""
        return self._page("legalcode", language) if self.has_legal_code else None

    def _page(self, kind: str, language: str | None) -> str:
        if not self.is_cc:
            return self.url
        suffix = "." + language.replace("_", "-").lower() if language else ""
        return f"{self.url}{kind}{suffix}"

    def __str__(self) -> str:
        return self.name
