"""The embedded engine's layout: our fields as tantivy's, and one object's data as a document."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import tantivy

from search.analysis import folded, pairs_and_ends, runs, storable
from search.fields import IDENTITY, Field, Fields, Form, Kind
from search.query import moment

STORED = "_stored"
SHORTEST_PIECE, LONGEST_PIECE = 2, 15


def build_schema(fields: Fields) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_bytes_field(STORED, stored=True)
    for field in fields.by_name.values():
        _add_field(builder, field)
    return builder.build()


def build_document(fields: Fields, data: Mapping[str, Any]) -> tantivy.Document:
    """What a haystack index prepared from one object, analysed."""
    document = tantivy.Document()
    for field in fields.by_name.values():
        _add_values(document, field, list(values_of(data.get(field.name))))
    kept = {field.name: data[field.name] for field in fields.by_name.values() if _is_kept(field, data)}
    document.add_bytes(STORED, json.dumps(kept, default=_as_json).encode())
    return document


def read_stored(document: tantivy.Document, fields: Fields) -> dict[str, Any]:
    """The stored fields as they were: moments and days come back as such."""
    kept: dict[str, Any] = json.loads(bytes(document.get_first(STORED) or b"{}"))
    for name, value in kept.items():
        field = fields.by_name.get(name)
        if field and field.kind is Kind.DATE and isinstance(value, str):
            kept[name] = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    return kept


def values_of(value: Any) -> Iterable[Any]:
    """One value, several or none; the same value twice is one."""
    if value is None:
        return ()
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        return (value,)
    return dict.fromkeys(item for item in value if item is not None)


def in_range(value: date) -> datetime:
    """tantivy counts nanoseconds in 64 bits: 1677 to 2262."""
    at = moment(value)
    first, last = tantivy.MIN_DATETIME, tantivy.MAX_DATETIME
    if at.tzinfo is None:
        first, last = first.replace(tzinfo=None), last.replace(tzinfo=None)
    return min(max(at, first), last)


def edges(word: str) -> list[str]:
    return [word[:size] for size in range(1, min(len(word), LONGEST_PIECE) + 1)]


def pieces(word: str) -> list[str]:
    longest = min(len(word), LONGEST_PIECE)
    starts = range(len(word))
    found = [word[at : at + size] for at in starts for size in range(SHORTEST_PIECE, longest + 1)]
    return list(dict.fromkeys([word, *(piece for piece in found if len(piece) >= SHORTEST_PIECE)]))


def _add_field(builder: tantivy.SchemaBuilder, field: Field) -> None:
    match field.kind:
        case Kind.TEXT:
            for form in field.forms:
                option = "freq" if form is Form.FOLDED else "position"
                builder.add_text_field(field.form(form), tokenizer_name="whitespace", index_option=option)
        case Kind.EXACT:
            stored = field.name in IDENTITY
            builder.add_text_field(
                field.name, stored=stored, fast=True, tokenizer_name="raw", index_option="basic"
            )
        case Kind.EDGES | Kind.PIECES:
            builder.add_text_field(field.name, tokenizer_name="whitespace", index_option="basic")
        case Kind.INTEGER:
            builder.add_integer_field(field.name, indexed=True, fast=True)
        case Kind.FLOAT:
            builder.add_float_field(field.name, indexed=True, fast=True)
        case Kind.BOOLEAN:
            builder.add_boolean_field(field.name, indexed=True, fast=True)
        case Kind.DATE:
            builder.add_date_field(field.name, indexed=True, fast=True)


def _add_values(document: tantivy.Document, field: Field, values: list[Any]) -> None:
    for value in values:
        match field.kind:
            case Kind.TEXT:
                _add_text(document, field, str(value))
            case Kind.EXACT:
                document.add_text(field.name, storable(str(value)))
            case Kind.EDGES | Kind.PIECES:
                _add_parts(document, field, str(value))
            case Kind.INTEGER:
                document.add_integer(field.name, int(value))
            case Kind.FLOAT:
                document.add_float(field.name, float(value))
            case Kind.BOOLEAN:
                document.add_boolean(field.name, bool(value))
            case Kind.DATE:
                document.add_date(field.name, in_range(value))


def _add_text(document: tantivy.Document, field: Field, text: str) -> None:
    found = list(runs(text))
    terms = [word for run in found for word in run.words]
    document.add_text(field.form(Form.WORDS), " ".join(terms))
    if Form.PAIRS in field.forms:
        document.add_text(field.form(Form.PAIRS), " ".join(pairs_and_ends(found)))
    if Form.FOLDED in field.forms:
        document.add_text(field.form(Form.FOLDED), " ".join(folded(terms)))


def _add_parts(document: tantivy.Document, field: Field, text: str) -> None:
    cut = edges if field.kind is Kind.EDGES else pieces
    terms = [part for run in runs(text) for word in run.words for part in cut(word)]
    document.add_text(field.name, " ".join(dict.fromkeys(terms)))


def _is_kept(field: Field, data: Mapping[str, Any]) -> bool:
    return field.stored and data.get(field.name) is not None


def _as_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Iterable):
        return list(value)
    return float(value) if isinstance(value, Decimal) else str(value)
