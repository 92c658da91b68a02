"""What a license says of itself, read from the table's permits, requires and prohibits, never from its code."""

from __future__ import annotations

from functools import cache

from licensing.license import License

# LC sampling_1.0 and samplingplus_1.0, s. 3: partial, highly transformative use only.
SAMPLING_UNITS = frozenset({"sampling", "sampling+", "nc-sampling+"})
# LC devnations_2.0, s. 3-4: the territory of developing nations only.
DEVELOPING_NATIONS_UNITS = frozenset({"devnations"})


def is_statement(license: License) -> bool:
    """Something was said about rights, and nothing was permitted by it."""
    return not license.permits


def is_public_domain(license: License) -> bool:
    """No condition at all: CC0, the Public Domain Mark, other public domain statements, KOGL type 0."""
    return bool(license.permits) and not license.requires and not license.prohibits


def is_noncommercial(license: License) -> bool:
    return "CommercialUse" in license.prohibits


def is_no_derivatives(license: License) -> bool:
    return bool(license.permits) and "DerivativeWorks" not in license.permits


def is_copyleft(license: License) -> bool:
    return "ShareAlike" in license.requires


def asks_for_credit(license: License) -> bool:
    return "Attribution" in license.requires


def is_sampling(license: License) -> bool:
    return license.unit in SAMPLING_UNITS


def is_for_developing_nations(license: License) -> bool:
    return license.unit in DEVELOPING_NATIONS_UNITS


@cache
def version_of(license: License) -> tuple[int, ...]:
    """(2, 1) of "2.1"; () where a license has no version."""
    return tuple(int(number) for number in license.version.split(".") if number.isdigit())


def is_version_four(license: License) -> bool:
    """One of the six licenses in the version that licenses database rights and private adaptations."""
    return license.is_cc and version_of(license) == (4, 0)


@cache
def elements_of(license: License) -> frozenset[str]:
    """The License Elements (Attribution, NonCommercial, ShareAlike, NoDerivatives), as ccREL has them."""
    no_derivatives = {"NoDerivatives"} if is_no_derivatives(license) else set()
    return (license.requires - {"Notice"}) | license.prohibits | no_derivatives


def can_be_given(license: License) -> bool:
    """Whether one may put it on one's own work: a legal tool with a text, no statement and no label."""
    return license.has_legal_code if license.is_cc else bool(license.permits and license.requires)
