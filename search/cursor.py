"""Where a page ended, as text that goes through an address: opaque to whoever carries it, the same for every engine."""

import base64
import binascii
import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from search.errors import BadRequest
from search.request import SearchRequest

Key = str | int | float | bool | None
MOST_BEFORE, LONGEST_BEFORE = 4, 200


@dataclass(frozen=True)
class Cursor:
    """The last hit: its number from 1, its identifier, what it was sorted by, and of which index it was read."""

    seen: int
    last: str
    key: Key
    generation: str


def write(cursor: Cursor, request: SearchRequest) -> str:
    held = [question_of(request), cursor.seen, cursor.last, cursor.key, cursor.generation]
    return base64.urlsafe_b64encode(json.dumps(held, separators=(",", ":")).encode()).decode().rstrip("=")


def read(request: SearchRequest) -> Cursor | None:
    """Raises BadRequest for what is no cursor, or one of another question."""
    if not request.cursor:
        return None
    try:
        padded = request.cursor + "=" * (-len(request.cursor) % 4)
        question, seen, last, key, generation = json.loads(base64.b64decode(padded, b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise BadRequest("cursor", "is not one that a page of results gave out") from None
    if question != question_of(request):
        raise BadRequest("cursor", "belongs to another search; begin this one at its first page")
    good = isinstance(last, str) and isinstance(generation, str) and isinstance(key, Key)
    if not good or type(seen) is not int or not 0 < seen < 2**31:
        raise BadRequest("cursor", "is not one that a page of results gave out")
    return Cursor(seen, last, key, generation)


def question_of(request: SearchRequest) -> str:
    """Names what was asked and in which order, not which part of it is shown."""
    parts = [
        request.q,
        request.order,
        *(f"{name}={limits}" for name, limits in sorted(request.ranges.items())),
    ]
    for values in (request.filters, request.without):
        parts.append("&".join(f"{name}={sorted(some)}" for name, some in sorted(values.items())))
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def before(ids: Sequence[str]) -> str:
    """The hits before the last, the nearest first: for an engine that keeps no keys, to find the place by when the last is gone."""
    found = list(reversed(ids[:-1]))[:MOST_BEFORE]
    while len(" ".join(found)) > LONGEST_BEFORE:
        found.pop()
    return " ".join(found)


def place_now(cursor: Cursor, places: Mapping[str, int]) -> int | None:
    """How many hits lie before the next page in an index that has changed; `places` are today's, from 0, by identifier.

    The last hit may have been taken back, or changed and gone elsewhere: what most of the hits before the page say
    holds. None when none of them is known.
    """
    known = [cursor.last, *str(cursor.key or "").split()]
    moved = {
        places[one]: places[one] + back - cursor.seen for back, one in enumerate(known, 1) if one in places
    }
    if not moved:
        return None
    times = Counter(moved.values())
    usual = max(times, key=lambda by: (times[by], -abs(by)))
    return 1 + max(place for place, by in moved.items() if abs(by - usual) <= 1)


def with_those_left_out(text: str, shown: SearchRequest, request: SearchRequest, count: int) -> str:
    """A cursor of a page that was asked for again without so many hits, as one of the question with them.

    The index may have heard of some of them by then: the place has to be looked for.
    """
    found = read(replace(shown, cursor=text, page=1))
    if found is None:
        return ""
    return write(replace(found, seen=found.seen + count, generation=f"{found.generation}~"), request)
