"""What both engines do alike to answer haystack: which field a facet or an order is, pieces of time, results."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from html import escape
from typing import Any

from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.exceptions import SearchBackendError
from haystack.models import SearchResult

from search.backends.frame import Wanted
from search.documents import identity_of
from search.fields import Field, Fields, Kind
from search.highlight import Marker
from search.page import Piece

MOST_FACET_VALUES = 100
MOST_GAPS = 1000


def order_of(fields: Fields, sort_by: Sequence[str]) -> list[tuple[Field, bool]]:
    """Which fields, and whether descending."""
    return [(_sortable(fields, name.lstrip("-")), name.startswith("-")) for name in sort_by]


def _sortable(fields: Fields, name: str) -> Field:
    exact = fields.exact(name)
    if exact is None:
        raise SearchBackendError(f"'{name}' cannot be sorted by: it needs a faceted or exact field")
    return exact


def facet_field(fields: Fields, name: str) -> Field:
    exact = fields.exact(name)
    if exact is None or exact.kind is Kind.DATE:
        raise SearchBackendError(f"'{name}' is not a facet: declare it with faceted=True")
    return exact


def facet_size(options: Mapping[str, Any]) -> int:
    return int(options.get("size") or options.get("limit") or MOST_FACET_VALUES)


def date_field(fields: Fields, name: str) -> Field:
    exact = fields.exact(name)
    if exact is None or exact.kind is not Kind.DATE:
        raise SearchBackendError(f"'{name}' is not a date")
    return exact


def most_frequent_first(counts: Mapping[Any, int]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))


class Results:
    """Makes haystack's results, with what was found marked where that was asked for."""

    def __init__(self, fields: Fields, wanted: Wanted) -> None:
        self.make = wanted.result_class or SearchResult
        self.marker = Marker(wanted.said) if wanted.highlight and wanted.said else None
        self.document = fields.document.name

    def result(self, document_id: str, stored: Mapping[str, Any], score: float) -> Any:
        model, pk = identity_of(document_id)
        app_label, model_name = model.split(".")
        identity = {ID: document_id, DJANGO_CT: model, DJANGO_ID: pk}
        more = {**stored, **identity}
        if self.marker:
            more["highlighted"] = self._highlighted(self.marker, stored)
        return self.make(app_label, model_name, pk, score, **more)

    def _highlighted(self, marker: Marker, stored: Mapping[str, Any]) -> dict[str, list[str]]:
        """Under the name of the document field, where haystack's users look; HTML with <em>, safe to show."""
        kept = stored.get(self.document)
        whole = marker.pieces(kept) if isinstance(kept, str) else ()
        found = [whole] if whole else list(marker.highlights(stored).values())
        return {self.document: [as_html(pieces) for pieces in found]} if found else {}


def as_html(pieces: Sequence[Piece]) -> str:
    return "".join(f"<em>{escape(p.text)}</em>" if p.found else escape(p.text) for p in pieces)


def gaps(
    start_date: datetime, end_date: datetime, gap_by: str, gap_amount: int = 1
) -> Iterator[tuple[datetime, datetime]]:
    """The pieces of time from start to end, each as long as asked for."""
    at = datetime(start_date.year, start_date.month, start_date.day)
    last = datetime(end_date.year, end_date.month, end_date.day)
    for _ in range(MOST_GAPS):
        if at >= last:
            return
        after = min(_later(at, gap_by, gap_amount), last)
        yield at, after
        at = after


def _later(at: datetime, gap_by: str, amount: int) -> datetime:
    if gap_by in ("year", "month"):
        months = at.year * 12 + at.month - 1 + amount * (12 if gap_by == "year" else 1)
        return at.replace(year=months // 12, month=months % 12 + 1, day=1)
    return at + timedelta(**{f"{gap_by}s": amount})
