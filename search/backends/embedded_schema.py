"""The embedded engine's layout: our fields as tantivy's, and an analysed document as one of its documents."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import tantivy

from search.documents import Document
from search.fields import IDENTITY, Field, Fields, Form, Kind
from search.query import moment

STORED = "_stored"
DIGEST = "_digest"
_WITHOUT_POSITIONS = {Form.FOLDED: "freq", Form.STEMS: "freq", Form.BEGINNINGS: "basic"}
_JOINED = tuple(str(form) for form in _WITHOUT_POSITIONS)


def build_schema(fields: Fields) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_bytes_field(STORED, stored=True)
    builder.add_bytes_field(DIGEST, stored=True)
    for field in fields.by_name.values():
        _add_field(builder, field)
    return builder.build()


def build_document(fields: Fields, document: Document) -> tantivy.Document:
    built = tantivy.Document()
    for name, texts in document.terms.items():
        if len(texts) > 1 and name.endswith(_JOINED):
            texts = [" ".join(texts)]
        for text in texts:
            built.add_text(name, text)
    for name, values in document.values.items():
        _add_values(built, fields.by_name[name], values)
    built.add_bytes(STORED, document.stored.encode())
    built.add_bytes(DIGEST, document.digest.encode())
    return built


def in_range(value: date) -> datetime:
    """tantivy counts nanoseconds in 64 bits: 1677 to 2262."""
    at = moment(value)
    first, last = tantivy.MIN_DATETIME, tantivy.MAX_DATETIME
    if at.tzinfo is None:
        first, last = first.replace(tzinfo=None), last.replace(tzinfo=None)
    return min(max(at, first), last)


def _add_field(builder: tantivy.SchemaBuilder, field: Field) -> None:
    match field.kind:
        case Kind.TEXT:
            for form in field.forms:
                option = _WITHOUT_POSITIONS.get(form, "position")
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


def _add_values(built: tantivy.Document, field: Field, values: Sequence[Any]) -> None:
    name, add = field.name, _ADDED[field.kind]
    for value in values:
        add(built, name, value)


def _add_date(built: tantivy.Document, name: str, value: date) -> None:
    built.add_date(name, in_range(value))


_ADDED: dict[Kind, Callable[[tantivy.Document, str, Any], None]] = {
    Kind.EXACT: tantivy.Document.add_text,
    Kind.INTEGER: tantivy.Document.add_integer,
    Kind.FLOAT: tantivy.Document.add_float,
    Kind.BOOLEAN: tantivy.Document.add_boolean,
    Kind.DATE: _add_date,
}
