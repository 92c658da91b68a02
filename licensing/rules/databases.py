"""The sui generis database right: licensed by 4.0, waived by some 3.0 ports, otherwise not mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from licensing.findings import Note, Verdict
from licensing.license import License
from licensing.use import Act, How, Kind

from . import terms
from .families import family_of
from .situation import EXTRACTING, Situation

# The 3.0 ports whose section 3 ends in "the Licensor waives these rights" (legal codes, read one by one).
WAIVING_PORTS = frozenset(
    {
        "am",
        "at",
        "cz",
        "de",
        "ee",
        "es",
        "fr",
        "ge",
        "gr",
        "hr",
        "ie",
        "it",
        "lu",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "rs",
    }
)
# LC by_2.5_es_es s. 4(b): the owner of a database or compilation renounces related rights.
RENOUNCING = frozenset({("2.1", "es"), ("2.5", "es")})


def databases(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """What the license says when a substantial part of a database is taken into one's own."""
    if (license.version, license.jurisdiction) in RENOUNCING and (
        how in EXTRACTING or situation.kind is Kind.COLLECT
    ):
        yield Note("es_database_renunciation", Verdict.UNCLEAR)
    if license.unit == "ODbL-1.0" and how not in EXTRACTING:
        yield Note("database_rights")
        yield Note(
            "odbl_produced_work" if situation.use.act is not Act.DERIVATIVE_DATABASE else "odbl_derivative"
        )
    if how in EXTRACTING and not terms.is_statement(license):
        yield from _extraction(license, situation)


def data_only(license: License, how: How) -> Note | None:
    """Where the database right alone is touched, licenses before 4.0 impose nothing (FAQ, Data)."""
    silent = license.is_cc and not terms.is_version_four(license) and not terms.is_public_domain(license)
    if how is not How.EXTRACTED_DATA or not silent:
        return None
    if is_waived(license):
        return Note("database_rights_waived")
    return Note("database_rights_not_licensed", Verdict.UNCLEAR)


def is_waived(license: License) -> bool:
    """Whether the text grants the database right and waives its own conditions for it."""
    return terms.version_of(license) == (3, 0) and license.jurisdiction in WAIVING_PORTS


def sets_no_condition(license: License, how: How) -> bool:
    """Nothing is asked for where the database right alone is touched and the license waives it (FAQ, Data)."""
    return how is How.EXTRACTED_DATA and is_waived(license)


def is_adapted_database(license: License, how: How) -> bool:
    """LC by-sa_4.0 s. 4(b): the database that takes the contents in is Adapted Material."""
    return how in EXTRACTING and (terms.is_version_four(license) or license.unit == "ODbL-1.0")


def is_recast_database(license: License, how: How) -> bool:
    """What somebody calls an adaptation is judged as one, also where the text leaves the database right out.

    Of NoDerivatives nothing may be recast, so its contents can only be taken in unmodified, as into a collection.
    """
    recast = how in EXTRACTING and not terms.is_no_derivatives(license)
    return recast and not sets_no_condition(license, how)


def _extraction(license: License, situation: Situation) -> Iterator[Note]:
    if terms.is_public_domain(license):
        return
    if not license.is_cc:
        yield Note("database_rights", family_of(license).data)
    elif terms.is_version_four(license):
        yield Note("database_rights")
        if terms.is_no_derivatives(license) and situation.use.shared:
            yield Note("nd_database_not_shared", Verdict.FORBIDDEN)
    elif is_waived(license):
        yield Note("database_rights_waived")
    else:
        yield Note("database_rights_not_licensed", Verdict.UNCLEAR)
