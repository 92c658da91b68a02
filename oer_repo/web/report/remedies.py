"""What stands in the way, and what would help: each remedy with the presses that try it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from licensing import Obstacle, registry
from licensing.license import License
from licensing.remedies import Help, Remedy

MOST_OFFERED = 3  # licenses that get a button of their own; the others are named


@dataclass(frozen=True, slots=True)
class Press:
    """A button: what it says, and the change of the question (see web.check.form.pressed)."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ShownRemedy:
    """`licenses` would do; the presses try the first of them."""

    kind: str
    text: str
    source: object
    presses: tuple[Press, ...]
    licenses: tuple[License, ...]


@dataclass(frozen=True, slots=True)
class ShownObstacle:
    """Parts that are in the way together, by name."""

    names: tuple[str, ...]
    remedies: tuple[ShownRemedy, ...]


def shown_obstacles(
    obstacles: Sequence[Obstacle], names: Sequence[str], owners: Sequence[int], places: Sequence[int]
) -> tuple[ShownObstacle, ...]:
    """`places`: the number of each part on the page, which its presses name."""
    at_place = [places[at] for at in owners]
    by_place = dict(zip(places, names, strict=True))
    return tuple(shown_obstacle(one, by_place, at_place) for one in obstacles)


def shown_obstacle(obstacle: Obstacle, names: Mapping[int, str], owners: Sequence[int]) -> ShownObstacle:
    """The same remedy for several parts is one: only together are they out of the way."""
    together: dict[tuple[str, tuple[str, ...], str], list[Remedy]] = {}
    for remedy in obstacle.remedies:
        key = (remedy.kind, remedy.licenses, remedy.why.text)
        together.setdefault(key, []).append(remedy)
    parts = tuple(dict.fromkeys(owners[at] for at in obstacle.parts))
    return ShownObstacle(
        tuple(names[at] for at in parts),
        tuple(shown_remedy(group, owners) for group in together.values()),
    )


def shown_remedy(group: Sequence[Remedy], owners: Sequence[int]) -> ShownRemedy:
    first = group[0]
    parts = dict.fromkeys(owners[one.part] for one in group if one.part is not None)
    licenses = tuple(registry.get(one) for one in first.licenses)
    text = _(first.why.message).format(**dict(first.why.data))
    places = ",".join(str(at) for at in parts)
    return ShownRemedy(first.kind, text, first.why.source, presses_of(first.kind, places, licenses), licenses)


def presses_of(kind: Help, places: str, licenses: Sequence[License]) -> tuple[Press, ...]:
    match kind:
        case Help.USE_UNMODIFIED:
            return (Press(_("Use it as it is"), f"how:unmodified:{places}"),)
        case Help.LINK:
            return (Press(_("Only link to it"), f"how:linked:{places}"),)
        case Help.REPLACE:
            return of_licenses(_("With one under %(license)s"), "is:{id}:" + places, licenses)
        case Help.ASK:
            return of_licenses(_("If they agree to %(license)s"), "is:{id}:" + places, licenses)
        case Help.CHANGE_OUTPUT:
            return of_licenses(_("Take %(license)s"), "wish:{id}", licenses)
        case Help.KEEP_PRIVATE:
            return (Press(_("Keep it to myself"), "private"),)
        case Help.USE_NONCOMMERCIALLY:
            return (Press(_("Make it free"), "money:free"),)
        case Help.WITHOUT_DRM:
            return (Press(_("Without copy protection"), "without_drm"),)


def of_licenses(label: str, value: str, licenses: Sequence[License]) -> tuple[Press, ...]:
    return tuple(
        Press(label % {"license": one.name}, value.format(id=one.id)) for one in licenses[:MOST_OFFERED]
    )
