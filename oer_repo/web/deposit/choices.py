"""Vocabularies as choices of a form, in the language of the page."""

from collections import defaultdict

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from licensing import registry
from oer_repo.resources import vocabularies

Choices = list[tuple[str, str]]


def terms(scheme: str) -> Choices:
    language = get_language() or "en"
    return [(concept.id, concept.label(language)) for concept in vocabularies.scheme(scheme).concepts]


def language_choices() -> Choices:
    """Each language under its own name and the reader's, sorted by the latter."""
    reader = get_language() or "en"
    named = []
    for concept in vocabularies.scheme("languages").concepts:
        own, theirs = concept.label(concept.id), concept.label(reader)
        named.append((theirs.casefold(), concept.id, theirs if own == theirs else f"{theirs} · {own}"))
    return [("", "—"), *((tag, name) for _key, tag, name in sorted(named))]


def subject_groups() -> list[tuple[str, Choices]]:
    """Detailed and narrow fields under their broad field."""
    reader = get_language() or "en"
    concepts = {concept.id: concept for concept in vocabularies.scheme("isced_f_2013").concepts}
    groups: dict[str, Choices] = defaultdict(list)
    for concept in concepts.values():
        groups[concept.id[:2]].append((concept.id, concept.label(reader)))
    return [
        (concepts[broad].label(reader), choices) for broad, choices in groups.items() if broad in concepts
    ]


def accessibility_groups() -> list[tuple[str, Choices]]:
    """Values of each schema.org accessibility property, as "accessMode:visual"."""
    reader = get_language() or "en"
    concepts = vocabularies.scheme("accessibility").concepts
    properties = [concept for concept in concepts if concept.broader is None]
    return [
        (parent.label(reader), [(c.id, c.label(reader)) for c in concepts if c.broader == parent.id])
        for parent in properties
    ]


def license_choices() -> list[tuple[str, Choices]]:
    """Every license that a new work may carry, and the named others, for a select: versions and ports as groups."""
    groups: dict[str, Choices] = defaultdict(list)
    for tool in registry.all_tools():
        if not tool.retired:
            place = registry.jurisdictions().get(tool.jurisdiction or "", "") or _(
                "International and unported"
            )
            groups[place].append((tool.id, f"{tool.name}"))
    return [("", [("", "—")]), *groups.items()]


def source_license_choices() -> list[tuple[str, Choices]]:
    """For other people's works: every tool that exists, the retired too, and the other licenses we know by name."""
    retired = [(tool.id, tool.name) for tool in registry.all_tools() if tool.retired]
    others = [(other.id, other.name) for other in registry.other_licenses() if other.id != "UNKNOWN"]
    current = license_choices()[1:]
    return [
        ("", [("", _("Not known"))]),
        *current,
        (_("Retired"), retired),
        (_("Other licenses"), others),
    ]
