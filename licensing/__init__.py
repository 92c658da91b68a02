"""The law: what a license statement means, what may be combined with what, how it is credited."""

from .attribution import Attribution, Creator, CreditUse, Output, Work, attribute, credit
from .errors import LicensingError, UnknownLicense
from .license import License
from .registry import get
from .statement import Identification, Known, Question, identify

__all__ = [
    "Attribution",
    "Creator",
    "CreditUse",
    "Identification",
    "Known",
    "License",
    "LicensingError",
    "Output",
    "Question",
    "UnknownLicense",
    "Work",
    "attribute",
    "credit",
    "get",
    "identify",
]
