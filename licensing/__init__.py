"""The law: what a license statement means, what may be combined with what, how it is credited."""

from .errors import LicensingError, UnknownLicense
from .license import License
from .registry import get
from .statement import Identification, Known, Question, identify

__all__ = [
    "Identification",
    "Known",
    "License",
    "LicensingError",
    "Question",
    "UnknownLicense",
    "get",
    "identify",
]
