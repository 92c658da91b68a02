"""The derivation graph of a resource: what it was made from, and what was made from it, both ways and to any depth."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from oer_repo.accounts.roles import Person
from oer_repo.discovery.look import made_from
from oer_repo.resources.models import Resource, Source
from oer_repo.resources.permissions import may_see
from oer_repo.resources.rights import license_today

DEEPEST, MOST = 6, 150  # generations each way; works in all: beyond these a picture helps nobody


@dataclass(frozen=True, slots=True)
class Node:
    """`generation` is 0 for the resource itself, negative for its sources, positive for what was made from it."""

    key: str
    title: str
    language: str
    license: str
    url: str
    generation: int


@dataclass(frozen=True, slots=True)
class Edge:
    """From the source to the adaptation, and what was done."""

    source: str
    adaptation: str
    use: str


@dataclass(frozen=True, slots=True)
class Derivation:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def is_alone(self) -> bool:
        return len(self.nodes) == 1


def derivation_of(resource: Resource, by: Person) -> Derivation:
    """Only what this person may see; a withdrawn work is not named."""
    drawing = Drawing(by)
    drawing.add(resource, 0)
    drawing.walk(resource, -1)
    drawing.walk(resource, 1)
    return Derivation(tuple(drawing.nodes.values()), tuple(dict.fromkeys(drawing.edges)))


class Drawing:
    """What was found so far; each work once, so that a circle ends."""

    def __init__(self, by: Person) -> None:
        self.by = by
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []

    def add(self, resource: Resource, generation: int) -> None:
        version = resource.current
        assert version is not None
        license = license_today(version)
        self.nodes[str(resource.pk)] = Node(
            key=str(resource.pk),
            title=version.title,
            language=version.language,
            license=license.name if license else "",
            url=resource.get_absolute_url(),
            generation=generation,
        )

    def walk(self, resource: Resource, step: int) -> None:
        """Sources with step -1, adaptations with step 1; generation by generation."""
        row, seen = [resource], {resource.pk}
        for generation in range(step, step * (DEEPEST + 1), step):
            row = [one for here in row for one in self.next_of(here, step, generation, seen)]

    def next_of(self, here: Resource, step: int, generation: int, seen: set[UUID]) -> list[Resource]:
        found = []
        for source in sources_of(here) if step < 0 else made_from(here):
            other = self.other_end(source, step, generation)
            if other is None:
                continue
            ends = (str(other.pk), str(here.pk)) if step < 0 else (str(here.pk), str(other.pk))
            self.edges.append(Edge(*ends, source.get_use_display()))
            if other.pk not in seen:
                seen.add(other.pk)
                found.append(other)
        return found

    def other_end(self, source: Source, step: int, generation: int) -> Resource | None:
        """The resource at the other end, drawn; a work elsewhere is drawn and leads no further."""
        version = source.version if step > 0 else source.of_version
        if version is None:
            self.add_elsewhere(source, generation)
            return None
        other = version.resource
        if other.current is None or not may_see(self.by, other.current):
            return None
        if str(other.pk) not in self.nodes:
            if len(self.nodes) >= MOST:
                return None
            self.add(other, generation)
        return other

    def add_elsewhere(self, source: Source, generation: int) -> None:
        key = source.url or f"source-{source.pk}"
        if key not in self.nodes and len(self.nodes) < MOST:
            license = source.license.name if source.license else ""
            self.nodes[key] = Node(key, source.title, "und", license, source.url, generation)
        if key in self.nodes:
            self.edges.append(Edge(key, str(source.version.resource_id), source.get_use_display()))


def sources_of(resource: Resource) -> Iterator[Source]:
    """What the current version says it was made from."""
    if resource.current is not None:
        yield from resource.current.sources.select_related("version", "of_version__resource__current")
