"""From a mention to what it claims: which tool, or what is missing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from licensing import registry
from licensing.license import License

from .after import VERSIONS
from .claim import Claim, Known, Question, invalid
from .lexicon import ENGLISH, read_table
from .mentions import Mention
from .tools import SINGLE_VERSION, claim_cc, claim_units, generic_tools, units_of

# Words of every day, which name a tool only beside CC or standing alone
_EVERYDAY_UNITS = frozenset({"sampling", "sampling+", "nc-sampling+", "devnations"})


def claim_of(mention: Mention, *, alone: bool, about_licenses: bool) -> Claim | None:
    """The claim of one mention; `alone`: nothing else is said; `about_licenses`: the text says "license"."""
    if mention.unit:
        return _claim_of_unit(mention, alone=alone)
    if not mention.elements:
        return _claim_of_mark(mention) if mention.spelled or alone or about_licenses else None
    if not _is_name(mention, alone=alone, about_licenses=about_licenses):
        return _claim_of_letter(mention) if alone else None
    claim = _claim_of_elements(mention)
    if claim.kind == "tool":
        return claim
    return replace(claim, elements=frozenset(mention.elements), loose=not mention.own_mark)


def slogans(low: str) -> list[Claim]:
    """Creative Commons' own mottos: they say that some license is meant, and not which."""
    if "rights reserved" not in low:
        return []
    meant = {"some rights reserved": claim_cc, "no rights reserved": _dedication}
    return [claim() for motto, claim in meant.items() if motto in low]


def stray_elements(mention: Mention) -> frozenset[str]:
    """Conditions in words that name no license here: "for non-commercial use"."""
    return frozenset(mention.elements) - {"by"} if mention.spelled else frozenset()


def _is_name(mention: Mention, *, alone: bool, about_licenses: bool) -> bool:
    """Whether elements are a license's name, and not the words of a sentence."""
    if mention.marked:
        return True
    several = len(mention.elements) > 1
    after = mention.after
    if not mention.spelled:
        return several and (mention.hyphened or alone)
    placed = bool(after.worldwide or after.jurisdictions) and not mention.hangs
    return alone or several or placed or bool(about_licenses and after.versions)


def _claim_of_letter(mention: Mention) -> Claim | None:
    """ "BY 4.0" without CC: a hint, no name; "by" alone: a word."""
    units = units_of(frozenset(mention.elements))
    if not units or not mention.after.versions:
        return None
    known = Known(units[0], mention.after.versions[0])
    return Claim("part", None, generic_tools(units[0]), known, Question.WHICH_LICENSE, "Letters without CC.")


def _claim_of_mark(mention: Mention) -> Claim:
    versions = mention.after.versions
    if versions and versions[0] not in VERSIONS:
        return invalid(f"There is no version {versions[0]} of the licenses.", Known(None, versions[0]))
    return claim_cc(versions[0] if len(set(versions)) == 1 else None)


def _claim_of_unit(mention: Mention, *, alone: bool) -> Claim | None:
    unit = mention.unit or ""
    if unit in _EVERYDAY_UNITS and not mention.marked and not (alone and _is_more_than_a_word(mention)):
        return None
    if unit == "dedication":
        return _dedication()
    if unit == "certification":
        return claim_units((unit,), "1.0", "us")
    return _claim_of_units((unit,), mention)


def _is_more_than_a_word(mention: Mention) -> bool:
    return mention.unit != "sampling" or bool(mention.after.versions)


@cache
def _dedication() -> Claim:
    """CC0 calls itself so, and the retired certification did."""
    candidates = (registry.get("zero/1.0"), registry.get("certification/1.0/us"))
    note = "A public domain dedication, without saying which."
    return Claim("part", None, candidates, Known(), Question.WHICH_LICENSE, note)


def _claim_of_elements(mention: Mention) -> Claim:
    units = units_of(frozenset(mention.elements))
    if not units:
        return invalid(f"No license joins {'-'.join(mention.elements)}.")
    return _claim_of_units(units, mention)


def _claim_of_units(units: tuple[str, ...], mention: Mention) -> Claim:
    after = mention.after
    versions = tuple(dict.fromkeys(after.versions))
    places = tuple(dict.fromkeys(after.jurisdictions))
    if len(versions) > 1 or after.later:
        return _claim_of_versions(units, versions)
    if len(places) > 1:
        note = "Several jurisdictions are named."
        return Claim("part", None, (), Known(units[0], *versions), Question.WHICH_JURISDICTION, note)
    version = versions[0] if versions else None
    if after.unclear:
        return claim_units(units, None, None)
    ports = _ports_of_language(units, version, mention) if version and not places else ()
    if ports:
        return _generic_or_port(units, version or "", ports)
    return claim_units(units, version, places[0] if places else None)


def _claim_of_versions(units: tuple[str, ...], versions: tuple[str, ...]) -> Claim:
    """Several versions, or one "or later": which one a person must say."""
    if len(versions) == 1 and units[0] in SINGLE_VERSION:
        return claim_units(units, versions[0], None)
    every = (tool for unit in units for tool in generic_tools(unit))
    lowest = min(versions, default="")
    named = tuple(
        tool for tool in every if tool.version in versions or (len(versions) < 2 and tool.version >= lowest)
    )
    note = "Several versions are named, or later ones; no mark of Creative Commons includes these."
    return Claim("part", None, named, Known(units[0]), Question.WHICH_VERSION, note)


def _ports_of_language(units: tuple[str, ...], version: str, mention: Mention) -> tuple[License, ...]:
    """Ports that call themselves just so: CC's title of by/2.0/kr is "저작자표시 2.0", without a country."""
    if mention.languages & ENGLISH or mention.after.worldwide:
        return ()
    spoken = read_table("names.json")["languages"]
    return tuple(
        port
        for unit in units
        for port in registry.ports_of(unit, version)
        if mention.languages.intersection(spoken.get(port.jurisdiction, ()))
    )


def _generic_or_port(units: tuple[str, ...], version: str, ports: tuple[License, ...]) -> Claim:
    generic = tuple(tool for unit in units for tool in generic_tools(unit) if tool.version == version)
    note = "In this language the ports call themselves so too."
    known = Known(units[0], version)
    return Claim("part", None, generic + ports, known, Question.WHICH_JURISDICTION, note)
