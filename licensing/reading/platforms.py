"""Codes of platforms: the same string may mean something else, or nothing, without its platform."""

from __future__ import annotations

import json
import re

from licensing import registry

from .claim import Identification, Known, Question
from .lexicon import read_table
from .tools import claim_cc, claim_units
from .verdict import NONE, certain, decide, not_cc

_TEMPLATE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_WRAPPERS = frozenset({"self", "multilicense", "license", "licensed", "dual-license"})
_ALL_VERSIONS = re.compile(r"(cc-[a-z-]+)-(?:all|any)\b")


def read_platform(text: str, scheme: str) -> Identification | str:
    """The answer of a platform's own table, or the text to read like any other."""
    scheme = scheme.strip().lower()
    code = text.strip()
    if scheme == "wikimedia":
        code = _template_name(code)
    if code.startswith("{"):
        code = metadata_code(code) or code
    value = read_table("platforms.json")["codes"].get(scheme, {}).get(code.lower())
    if value is None and scheme == "wikimedia" and code.lower().startswith(("pd-", "non-free", "fairuse")):
        value = "!"
    return code if value is None else _answer(value)


def _answer(value: str) -> Identification:
    if value == "-":
        return NONE
    if value == "?":
        claim = claim_cc()
        note = "This platform's word is a bucket and names no license."
        return Identification("ambiguous", None, claim.candidates, Known(), Question.WHICH_LICENSE, note)
    if value.startswith("!"):
        return not_cc(registry.get(value[1:]) if value[1:] else None)
    if value.endswith("?"):
        return decide([claim_units((value[:-1],), None, None)])
    return certain(registry.get(value))


def metadata_code(text: str) -> str | None:
    """H5P keeps license and version apart: {"license": "CC BY", "licenseVersion": "4.0"}."""
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict) or not isinstance(fields.get("license"), str):
        return None
    version = fields.get("licenseVersion")
    version = str(version) if isinstance(version, float) else version
    known = version if isinstance(version, str) and version.strip("- ") else ""
    return known if fields["license"] == "PD" and known else f"{fields['license']} {known}".strip()


def _template_name(text: str) -> str:
    """{{self|cc-by-sa-4.0|author=…}} without the wrapper and the parameters."""
    match = _TEMPLATE.fullmatch(text)
    if not match:
        return text
    name, *parameters = (part.strip() for part in match.group(1).split("|"))
    if name.lower() in _WRAPPERS:
        name = ", ".join(part for part in parameters if "=" not in part)
    name = name.lower().removesuffix("-migrated")
    return _ALL_VERSIONS.sub(r"\1", name)
