"""identify() as plain dictionaries: one line of the command's input, one of its output."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .errors import LicensingError, shown
from .statement import LONGEST, identify


class CannotIdentify(LicensingError):
    """A question without a statement."""


def identify_question(question: Mapping[str, Any]) -> dict[str, Any]:
    """{"input": "…", "scheme": null} → {"status", "id", "url", "spdx", "candidates", "question"}."""
    text, scheme = question.get("input"), question.get("scheme")
    if not isinstance(text, str):
        raise CannotIdentify(f'"input" must be the statement as text, not {shown(text)}.')
    if len(text) > LONGEST:
        raise CannotIdentify(f'"input" has {len(text)} characters; a statement has {LONGEST} at most.')
    if scheme is not None and not isinstance(scheme, str):
        raise CannotIdentify(f'"scheme" must be the name of a platform or null, not {shown(scheme)}.')
    found = identify(text, scheme)
    license = found.license
    return {
        "status": found.status,
        "id": license.id if license else None,
        "url": license.url if license else None,
        "spdx": license.spdx if license else None,
        "candidates": [candidate.id for candidate in found.candidates],
        "question": found.question.wording if found.question else None,
    }
