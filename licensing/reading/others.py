"""Licenses and statements that are not Creative Commons': recognized, so that they are not mistaken for CC."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from licensing import registry
from licensing.license import License

from .lexicon import read_table

_SHORT = {
    "mit": "MIT",
    "pd": "",
    "gpl": "",
    "bsd": "",
    "apache": "",
    "mpl": "",
    "ofl": "",
    "arr": "ARR",
    "(c)": "ARR",
    "©": "ARR",
    "copyright": "ARR",
    "c": "",
}
_MIT_BESIDE = re.compile(
    r"(?:\b(?:and|or|under|code|software|source)\b[:\s]*|[/&,;+|]\s*)MIT\b(?! [A-Z])|\bMIT(?= (?:and|or|"
    r"/|&|\+))"
)
_SPDX_PAGE = re.compile(
    r"https?://(?:www\.)?spdx\.org/licenses/([\w.+-]+?)(?:\.html|\.json|\.txt)?/?$", re.IGNORECASE
)
_INC_EDU = re.compile(r"rightsstatements\.org/(?:vocab|page)/InC-EDU/", re.IGNORECASE)


_OVERLAPPING = re.compile(
    r"odc[- ]by|open data commons attribution|datenlizenz deutschland[- ]+namensnennung|dl-de[-/ ]by|"
    r"odc attribution|public domain dedication (?:and|&) licen|attribution assurance"
)


def hide_overlapping(low: str) -> str:
    """The names of other licenses that contain a word of CC's ("ODC-By"), put out of sight."""
    return _OVERLAPPING.sub(lambda match: "\x02" * len(match.group()), low)


class Others(NamedTuple):
    """What else a text says about rights."""

    named: bool  # another license, by name
    reserved: bool  # all rights reserved
    public: bool  # public domain
    weak: bool  # a copyright notice, a permission
    license: License | None = None

    @property
    def any(self) -> bool:
        return self.named or self.reserved or self.public or self.weak


NOTHING = Others(named=False, reserved=False, public=False, weak=False)


@cache
def _named() -> re.Pattern[str]:
    groups = ("|".join(row["patterns"]) for row in _names()["named"])
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(f'({group})' for group in groups)})(?![^\W_])")


@cache
def _statements(*, ascii_only: bool) -> re.Pattern[str]:
    """Groups: 1 all rights reserved, 2 public domain, 3 a copyright notice or a permission."""
    start = r"(?<![^\W_])" if ascii_only else ""  # other scripts may write without blanks
    kinds = ("|".join(_names()[kind]) for kind in ("reserved", "public_domain", "weak"))
    return re.compile(rf"{start}(?:{'|'.join(f'({kind})' for kind in kinds)})")


@cache
def _sites() -> re.Pattern[str]:
    return re.compile(rf"//(?:[\w-]+\.)*(?:{'|'.join(_names()['sites'])})", re.IGNORECASE)


def _names() -> dict[str, Any]:
    return read_table("other_names.json")


@cache
def spdx_ids() -> frozenset[str]:
    """The lower-cased SPDX ids that are not CC's."""
    return frozenset(one.lower() for one in read_table("spdx_ids.json")["ids"])


def read_others(low: str, flat: str) -> Others:
    """The other licenses and statements in what is left of a text."""
    short = low.strip(" .,;:")
    if short in spdx_ids() or short in _SHORT:
        return Others(True, False, short == "pd", False, _license(short))
    named = _named().search(low)
    reserved = public = weak = False
    for match in _statements(ascii_only=low.isascii()).finditer(low):
        reserved |= match.lastindex == 1
        public |= match.lastindex == 2
        weak |= match.lastindex == 3
    license_found = _license_of(named) if named else registry.get("ARR") if reserved else None
    mit = _MIT_BESIDE.search(flat)
    return Others(bool(named or mit), reserved, public, weak, license_found)


def _license(short: str) -> License | None:
    found = registry.find_spdx(short)
    return found or (registry.get(_SHORT[short]) if _SHORT.get(short) else None)


def _license_of(match: re.Match[str]) -> License | None:
    name = _names()["named"][(match.lastindex or 1) - 1]["license"]
    if name == "KOGL":
        name += "-" + re.findall(r"[0-4]", match.group())[-1]
    return registry.get(name) if name else None


def other_address(address: str) -> Others | None:
    """What an address off Creative Commons names; None for ordinary pages."""
    page = _SPDX_PAGE.match(address)
    if page:
        found = registry.find_spdx(page.group(1))
        return Others(True, False, False, False, found)
    if not _sites().search(address):
        return None
    return Others(True, False, False, False, registry.get("InC-EDU") if _INC_EDU.search(address) else None)
