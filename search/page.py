"""SearchPage: what every engine answers with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from search.request import DEEPEST_HIT


class Piece(NamedTuple):
    """A stretch of the original text, and whether it is what was looked for."""

    text: str
    found: bool = False


@dataclass(frozen=True)
class Hit:
    """One thing found: the primary key of its object as text, and the fields the index stored for it.

    `highlights`: field → the original text or an excerpt of it in pieces, for fields in which something was found.
    """

    id: str
    score: float
    fields: Mapping[str, Any]
    highlights: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict)


class FacetValue(NamedTuple):
    value: str
    count: int  # type: ignore[assignment]
    selected: bool


@dataclass(frozen=True)
class Suggestion:
    """`text` begins, in one of its words, with what was typed; `kind` is a key of parameters.SUGGESTED."""

    text: str
    kind: str
    id: str = ""  # of a document that has it


@dataclass(frozen=True)
class SearchPage:
    """`facets` counts each facet as if nothing were chosen in it, so that more of it can be chosen.

    `did_you_mean` is the question with words that the index knows, when there was next to nothing for the words typed.
    `next_cursor` is empty on the last page. `generation` changes with the index.
    `loosened`: nothing has all the words that were typed; these have at least half of them.
    """

    hits: tuple[Hit, ...]
    total: int
    page: int
    per_page: int
    took_ms: float
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    did_you_mean: str = ""
    next_cursor: str = ""
    generation: str = ""
    loosened: bool = False

    @property
    def pages(self) -> int:
        """How many pages can be turned to; at least one, even when it is empty."""
        reachable = min(self.total, DEEPEST_HIT // self.per_page * self.per_page)
        return max(1, -(-reachable // self.per_page))
