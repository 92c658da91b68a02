"""The law: what a license statement means, what may be combined with what, how it is credited."""

from .errors import LicensingError, UnknownLicense
from .license import License
from .registry import get

__all__ = ["License", "LicensingError", "UnknownLicense", "get"]
