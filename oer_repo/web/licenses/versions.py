"""What the versions of the Creative Commons licenses changed, and where the ports of countries differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from licensing import registry
from licensing.license import License
from licensing.rules.databases import RENOUNCING, WAIVING_PORTS
from licensing.rules.sharealike import ANY_WITH_SAME_ELEMENTS

Words = str | Promise

# LV "License Versions"; the sections of the legal codes are on the page of the rules.
CHANGES: dict[str, Words] = {
    "1.0": _("The first. Who licenses a work warrants that it is theirs."),
    "2.0": _("No warranties any more. The credit names a web address where the author gave one. Music set to moving images is an adaptation."),
    "2.1": _("Only as ports of Australia, Canada, Spain and Japan."),
    "2.5": _("The credit may go to a journal or an institution that the author names."),
    "3.0": _("“Unported”: written in the words of international treaties. Nobody may suggest that the author endorses them. Adaptations say that they are."),
    "4.0": _("“International”: one text for all countries, no ports. Database rights are licensed. Every change is indicated. Rights that ended by a mistake come back when it is mended within 30 days of its discovery. The title is not asked for any more."),
}  # fmt: skip
# Only where it concerns what the license is about.
SHARE_ALIKE: dict[str, Words] = {
    "1.0": _("An adaptation must carry exactly this license: no later version, no port."),
    "2.0": _("An adaptation may carry this license, a later version of it, or a port with the same elements."),
    "2.1": _("An adaptation may carry this license, a later version of it, or a port with the same elements."),
    "2.5": _("An adaptation may carry this license, a later version of it, or a port with the same elements."),
    "3.0": _("An adaptation may carry this license, a later version of it, or a port of this or a later version."),
    "4.0": _("An adaptation may carry this license or a later version of it, or one that is declared compatible."),
}  # fmt: skip
PRIVATE: dict[str, Words] = {
    "4.0": _("You may change it for yourself; the changed version may not be shared."),
    "": _("You may not even change it for yourself."),
}

PORT = _(
    "A port says what the unported license of the same version says, in the language and the terms of the law of one place. "
    "It permits, requires and prohibits the same; where a word of it matters, its own text counts."
)
IGO = _(
    "For organizations of several states: disputes go to mediation and arbitration, and rights that ended come back when the "
    "mistake is mended within 30 days, as in 4.0."
)
ANY_ELEMENTS = _("ShareAlike may go to any other Creative Commons license with the same elements.")
WAIVES = _("It licenses database rights without conditions; the unported text is silent about them.")
RENOUNCES = _("Who puts the work into a database or a compilation gives up related rights in it.")


@dataclass(frozen=True, slots=True)
class VersionRow:
    license: License
    changed: Sequence[Words]
    ports: int


def versions(license: License) -> list[VersionRow]:
    """Newest first; by-nc-nd was called by-nd-nc in 1.0."""
    if not license.is_cc or not license.has_legal_code or license.unit == "zero":
        return []
    units = ("by-nc-nd", "by-nd-nc") if license.unit in ("by-nc-nd", "by-nd-nc") else (license.unit,)
    found = [row(unit, version) for unit in units for version in registry.versions_of(unit)]
    return sorted(found, key=lambda one: one.license.version, reverse=True)


def row(unit: str, version: str) -> VersionRow:
    ports = registry.ports_of(unit, version)
    license = registry.find(unit, version) or ports[0]
    return VersionRow(license, changes(license), len(ports))


def changes(license: License) -> list[Words]:
    found = [CHANGES[license.version]] if license.unit.startswith("by") else []
    if "ShareAlike" in license.requires:
        found.append(SHARE_ALIKE[license.version])
    if "DerivativeWorks" not in license.permits:
        found.append(PRIVATE.get(license.version, PRIVATE[""]))
    return found


@dataclass(frozen=True, slots=True)
class Port:
    license: License
    place: str
    differs: Sequence[Words]


@dataclass(frozen=True, slots=True)
class Peculiarity:
    """What is different in these ports."""

    words: Words
    ports: Sequence[Port]


def peculiarities(found: Sequence[Port]) -> list[Peculiarity]:
    """Each difference once, with all places where it holds."""
    every = list(dict.fromkeys(words for port in found for words in port.differs))
    return [Peculiarity(words, [port for port in found if words in port.differs]) for words in every]


def ports(license: License) -> list[Port]:
    """The ports of the same unit and version, by place."""
    found = [port_of(one) for one in registry.ports_of(license.unit, license.version)]
    return sorted(found, key=lambda one: one.place)


def port_of(license: License) -> Port:
    place = license.jurisdiction or ""
    return Port(license, registry.jurisdictions().get(place, ""), differences(license, place))


def differences(license: License, place: str) -> list[Words]:
    """What the engine knows of this port beyond its language; ShareAlike is told only where the license has it."""
    told = (
        (IGO, place == "igo"),
        (ANY_ELEMENTS, "ShareAlike" in license.requires and says_any_elements(license)),
        (WAIVES, license.version == "3.0" and place in WAIVING_PORTS),
        (RENOUNCES, (license.version, place) in RENOUNCING),
    )
    return [words for words, holds in told if holds]


def says_any_elements(license: License) -> bool:
    return (license.version, license.jurisdiction) in ANY_WITH_SAME_ELEMENTS
