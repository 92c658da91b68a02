"""From unit, version and jurisdiction, as far as they were said, to tools of the table."""

from __future__ import annotations

from functools import cache

from licensing import registry
from licensing.license import License

from .claim import Claim, Known, Question, invalid, tool_claim

# The server of CC redirects these (301), since 1.0 has the elements in another order.
ORDER_OF_1_0 = {"by-nc-nd": "by-nd-nc", "nc-nd": "nd-nc"}
# "No version" is an answer only where there was never a choice between versions.
SINGLE_VERSION = {"zero": "1.0", "mark": "1.0", "sampling+": "1.0", "devnations": "2.0"}
LETTERS = frozenset({"by", "nc", "nd", "sa"})


@cache
def units_of(elements: frozenset[str]) -> tuple[str, ...]:
    """The units made of exactly these elements, in whatever order; none for ND with SA."""
    found = (unit for unit in registry.units() if elements and elements_of(unit) == elements)
    return tuple(sorted(found, key=lambda unit: unit in ORDER_OF_1_0.values()))


@cache
def elements_of(unit: str) -> frozenset[str]:
    """The elements a unit is named by; empty for CC0 and the other tools without them."""
    parts = frozenset(unit.split("-"))
    return parts if parts <= LETTERS else frozenset()


@cache
def generic_tools(unit: str) -> tuple[License, ...]:
    """All versions of a unit that have no jurisdiction: the answers to "which version?"."""
    return tuple(tool for tool in registry.all_tools() if tool.unit == unit and not tool.jurisdiction)


@cache
def claim_units(units: tuple[str, ...], version: str | None, jurisdiction: str | None) -> Claim:
    """What units (the same elements in two orders), version and jurisdiction together name."""
    unit = units[0]
    if version is None:
        return claim_without_version(units, jurisdiction)
    for candidate in (*units, *(ORDER_OF_1_0.get(one, one) for one in units)):
        tool = registry.find(candidate, version, jurisdiction)
        if tool:
            return tool_claim(tool)
    where = f" for {jurisdiction}" if jurisdiction else ""
    note = f"There is no {unit} {version}{where} among the tools of Creative Commons."
    return invalid(note, Known(unit, version, jurisdiction))


def claim_without_version(units: tuple[str, ...], jurisdiction: str | None) -> Claim:
    """One tool where a single version exists, a question otherwise."""
    unit = units[0]
    if unit in SINGLE_VERSION:
        return claim_units(units, SINGLE_VERSION[unit], jurisdiction)
    candidates = tuple(tool for one in units for tool in generic_tools(one)) or tuple(
        tool for tool in registry.all_tools() if tool.unit in units
    )
    note = f"{unit} is named without a version."
    return Claim(
        "part",
        None,
        candidates,
        Known(unit, None, jurisdiction),
        Question.WHICH_VERSION,
        note,
        elements_of(unit),
    )


@cache
def claim_cc(version: str | None = None) -> Claim:
    """Creative Commons is meant, and no more is known than perhaps a version."""
    candidates = tuple(
        tool
        for tool in (registry.all_tools() if version else registry.current())
        if not tool.jurisdiction and not tool.retired and tool.version == (version or tool.version)
    )
    note = "Creative Commons is named without saying which license."
    return Claim("part", None, candidates, Known(None, version), Question.WHICH_LICENSE, note)
