"""How a work must be credited under its license, and the credit, in fifteen languages and five forms."""

from .attribute import Attribution, CannotCredit, attribute, credit
from .phrases import UnknownLanguage, languages
from .question import attribute_question
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
    "languages",
]
