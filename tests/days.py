"""What day it is, for tests about days to come."""

from datetime import date

import pytest
from django.utils import timezone


def today_is(monkeypatch: pytest.MonkeyPatch, year: int, month: int, day: int) -> None:
    """For everything that asks for the date in the site's time zone."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args: date(year, month, day))
