"""What a document is compared by: the words of the texts that the index stored of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from haystack.constants import DJANGO_CT

from search.analysis import words
from search.documents import values_of
from search.fields import Fields, Kind
from search.query import Both, Filter, Like, OneOf, Query

MOST_WORDS = 1000
SHORTEST = 2


def telling_words(fields: Fields, stored: Mapping[str, Any]) -> tuple[str, ...]:
    texts = (
        str(value)
        for field in fields.by_name.values()
        if field.kind is Kind.TEXT and not fields.exact(field.name)
        for value in values_of(stored.get(field.name))
    )
    return tuple(word for text in texts for word in words(text) if len(word) >= SHORTEST)[:MOST_WORDS]


def alike(fields: Fields, stored: Mapping[str, Any], models: Sequence[str]) -> Query:
    terms = telling_words(fields, stored)
    return Both(must=(Like(fields.document.name, terms), Filter(OneOf(DJANGO_CT, tuple(models)))))
