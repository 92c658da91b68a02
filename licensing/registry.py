"""Every license the engine knows, from the tables in data/ (each with its sources and date)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from .errors import UnknownLicense
from .license import License


def get(license_id: str) -> License:
    """The license of an id as in the table: "by-sa/4.0", "by/3.0/de", "zero/1.0", "MIT"."""
    try:
        return _by_id()[license_id]
    except KeyError:
        raise UnknownLicense(license_id) from None


def find(unit: str, version: str, jurisdiction: str | None = None) -> License | None:
    """The CC tool with exactly these three, or None where CC never published it."""
    found = _by_id().get("/".join(filter(None, (unit, version, jurisdiction))))
    return found if found and found.is_cc else None


def find_spdx(spdx: str) -> License | None:
    """The license of an SPDX id, whose case does not matter (SPDX specification, annex D.2)."""
    return _by_spdx().get(spdx.lower())


@cache
def all_tools() -> tuple[License, ...]:
    """All legal tools of Creative Commons, in the order of the table."""
    table = _table("tools.json")
    return tuple(_tools_of(table, frozenset(table["current"])))


@cache
def other_licenses() -> tuple[License, ...]:
    """The named licenses and statements that are not CC's."""
    return tuple(_other(key, row) for key, row in _table("other_licenses.json")["licenses"].items())


@cache
def current() -> tuple[License, ...]:
    """The tools that CC recommends today: six licenses, CC0 and the Public Domain Mark."""
    return tuple(get(license_id) for license_id in _table("tools.json")["current"])


@cache
def units() -> tuple[str, ...]:
    """The units ("by-sa", "zero") of the table."""
    return tuple(_table("tools.json")["units"])


@cache
def versions_of(unit: str) -> tuple[str, ...]:
    """The versions in which a unit exists, as a port or without jurisdiction; oldest first."""
    return tuple(sorted({tool.version for tool in all_tools() if tool.unit == unit}))


@cache
def ports_of(unit: str, version: str) -> tuple[License, ...]:
    """The jurisdiction ports of one unit and version, without the tool that has no jurisdiction."""
    return tuple(
        tool for tool in all_tools() if (tool.unit, tool.version) == (unit, version) and tool.jurisdiction
    )


@cache
def jurisdictions() -> dict[str, str]:
    """CC's jurisdiction codes (not ISO's: uk, scotland, igo) and their English names."""
    return dict(_table("tools.json")["jurisdictions"])


@cache
def sources() -> tuple[dict[str, str], ...]:
    """Where the table of tools was taken from."""
    return tuple(_table("tools.json")["sources"])


@cache
def _table(name: str) -> dict[str, Any]:
    text = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


@cache
def _by_id() -> dict[str, License]:
    return {item.id: item for item in (*all_tools(), *other_licenses())}


@cache
def _by_spdx() -> dict[str, License]:
    return {item.spdx.lower(): item for item in _by_id().values() if item.spdx}


def _tools_of(table: dict[str, Any], latest: frozenset[str]) -> Iterator[License]:
    for unit, row in table["units"].items():
        for version, jurisdiction, spdx, title in row["tools"]:
            license_id = "/".join(filter(None, (unit, version, jurisdiction)))
            yield License(
                id=license_id,
                unit=unit,
                version=version,
                jurisdiction=jurisdiction,
                url=f"{table['base']}/{row['category']}/{license_id}/",
                name=" ".join(filter(None, (row["mark"], version, jurisdiction and jurisdiction.upper()))),
                title=title,
                spdx=spdx,
                permits=frozenset(row["permits"]),
                requires=frozenset(row["requires"]),
                prohibits=frozenset(row["prohibits"]),
                has_legal_code=row["legal_code"],
                retired=row["retired"] and date.fromisoformat(row["retired"]),
                superseded=license_id not in latest and not row["retired"],
            )


def _other(key: str, row: dict[str, Any]) -> License:
    return License(
        id=key,
        unit=key,
        version=row["version"],
        jurisdiction=None,
        url=row["url"],
        name=row["name"],
        title=row["name"],
        spdx=row["spdx"],
        permits=frozenset(row["permits"]),
        requires=frozenset(row["requires"]),
        prohibits=frozenset(row["prohibits"]),
        is_cc=False,
    )
