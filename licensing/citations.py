"""Where each finding is written: the words and sources of data/findings.json."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from .findings import Finding, Source, Verdict
from .license import License
from .rules.families import family_of

Parts = tuple[int, ...]


def finding(
    code: str, verdict: Verdict, parts: Parts, license: License | None = None, **names: str
) -> Finding:
    """The finding of a code about one license, with its message and its source."""
    message, source = _cited(code, license)
    data = {"license": license.name, **names} if license else names
    return Finding(code, verdict, parts, source, message, tuple(sorted(data.items())))


def depends_on_license(code: str) -> bool:
    """Whether the message or the source of a finding differs from license to license."""
    row = _table()["findings"][code]
    return "{license}" in row["message"] or row["source"].startswith("license:")


def names_output(code: str) -> bool:
    """Whether the message of a finding names a license of the whole other than the one wished for."""
    return "{output}" in _table()["findings"][code]["message"]


@cache
def explanations() -> tuple[tuple[str, str, Source | None], ...]:
    """Every code with its message and its document; None where the legal code of the license itself is cited."""
    table = _table()
    return tuple(
        (
            code,
            row["message"],
            Source(**document) if (document := table["documents"].get(row["source"])) else None,
        )
        for code, row in table["findings"].items()
    )


@lru_cache(maxsize=1 << 14)
def _cited(code: str, license: License | None) -> tuple[str, Source]:
    table = _table()
    row = table["findings"][code]
    kind, _, topic = row["source"].partition(":")
    if not topic:
        return row["message"], Source(**table["documents"][kind])
    assert license is not None, f"the finding {code!r} cites the text of a license"
    return row["message"], _text_of(license, table["sections"].get(topic, {}))


def _text_of(license: License, sections: dict[str, str]) -> Source:
    """The text of a license; a tool that is a deed only is cited by its deed."""
    if not license.is_cc:
        return Source(license.title, family_of(license).section, license.url)
    link = license.legal_code_url() or license.deed_url()
    return Source(f"{license.name} legal code", _section(license, sections), link)


def _section(license: License, sections: dict[str, str]) -> str:
    keys = (
        license.id,
        f"{license.unit}/{license.version}",
        f"*/{license.version}/{license.jurisdiction}",
        license.version,
        license.unit,
        "*",
    )
    return next((sections[key] for key in keys if key in sections), "")


@cache
def _table() -> dict[str, Any]:
    text = (Path(__file__).parent / "data" / "findings.json").read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    return table
