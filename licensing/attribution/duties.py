"""Which facts a license's text asks for in a credit, from data/credit_duties.json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from licensing.license import License

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Duty:
    fact: str
    duty: str  # "must" or "should"
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Licenses that ask for the same credit."""

    code: str
    name: str
    source: str
    link: str | None
    duties: tuple[Duty, ...]
    removal: str | None
    prominence: bool
    statement: str | None

    @property
    def public_domain(self) -> bool:
        return self.code == "public-domain"


def family_of(license: License | None) -> Family:
    """The family of a license; nobody's license asks for nothing."""
    return _families()[_family_code(license)]


def families() -> tuple[Family, ...]:
    return tuple(_families().values())


@cache
def table() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DATA / "credit_duties.json").read_text(encoding="utf-8"))
    return loaded


def _family_code(license: License | None) -> str:
    if license is None:
        return "no-license"
    if not license.is_cc:
        return str(table()["other_licenses"][license.id])
    return str(table()["cc_units"].get(license.unit) or table()["cc_versions"][license.version])


@cache
def _families() -> dict[str, Family]:
    return dict(_read_families())


def _read_families() -> Iterator[tuple[str, Family]]:
    for code, row in table()["families"].items():
        yield (
            code,
            Family(
                code=code,
                name=row["name"],
                source=row["source"],
                link=row["link"],
                duties=tuple(Duty(*duty) for duty in row["duties"]),
                removal=row.get("removal"),
                prominence=row.get("prominence", False),
                statement=row.get("statement"),
            ),
        )
