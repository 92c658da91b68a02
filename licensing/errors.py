"""What can go wrong in the engine: every error says what was wrong and what to do."""

from __future__ import annotations

from reprlib import Repr

_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxother = 120


def shown(value: object) -> str:
    """What was wrong, as an error repeats it: readable, and short however long it was."""
    return _SHORT.repr(value)


class LicensingError(Exception):
    """The parent of every error of this package."""


class UnknownLicense(LicensingError, KeyError):
    """An id that names no license of the tables."""

    def __init__(self, license_id: str) -> None:
        super().__init__(license_id)
        self.license_id = license_id

    def __str__(self) -> str:
        return (
            f"There is no license {shown(self.license_id)}. "
            'Ids look like "by-sa/4.0", "by/3.0/de" or "MIT"; identify() reads every other form.'
        )
