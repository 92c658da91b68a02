"""Which bytes a Range header asks for: RFC 9110 §14."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

MOST_RANGES = 100
"""More in one request are an attack or a mistake (§17.15): the whole is the answer."""
GAP = 128
"""About what a part of its own costs in headers: ranges that lie closer are answered as one (§15.3.7.2)."""
_SET = re.compile(r"bytes=(.*)", re.IGNORECASE | re.DOTALL)
_ONE = re.compile(r"([0-9]{0,19})-([0-9]{0,19})")


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to, not including, `stop`."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        return self.stop - self.start


class NotSatisfiable(ValueError):
    """Every range begins where the bytes have ended."""


def asked_spans(header: str, size: int) -> tuple[Span, ...]:
    """The parts asked for, in the order of the request, none overlapping; empty means the whole.

    That is: nothing was asked, it was not understood, or too many were asked. Raises NotSatisfiable.
    """
    found = _SET.fullmatch(header)
    specs = [one for spec in found[1].split(",") if (one := spec.strip(" \t"))] if found else []
    if not specs or len(specs) > MOST_RANGES or not all(map(_is_range, specs)):
        return ()
    if size == 0 and all(spec.startswith("-") and int(spec[1:]) for spec in specs):
        return ()  # the last bytes of nothing are the whole
    spans = [span for spec in specs if (span := _span(spec, size))]
    if not spans:
        raise NotSatisfiable(header)
    return tuple(_joined(spans))


def _is_range(spec: str) -> bool:
    """§14.1.2: two positions, of which the last is not before the first, or one of them."""
    found = _ONE.fullmatch(spec)
    if not found or found[1] == found[2] == "":
        return False
    return "" in (found[1], found[2]) or int(found[1]) <= int(found[2])


def _span(spec: str, size: int) -> Span | None:
    """None for what cannot be satisfied."""
    first, _dash, last = spec.partition("-")
    start = int(first) if first else max(size - int(last), 0)
    stop = min(int(last) + 1, size) if first and last else size
    return Span(start, stop) if start < stop else None


def _joined(spans: Sequence[Span]) -> list[Span]:
    """What overlaps or nearly touches becomes one, at the place of its first."""
    groups: list[tuple[int, Span]] = []
    for place, span in sorted(enumerate(spans), key=lambda one: one[1].start):
        if groups and span.start <= groups[-1][1].stop + GAP:
            first, before = groups.pop()
            groups.append((min(first, place), Span(before.start, max(before.stop, span.stop))))
        else:
            groups.append((place, span))
    return [span for _place, span in sorted(groups, key=lambda one: one[0])]
