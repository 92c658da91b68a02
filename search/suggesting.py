"""Suggestions from the documents that an engine found for what is being typed."""

from collections.abc import Iterable, Mapping
from typing import Any

from search.analysis import sort_key
from search.beginnings import asked, first, goes_on
from search.fields import Fields, Form
from search.page import Suggestion
from search.query import Filter, Nothing, OneOf, Query, all_of, any_of

LONGEST_TYPED = 100
LOOKED_AT = 60  # documents


def beginning_with(fields: Fields, typed: str) -> Query:
    """Documents of which one suggested field has words that begin with each word typed."""
    terms = asked(typed[:LONGEST_TYPED])
    if not terms:
        return Nothing()
    ways = [
        all_of([OneOf(field.form(Form.BEGINNINGS), some) for some in terms])
        for field in fields.suggested.values()
    ]
    return Filter(any_of(ways))


def suggestions(
    fields: Fields, typed: str, found: Iterable[tuple[str, Mapping[str, Any]]], count: int
) -> list[Suggestion]:
    """Each text once, those that begin as a whole so before those that have it inside."""
    ranked: dict[tuple[str, str], tuple[bool, Suggestion]] = {}
    # labels and people return in many documents
    suggested = [(kind, field.name, set[str]()) for kind, field in fields.suggested.items()]
    for pk, stored in found:
        for kind, name, looked_at in suggested:
            for text in _texts(stored.get(name)):
                if text in looked_at:
                    continue
                looked_at.add(text)
                if isinstance(text, str) and goes_on(text, typed):
                    one = Suggestion(text, kind, pk if kind == "title" else "")
                    ranked.setdefault((kind, sort_key(text)), (not first(text, typed), one))
    return [one for _, one in sorted(ranked.values(), key=lambda item: item[0])][:count]


def _texts(value: Any) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value or ()
