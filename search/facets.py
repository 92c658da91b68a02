"""Counts of a facet as its values, in the order in which people read them."""

from collections.abc import Mapping, Sequence
from operator import itemgetter

from search.page import FacetValue


def facet_values(counts: Mapping[str, int], chosen: Sequence[str]) -> tuple[FacetValue, ...]:
    """Most frequent first; what was chosen is there even when it counts nothing, so that it can be let go."""
    counts = dict.fromkeys(chosen, 0) | dict(counts)
    ordered = sorted(counts.items())
    ordered.sort(key=itemgetter(1), reverse=True)  # what counts the same stays in its order
    return tuple([FacetValue(value, count, value in chosen) for value, count in ordered])
