"""What the form sends: the lines, what was chosen for each of them before, and one press that changes the question."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from django.http import QueryDict

from licensing.attribution.outside import clean
from oer_repo.web.check.question import Asked, AskedPart


def read_form(data: QueryDict) -> Asked:
    return pressed(
        Asked(
            parts=parts_of(data),
            kind=data.get("kind", ""),
            money=data.get("money", ""),
            private=data.get("private") == "yes",
            drm=data.get("drm") == "yes",
            wish=data.get("wish", ""),
            find=clean(data.get("find", ""))[:200],
        ),
        data.get("try", ""),
    )


def parts_of(data: QueryDict) -> tuple[AskedPart, ...]:
    """A line keeps what was chosen for it, wherever it stands now; a new line begins without."""
    lines = [clean(line) for line in re.split(r"\r\n|\r|\n", data.get("lines", ""))]
    said: defaultdict[str, list[AskedPart]] = defaultdict(list)
    rows = zip(data.getlist("line"), data.getlist("how"), data.getlist("is"), strict=False)
    for text, how, taken in rows:
        said[clean(text)].append(AskedPart(clean(text), how, taken))
    return tuple(said[line].pop(0) if said[line] else AskedPart(line) for line in lines if line)


def pressed(asked: Asked, press: str) -> Asked:
    """A remedy, or another change: "how:unmodified:0,3", "is:by/4.0:0", "add:/r/rivers/", "money:free" …

    A press that no button of the page sends changes nothing.
    """
    what, _colon, rest = press.partition(":")
    value, _colon, where = rest.partition(":")
    if what in ("how", "is", "drop"):
        return on_parts(asked, what, value, places_of(where, len(asked.parts)))
    if what == "add":
        return replace(asked.with_line(clean(rest)), find="")
    changes: dict[str, Asked] = {
        "wish": replace(asked, wish=value),
        "money": replace(asked, money=value),
        "kind": replace(asked, kind=value),
        "private": replace(asked, private=True, wish=""),
        "without_drm": replace(asked, drm=False),
    }
    return changes.get(what, asked)


def on_parts(asked: Asked, what: str, value: str, places: Sequence[int]) -> Asked:
    parts = list(asked.parts)
    for at in places:
        parts[at] = replace(parts[at], how=value) if what == "how" else replace(parts[at], taken=value)
    kept = (part for at, part in enumerate(parts) if what != "drop" or at not in places)
    return replace(asked, parts=tuple(kept))


def places_of(text: str, count: int) -> list[int]:
    numbers = [int(one) for one in text.split(",") if one.isascii() and one.isdigit() and len(one) < 4]
    return [number for number in numbers if number < count]
