"""Whether there is a permission at all, and what needs none: linking, embedding, exceptions to copyright."""

from __future__ import annotations

from collections.abc import Iterator

from licensing.findings import Note, Verdict
from licensing.license import License
from licensing.use import Context, How, Kind

from . import terms
from .situation import Situation

# Statements that say something about a use without licensing it.
EDUCATION_STATEMENTS = frozenset({"InC-EDU"})


def permission(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """No license means no permission; a statement about education is not a license."""
    if not terms.is_statement(license):
        return
    if license.id in EDUCATION_STATEMENTS:
        adapted = situation.kind is Kind.ADAPT  # the statement does not speak of changes
        yield Note("statement_is_not_a_license", Verdict.FORBIDDEN if adapted else Verdict.UNCLEAR)
    elif license.id == "ARR":
        yield Note("all_rights_reserved", Verdict.FORBIDDEN)
    else:
        yield Note("unknown_rights", Verdict.FORBIDDEN)


def exceptions(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """Exceptions and limitations win over every condition (LC 4.0 s. 2(a)(2), 8(a)); they are not judged here."""
    if Context.QUOTATION_OR_FAIR_USE in situation.use.contexts:
        yield Note("exceptions_not_judged")


def public_domain(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """Nothing is required; some statements hold in one country only."""
    if not terms.is_public_domain(license):
        return
    yield Note("pd_no_conditions")
    if license.id in {"PD-USGov", "certification/1.0/us"}:
        yield Note("territorial")


def retired(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """A retired tool goes on binding the works that carry it; it is not for new ones."""
    if license.retired:
        yield Note("retired_tool")
