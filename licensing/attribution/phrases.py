"""The words around a credit, by language, from data/phrases.json; a caller may pass others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from licensing.errors import LicensingError, shown

from .duties import DATA

Phrases = Mapping[str, str]


class UnknownLanguage(LicensingError):
    """A language for which there are no phrases."""

    def __init__(self, language: str) -> None:
        super().__init__(
            f"There are no phrases for the language {shown(language)}. Use one of {', '.join(languages())}, "
            "or pass phrases of your own."
        )


def phrases_in(language: str, own: Phrases | None = None) -> Phrases:
    """The phrases of a language or, with a region ("fr-CA"), of its language; the caller's own ones win."""
    return {**_all()[code_of(language)], **(own or {})}


def languages() -> tuple[str, ...]:
    return tuple(_all())


def code_of(language: str) -> str:
    """Under which code the phrases of this language are kept."""
    wanted = language.replace("_", "-").lower()
    for code in (wanted, "-".join(wanted.split("-")[:2]), wanted.partition("-")[0]):
        known = _aliases().get(code, code)
        if known in _all():
            return known
    raise UnknownLanguage(language)


@cache
def _all() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = _table()["languages"]
    return found


@cache
def _aliases() -> dict[str, str]:
    found: dict[str, str] = _table()["aliases"]
    return found


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((DATA / "phrases.json").read_text(encoding="utf-8"))
    return table
