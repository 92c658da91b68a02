"""SPDX ids and expressions (SPDX specification, annex D)."""

from __future__ import annotations

import re

from licensing import registry

from .claim import Claim, tool_claim
from .others import Others, spdx_ids

_OPERATOR = re.compile(r"\s+(?:AND|OR|WITH)\s+", re.IGNORECASE)
_LABEL = re.compile(r"^\s*(?:SPDX-License-Identifier:|licen[cs]e:)\s*", re.IGNORECASE)
_OWN = re.compile(r"(?:documentref-[\w.:-]+:)?licenseref-[\w.-]+")


def read_expression(text: str) -> tuple[list[Claim], Others] | None:
    """The claims of an expression; None where the text is none."""
    if " " in text and not _OPERATOR.search(text) and not _LABEL.match(text):
        return None
    parts = [part.strip("() ").lower() for part in _OPERATOR.split(_LABEL.sub("", text))]
    claims: list[Claim] = []
    others = 0
    for part in parts:
        found = registry.find_spdx(part.removesuffix("+"))
        if found and found.is_cc and not part.endswith("+"):
            claims.append(tool_claim(found))
        elif found or part.removesuffix("+") in spdx_ids() or _OWN.fullmatch(part):
            if found and found.is_cc:
                return None
            others += 1
        else:
            return None
    single = registry.find_spdx(parts[0]) if len(parts) == 1 and others else None
    return claims, Others(bool(others), False, False, False, single)
