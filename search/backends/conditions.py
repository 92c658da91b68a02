"""Haystack's conditions (`title__startswith="Open"`) as query trees, the same for every engine."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from haystack.exceptions import SearchBackendError

from search.analysis import runs, words
from search.fields import Field, Fields, Form, Kind
from search.matching import every_word, together
from search.query import (
    Affix,
    Between,
    Nothing,
    OneOf,
    Query,
    Scalar,
    Similar,
    Term,
    all_of,
    any_of,
    moment,
)

LONGEST_EDGE = 15


def condition(fields: Fields, name: str, lookup: str, value: Any) -> Query:
    """One condition; a value that the field cannot hold is found nowhere."""
    if value is None:
        return Nothing()
    if lookup in _COMPARED:
        return _compare(_comparable(fields, name), lookup, value)
    if lookup == "in":
        return _one_of(fields, name, _listed(value))
    field = exact_or_self(fields, name) if lookup == "exact" else field_named(fields, name)
    if field.kind is Kind.TEXT:
        return _in_text(fields, field, lookup, str(value))
    if field.kind in (Kind.EDGES, Kind.PIECES):
        return _in_parts(field, str(value))
    if field.kind is Kind.EXACT and lookup in _AFFIXES:
        return _AFFIXES[lookup](field.name, str(value))
    return _equal(field, value)


def field_named(fields: Fields, name: str) -> Field:
    """The field of a condition; `content` is the document."""
    if name == "content":
        return fields.document
    try:
        return fields.by_name[name]
    except KeyError:
        known = ", ".join(sorted(fields.by_name))
        raise SearchBackendError(f"no index has a field '{name}'; the fields are {known}") from None


def exact_or_self(fields: Fields, name: str) -> Field:
    return fields.exact(name) or field_named(fields, name)


def scalar(field: Field, value: Any) -> Scalar | None:
    """The value as the field's kind, or None when it is no such thing."""
    try:
        return _READERS[field.kind](value)
    except (TypeError, ValueError, OverflowError, KeyError):
        return None


def _in_text(fields: Fields, field: Field, lookup: str, text: str) -> Query:
    searched = fields.searched if field.document else (field,)
    if lookup == "content":
        return every_word(text, searched)
    found = list(runs(text))
    if not found:
        return Nothing()
    if lookup == "exact":
        return together(found, [field])
    *others, last = words(text)
    name = field.form(Form.WORDS)
    return all_of([*(Term(name, word) for word in others), _AFFIXES[lookup](name, last)])


def _in_parts(field: Field, text: str) -> Query:
    """What is being typed; a part longer than those in the index is compared by its beginning."""
    found: list[Query] = [Term(field.name, word[:LONGEST_EDGE]) for word in words(text)]
    return all_of(found) if found else Nothing()


def _one_of(fields: Fields, name: str, values: list[Any]) -> Query:
    field = exact_or_self(fields, name)
    if field.kind in (Kind.TEXT, Kind.EDGES, Kind.PIECES):
        return any_of([condition(fields, name, "exact", value) for value in values])
    held = [held for value in values if (held := scalar(field, value)) is not None]
    return OneOf(field.name, tuple(held)) if held else Nothing()


def _equal(field: Field, value: Any) -> Query:
    held = scalar(field, value)
    return Nothing() if held is None else Term(field.name, held)


def _comparable(fields: Fields, name: str) -> Field:
    field = exact_or_self(fields, name)
    if field.kind not in (Kind.DATE, Kind.INTEGER, Kind.FLOAT):
        raise SearchBackendError(f"'{name}' is neither a number nor a date: it cannot be compared")
    return field


def _compare(field: Field, lookup: str, value: Any) -> Query:
    if lookup == "range" and len(_listed(value)) != 2:
        return Nothing()
    low, high = _COMPARED[lookup](value)
    bounds = [None if bound is None else scalar(field, bound) for bound in (low, high)]
    if (low is not None and bounds[0] is None) or (high is not None and bounds[1] is None):
        return Nothing()
    return Between(field.name, bounds[0], bounds[1], include_low=lookup != "gt", include_high=lookup != "lt")


_COMPARED: dict[str, Callable[[Any], Iterable[Any]]] = {
    "gt": lambda value: (value, None),
    "gte": lambda value: (value, None),
    "lt": lambda value: (None, value),
    "lte": lambda value: (None, value),
    "range": lambda value: (value[0], value[1]),
}
_AFFIXES: dict[str, Callable[[str, str], Query]] = {
    "startswith": lambda field, text: Affix(field, text, after=True),
    "endswith": lambda field, text: Affix(field, text, before=True),
    "contains": lambda field, text: Affix(field, text, before=True, after=True),
    "fuzzy": Similar,
}


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Iterable) and not isinstance(value, str) else [value]


def _date(value: Any) -> datetime:
    return moment(value if isinstance(value, date) else datetime.fromisoformat(str(value)))


def _boolean(value: Any) -> bool:
    if isinstance(value, str):
        return {"true": True, "1": True, "false": False, "0": False}[value.strip().lower()]
    return bool(value)


_READERS: dict[Kind, Callable[[Any], Scalar]] = {
    Kind.EXACT: str,
    Kind.INTEGER: int,
    Kind.FLOAT: float,
    Kind.BOOLEAN: _boolean,
    Kind.DATE: _date,
}
