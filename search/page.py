"""SearchPage: what every engine answers with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from search.request import DEEPEST_HIT


@dataclass(frozen=True)
class Hit:
    """One thing found: the primary key of its object as text, and the fields the index stored for it."""

    id: str
    score: float
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class FacetValue:
    value: str
    count: int
    selected: bool


@dataclass(frozen=True)
class SearchPage:
    """`facets` counts each facet as if nothing were chosen in it, so that more of it can be chosen."""

    hits: tuple[Hit, ...]
    total: int
    page: int
    per_page: int
    took_ms: float
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages can be turned to; at least one, even when it is empty."""
        reachable = min(self.total, DEEPEST_HIT // self.per_page * self.per_page)
        return max(1, -(-reachable // self.per_page))
