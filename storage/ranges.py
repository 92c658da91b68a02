"""Which bytes a Range header asks for: RFC 9110 §14."""

import re
from dataclasses import dataclass

_SINGLE = re.compile(r"bytes=[ \t]*([0-9]{0,19})-([0-9]{0,19})[ \t]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to, not including, `stop`."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        return self.stop - self.start


class NotSatisfiable(ValueError):
    """The range begins where the bytes have ended."""


def asked_span(header: str, size: int) -> Span | None:
    """The one range asked for; None means the whole (nothing asked, several ranges, or not understood)."""
    found = _SINGLE.fullmatch(header)
    if not found or found[1] == found[2] == "":
        return None
    if found[1] == "":
        return _last(int(found[2]), size)
    start, stop = int(found[1]), int(found[2]) + 1 if found[2] else size
    if found[2] and stop <= start:
        return None  # §14.1.2: a last position before the first is not a range
    if start >= size:
        raise NotSatisfiable(header)
    return Span(start, min(stop, size))


def _last(count: int, size: int) -> Span | None:
    if count == 0:
        raise NotSatisfiable("the last 0 bytes")
    return Span(max(size - count, 0), size) if size else None
