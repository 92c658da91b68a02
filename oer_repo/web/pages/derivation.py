"""The derivation graph as a picture (SVG) and, with the same facts, as a list."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oer_repo.discovery.derivation import Derivation, Node, derivation_of
from oer_repo.discovery.look import version_at

WIDTH, HEIGHT, ACROSS, DOWN, MARGIN = 190, 56, 230, 76, 10


@dataclass(frozen=True, slots=True)
class Box:
    node: Node
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """A curve from the right side of the source to the left side of the adaptation."""

    path: str


@require_safe
def derivation(request: HttpRequest, slug: str) -> HttpResponse:
    version = version_at(slug, request.user)
    found = derivation_of(version.resource, request.user)
    context = {"version": version, "resource": version.resource, "derivation": found, "rows": rows_of(found)}
    return render(request, "pages/derivation.html", context | drawn(found))


def drawn(found: Derivation) -> dict[str, object]:
    """Generations from left to right, each from top to bottom."""
    first = min(node.generation for node in found.nodes)
    counts: dict[int, int] = {}
    boxes: dict[str, Box] = {}
    for node in sorted(found.nodes, key=lambda node: node.generation):
        place = counts.get(node.generation, 0)
        counts[node.generation] = place + 1
        x = MARGIN + (node.generation - first) * ACROSS
        boxes[node.key] = Box(node, x, MARGIN + place * DOWN)
    ends = [(boxes[e.source], boxes[e.adaptation]) for e in found.edges if e.source in boxes]
    return {
        "boxes": list(boxes.values()),
        "lines": [line(source, adaptation) for source, adaptation in ends],
        "width": max(box.x for box in boxes.values()) + WIDTH + MARGIN,
        "height": max(box.y for box in boxes.values()) + HEIGHT + MARGIN,
        "box_width": WIDTH,
        "box_height": HEIGHT,
    }


def line(source: Box, adaptation: Box) -> Line:
    x1, y1 = source.x + WIDTH, source.y + HEIGHT // 2
    x2, y2 = adaptation.x, adaptation.y + HEIGHT // 2
    middle = (x1 + x2) // 2
    return Line(f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}")


def rows_of(found: Derivation) -> list[tuple[Node, str, Node]]:
    nodes = {node.key: node for node in found.nodes}
    return [
        (nodes[e.source], e.use, nodes[e.adaptation])
        for e in found.edges
        if e.source in nodes and e.adaptation in nodes
    ]
