"""How a work must be credited under its license, and the credit, in fifteen languages and five forms."""

from .attribute import Attribution, CannotCredit, attribute, credit
from .phrases import UnknownLanguage, languages
from .question import attribute_question
from .side_by_side import credit_side_by_side, entries_side_by_side
from .work import Creator, CreditUse, Output, Work

__all__ = [
    "Attribution",
    "CannotCredit",
    "Creator",
    "CreditUse",
    "Output",
    "UnknownLanguage",
    "Work",
    "attribute",
    "attribute_question",
    "credit",
    "credit_side_by_side",
    "entries_side_by_side",
    "languages",
]
