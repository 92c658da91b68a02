"""The layout of an Elasticsearch index: our fields, with terms that are already cut, and one document as its JSON."""

from datetime import UTC, datetime
from typing import Any

from haystack.constants import DJANGO_CT, DJANGO_ID, ID

from search.documents import Document
from search.fields import IDENTITY, Field, Fields, Form, Kind

STORED = "_kept"
DIGEST = "_digest"
MOST_BACK = "10m"  # how long a deletion is remembered against an older version that comes late
_WITHOUT_POSITIONS = {Form.FOLDED: "freqs", Form.STEMS: "freqs", Form.BEGINNINGS: "docs"}
_TYPES = {
    Kind.EXACT: "keyword",
    Kind.INTEGER: "long",
    Kind.FLOAT: "double",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
}


def settings(shards: int) -> dict[str, Any]:
    """One copy more than the first wherever there is a second node to hold it."""
    return {
        "number_of_shards": shards,
        "auto_expand_replicas": "0-1",
        "gc_deletes": MOST_BACK,
        "refresh_interval": "1s",
    }


def mapping(fields: Fields) -> dict[str, Any]:
    """Only what is given back is kept as source: the terms are searched and never read."""
    unseen = {"type": "keyword", "index": False, "doc_values": False}
    properties: dict[str, Any] = {STORED: unseen, DIGEST: unseen}
    for field in fields.by_name.values():
        properties |= _properties(field)
    return {"dynamic": "strict", "_source": {"includes": [STORED, DIGEST]}, "properties": properties}


def source(document: Document) -> dict[str, Any]:
    body: dict[str, Any] = dict(document.terms)
    for name, values in document.values.items():
        body[name] = [as_json(value) for value in values]
    return body | {STORED: document.stored, DIGEST: document.digest}


def as_json(value: Any) -> Any:
    """A moment without a zone is one of UTC, for both engines."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    return value


def _properties(field: Field) -> dict[str, Any]:
    match field.kind:
        case Kind.TEXT:
            return {
                field.form(form): _text(_WITHOUT_POSITIONS.get(form, "positions")) for form in field.forms
            }
        case Kind.EDGES | Kind.PIECES:
            return {field.name: _text("docs")}
        case Kind.STORED:
            return {}
        case _:
            return {field.name: {"type": _TYPES[field.kind]}}


def _text(options: str) -> dict[str, Any]:
    plain = {"type": "text", "analyzer": "whitespace", "index_options": options}
    return plain if options != "docs" else plain | {"norms": False}


assert set(IDENTITY) == {ID, DJANGO_CT, DJANGO_ID}
