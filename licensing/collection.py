"""The license of a collection: of the selection and arrangement, never of the items (FAQ "If I create a collection…")."""

from __future__ import annotations

from .findings import Note, Verdict
from .grading import NOT_A_LICENSE, YELLOW
from .license import License
from .rules import terms
from .rules.databases import sets_no_condition
from .use import How

GREEN = Note("collection_not_adaptation")
NONCOMMERCIAL_ITEMS = Note("collection_nc_table", Verdict.NOT_RECOMMENDED)


def grade_collection(item: License, how: How, output: License) -> Note:
    """What one item says about the license of the collection: blank cells are advice, not prohibition."""
    if output.id == "ARR":
        return YELLOW
    if not terms.can_be_given(output):
        return NOT_A_LICENSE
    if terms.is_public_domain(item) or terms.is_statement(item) or sets_no_condition(item, how):
        return GREEN
    if is_noncommercial_item(item) and not terms.is_noncommercial(output):
        return NONCOMMERCIAL_ITEMS
    return YELLOW if terms.is_public_domain(output) else GREEN


def is_noncommercial_item(item: License) -> bool:
    """Whole copies under the Sampling licenses are for noncommercial purposes (LC samplingplus_1.0 s. 3)."""
    return terms.is_noncommercial(item) or terms.is_sampling(item)
