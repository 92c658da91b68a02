"""A copy stays under its license: no relicensing, no sublicensing (LC 4.0 s. 2(a)(1), 2(a)(5); 1.0-3.0 s. 4(a))."""

from __future__ import annotations

from collections.abc import Iterable

from .findings import Note, Verdict
from .license import License
from .rules import terms

# "… sublicense": MIT License, first sentence; Apache License 2.0, s. 2.
SUBLICENSABLE = frozenset({"MIT", "Apache-2.0"})


def licenses_that_stay(licenses: Iterable[License]) -> tuple[str, ...]:
    """What stays on a copy; public domain and statements put no license on it."""
    bound = (one for one in licenses if not terms.is_public_domain(one) and not terms.is_statement(one))
    return tuple(sorted({license.id for license in bound}))


def relicense(license: License, desired: License) -> Note:
    """Whether an unmodified copy may be put under another license."""
    if license.id == desired.id:
        return Note("verbatim_keep_license")
    if terms.is_statement(license):
        return Note("output_not_permitted", Verdict.FORBIDDEN)
    if terms.is_public_domain(license) and terms.can_be_given(desired):
        return Note("license_on_public_domain", Verdict.NOT_RECOMMENDED)
    if license.id in SUBLICENSABLE and terms.can_be_given(desired):
        return Note("sublicense_of_a_copy", Verdict.UNCLEAR)
    return Note("cannot_relicense_verbatim", Verdict.FORBIDDEN)
