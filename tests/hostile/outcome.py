"""What must become of a hostile file: refused by a named rule, or served so that it does no harm."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """The API answers 422 with this code."""

    code: str


@dataclass(frozen=True, slots=True)
class Served:
    """As this type, never sniffed, to be saved; where a browser would run it, in a sandbox and never in the page."""

    media_type: str
    runs: bool = False
    name: str = ""  # when it is kept under another


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    build: Callable[[], bytes]
    outcome: Refused | Served
