"""Facets as the API gives them out: every value with its label."""

from collections.abc import Mapping, Sequence

from oer_repo.discovery.labels import labels_of
from search.page import FacetValue


def with_labels(facets: Mapping[str, Sequence[FacetValue]]) -> dict[str, list[dict[str, object]]]:
    """Every facet that was counted, also one without values: a program need not ask whether it is there."""
    return {facet: labelled(facet, values) for facet, values in facets.items()}


def labelled(facet: str, values: Sequence[FacetValue]) -> list[dict[str, object]]:
    names = labels_of(facet, [one.value for one in values])
    return [
        {"value": one.value, "label": names[one.value], "count": one.count, "selected": one.selected}
        for one in values
    ]
