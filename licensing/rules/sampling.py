"""The retired Sampling and Developing Nations licenses: part of a work, or part of the world."""

from __future__ import annotations

from collections.abc import Iterator

from licensing.findings import Note, Verdict
from licensing.license import License
from licensing.use import Context, How

from . import terms
from .noncommercial import commercial_verdict
from .situation import ADAPTING, Situation


def sampling(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """LC sampling_1.0 and samplingplus_1.0, s. 3: highly transformative, partial use; whole copies noncommercially."""
    if not terms.is_sampling(license):
        return
    if how in ADAPTING or how is How.EXCERPT:
        yield Note("sampling_transformative_only", Verdict.UNCLEAR)
    elif "Reproduction" not in license.permits:
        yield Note("sampling_no_verbatim", Verdict.FORBIDDEN)
    else:
        yield Note("verbatim_noncommercial_only", commercial_verdict(situation.use))


def developing_nations(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """LC devnations_2.0 s. 4: no high-income country, no open internet."""
    if not terms.is_for_developing_nations(license):
        return
    contexts = situation.use.contexts
    if Context.OPEN_WEB_REPOSITORY in contexts:
        yield Note("developing_nations_only", Verdict.FORBIDDEN)
    elif Context.PRINT_IN_A_LOW_INCOME_COUNTRY in contexts:
        yield Note("developing_nations_only")
    else:
        yield Note("developing_nations_only", Verdict.UNCLEAR)
