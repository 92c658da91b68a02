"""Web addresses: which tool one names, and which only look as if they were Creative Commons'.

The host must be exactly CC's, since a license is only where CC itself serves it; of the path, CC's server
ignores case and doubled slashes, and redirects the aliases below (index-dev-env, 000-default.conf).
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from licensing import registry

from .claim import Claim, Known, invalid, tool_claim
from .tools import ORDER_OF_1_0, SINGLE_VERSION, claim_cc, claim_units, elements_of

HOSTS = frozenset({"creativecommons.org", "www.creativecommons.org"})
BADGE_HOSTS = frozenset({"i.creativecommons.org", "licensebuttons.net", "www.licensebuttons.net"})
LICENSES = frozenset({"licenses", "license", "licences", "licence"})
PUBLIC_DOMAIN = frozenset({"zero", "mark", "certification"})
SOFTWARE = frozenset({"bsd", "mit", "gpl", "lgpl", "cc-gpl", "cc-lgpl"})  # wrappers CC hosted, not CC's own
NO_STATEMENT = frozenset({"ns", "ns.html", "rdf", "schema.rdf"})  # the vocabulary, named in every RDFa block

_PARTS = re.compile(r"(?:(https?):)?//([^/?#]*)([^?#]*)")
_VERSION = re.compile(r"\d+\.\d+")
_TAIL = re.compile(
    r"(?:deed|legalcode)(?:[._-][a-z]{2,8}(?:[-_@][a-z0-9]{2,8})*)?|rdf|index(?:\.html|\.php)?"
    r"|legalcode[.-](?:txt|plain)|deed\.html"
)
_BADGE_FILE = re.compile(r"[\w.-]+\.(?:png|svg|gif|jpe?g|eps)")
_LIKE_CC = re.compile(r"cr[a-z0-9]{4,8}-?c[o0][mnor]{3,6}s?\b|licensebuttons")
_NAMES_CC = re.compile(r"creativecommons(?:\.|%2e)org", re.I)
_LICENSE_PATH = re.compile(
    r"/(?:licen[cs]es?/(?:by|nc|nd|sa|sampling|devnations)[a-z+-]*/\d+\.\d|publicdomain/(?:zero|mark|"
    r"certification)\b)",
    re.I,
)
_HOMOGLYPHS = str.maketrans("аеіосрѕтмнхук", "aeiocpstmhxyk")  # the Cyrillic letters that look Latin
_LOOKALIKE = Claim(
    "invalid", note="The address looks like one of Creative Commons, but is not on its host.", address=True
)
_NO_SUCH_PAGE = invalid("Creative Commons has no such page.")


@lru_cache(maxsize=4096)
def read_address(address: str) -> Claim | None:
    """The claim of one address; None where it says nothing about Creative Commons."""
    parts = _PARTS.match(address if "//" in address else "//" + address)
    if not parts or "\\" in address:
        return _LOOKALIKE if _looks_like_cc(address, address) else None
    host = _host(parts.group(2))
    if host in HOSTS:
        return _LOOKALIKE if _hides_host(address[parts.end() :]) else _read_path(parts.group(3))
    if host in BADGE_HOSTS:
        return _read_badge(parts.group(3))
    if host.endswith(".creativecommons.org") and not _LICENSE_PATH.search(address):
        return _page_of_cc(parts.group(3))
    return _LOOKALIKE if _looks_like_cc(host, address) else None


def _host(authority: str) -> str:
    name, _, port = authority.lower().partition(":")
    return name if port in ("", "80", "443") else authority


def _hides_host(after_path: str) -> bool:
    """creativecommons.org#@example.com/…: written so that readers and programs see different hosts."""
    return after_path[1:2] == "@"


def _looks_like_cc(host: str, address: str) -> bool:
    """Whether an address off CC's hosts would be taken for one of CC's tools."""
    plain = host.lower().translate(_HOMOGLYPHS)
    return bool(_LIKE_CC.search(plain) or _NAMES_CC.search(address) or _LICENSE_PATH.search(address))


