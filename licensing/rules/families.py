"""Licenses that Creative Commons did not write: what their texts declare, from data/families.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from licensing.findings import Verdict
from licensing.license import License


@dataclass(frozen=True, slots=True)
class Family:
    """One row of the table; a rule is looked up by id, then by unit, then "*"."""

    gives: Mapping[str, Verdict]
    takes: Mapping[str, Verdict]
    drm: Verdict
    data: Verdict
    section: str
    like: str | None = None
    beside_share_alike: Verdict = Verdict.ALLOWED
    counterparts: frozenset[str] = frozenset()
    narrower: frozenset[str] = frozenset()  # a version "or later" may be passed on as that version alone
    derivative_database: Mapping[str, Verdict] = field(default_factory=dict)
    produced_work: Mapping[str, Verdict] = field(default_factory=dict)


def family_of(license: License) -> Family:
    """The row of a license that is not CC's."""
    return _families()[license.id]


def rule_for(rules: Mapping[str, Verdict], license: License) -> Verdict:
    """What a row says about a license."""
    return rules.get(license.id, rules.get(license.unit, rules["*"]))


@cache
def _families() -> dict[str, Family]:
    text = (Path(__file__).parent.parent / "data" / "families.json").read_text(encoding="utf-8")
    return {key: _family(row) for key, row in json.loads(text)["families"].items()}


def _family(row: dict[str, Any]) -> Family:
    return Family(
        gives=_verdicts(row["gives"]),
        takes=_verdicts(row["takes"]),
        drm=Verdict[row["drm"].upper()],
        data=Verdict[row["data"].upper()],
        section=row["section"],
        like=row.get("like"),
        beside_share_alike=Verdict[row.get("beside_share_alike", "allowed").upper()],
        counterparts=frozenset(row.get("counterparts", ())),
        narrower=frozenset(row.get("narrower", ())),
        derivative_database=_verdicts(row.get("derivative_database", {})),
        produced_work=_verdicts(row.get("produced_work", {})),
    )


def _verdicts(row: dict[str, str]) -> dict[str, Verdict]:
    return {key: Verdict[word.upper()] for key, word in row.items()}