def _page_of_cc(path: str) -> Claim:
    """Pages and pictures of CC such as its press kit, whose file names carry the unit at most."""
    unit = path.rpartition("/")[2].partition(".")[0].lower().removeprefix("cc-")
    named = unit in registry.units() and (elements_of(unit) or unit in SINGLE_VERSION)
    return claim_units((unit,), None, None) if named else claim_cc()


def _segments(path: str) -> list[str] | None:
    """The lower-cased parts of a path; None where it is built to mislead."""
    decoded = unquote(path).lower()
    parts = [part for part in decoded.split("/") if part]
    if not decoded.isprintable() or "%" in decoded or any(part in (".", "..") for part in parts):
        return None
    return parts


def _read_path(path: str) -> Claim | None:
    segments = _segments(path)
    if segments is None:
        return _NO_SUCH_PAGE
    if not segments:
        return claim_cc()
    head, *rest = segments
    if head in LICENSES:
        return _read_license(rest) if rest else claim_cc()
    if head == "publicdomain":
        return _read_public_domain(rest) if rest else claim_cc()
    if head in NO_STATEMENT:
        return None
    return _NO_SUCH_PAGE if "licenses" in rest or "publicdomain" in rest else claim_cc()


def _read_license(segments: list[str]) -> Claim:
    unit = segments[0]
    if unit == "publicdomain":  # redirected to the retired certification: neither CC0 nor the Mark
        return _with_tail(tool_claim(registry.get("certification/1.0/us")), segments[1:])
    if unit in SOFTWARE:
        return Claim("other", note="A license of other people that Creative Commons only hosted.")
    if unit == "mark" and segments[1:2] == ["1.0"]:
        return _read_unit(unit, segments[1:])
    if unit in PUBLIC_DOMAIN or (unit not in registry.units() and unit not in ORDER_OF_1_0):
        return invalid(f"Creative Commons has no license {unit}.")
    return _read_unit(unit, segments[1:])


def _read_public_domain(segments: list[str]) -> Claim:
    if segments[0] not in PUBLIC_DOMAIN:
        return _NO_SUCH_PAGE
    return _read_unit(segments[0], segments[1:])


def _read_unit(unit: str, rest: list[str]) -> Claim:
    if not rest or _TAIL.fullmatch(rest[0]):
        return _with_tail(claim_units((unit,), None, None), rest)
    if not _VERSION.fullmatch(rest[0]):
        return invalid(f"{rest[0]} is not a version.", Known(unit))
    version, tail = rest[0], rest[1:]
    if version == "1.0":
        unit = ORDER_OF_1_0.get(unit, unit)
    jurisdiction = tail.pop(0) if tail and not _TAIL.fullmatch(tail[0]) else None
    tool = registry.find(unit, version, jurisdiction)
    if tool:
        return _with_tail(tool_claim(tool), tail)
    if unit not in registry.units():
        return invalid(f"Creative Commons has no license {unit}.")
    if jurisdiction and jurisdiction not in registry.jurisdictions():
        return invalid(f"{jurisdiction} is no jurisdiction of Creative Commons.", Known(unit, version))
    return claim_units((unit,), version, jurisdiction)


def _with_tail(claim: Claim, tail: list[str]) -> Claim:
    """Deeds and legal codes in any language are the same tool; any other page does not exist."""
    return claim if not tail or (len(tail) == 1 and _TAIL.fullmatch(tail[0])) else _NO_SUCH_PAGE


def _read_badge(path: str) -> Claim:
    segments = _segments(path)
    if not segments:
        return claim_cc() if segments == [] else _NO_SUCH_PAGE
    if _BADGE_FILE.fullmatch(segments[-1]):
        segments.pop()
    if len(segments) < 2 or segments[0] not in ("l", "p"):
        return claim_cc() if segments[:1] != ["licenses"] else _NO_SUCH_PAGE
    unit = segments[1]
    if unit not in registry.units():
        return claim_cc() if unit == "publicdomain" else invalid(f"Creative Commons has no license {unit}.")
    if unit in SINGLE_VERSION or len(segments) > 2:
        return _read_unit(unit, segments[2:])
    return claim_units((unit,), None, None)
