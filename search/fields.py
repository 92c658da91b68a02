"""What the index is made of: haystack's fields, read once into kinds that an engine understands."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from haystack.constants import DJANGO_CT, DJANGO_ID, ID

from search import analysis

LAYOUT = 1  # grows when an engine writes the same fields differently


class Kind(StrEnum):
    TEXT = "text"  # analysed words
    EXACT = "exact"  # one untouched value: facets, sorting, filters
    INTEGER = "integer"
    FLOAT = "float"
    BOOLEAN = "boolean"
    DATE = "date"
    EDGES = "edges"  # beginnings of words, for completing what is being typed
    PIECES = "pieces"  # parts of words
    STORED = "stored"  # only given back


class Form(StrEnum):
    """How the words of a text field are kept; each form is a field of its own in the engine."""

    WORDS = ""
    PAIRS = "__pairs"
    FOLDED = "__folded"


_KINDS = {
    "integer": Kind.INTEGER,
    "float": Kind.FLOAT,
    "boolean": Kind.BOOLEAN,
    "date": Kind.DATE,
    "datetime": Kind.DATE,
    "edge_ngram": Kind.EDGES,
    "ngram": Kind.PIECES,
    "location": Kind.STORED,
}
IDENTITY = (ID, DJANGO_CT, DJANGO_ID)


@dataclass(frozen=True)
class Field:
    name: str
    kind: Kind
    boost: float = 1.0
    document: bool = False
    stored: bool = True

    @property
    def forms(self) -> tuple[Form, ...]:
        """What is searched, the document and all that is boosted, has every form; the others have words."""
        if self.kind is not Kind.TEXT:
            return ()
        return tuple(Form) if self.document or self.boost != 1.0 else (Form.WORDS,)

    def form(self, form: Form) -> str:
        return f"{self.name}{form}"


@dataclass(frozen=True)
class Fields:
    by_name: Mapping[str, Field]

    @property
    def document(self) -> Field:
        return next(field for field in self.by_name.values() if field.document)

    @property
    def searched(self) -> tuple[Field, ...]:
        """Where a person's words are looked for."""
        return tuple(field for field in self.by_name.values() if Form.PAIRS in field.forms)

    def exact(self, name: str) -> Field | None:
        """The field that holds the untouched values of this one."""
        for candidate in (name, f"{name}_exact"):
            field = self.by_name.get(candidate)
            if field and field.kind not in (Kind.TEXT, Kind.EDGES, Kind.PIECES, Kind.STORED):
                return field
        return None

    def fingerprint(self) -> str:
        """Names the layout of an index: another fingerprint needs another index."""
        described = sorted(
            f"{f.name} {f.kind} {f.document} {f.forms} {f.stored}" for f in self.by_name.values()
        )
        text = "\n".join([str(LAYOUT), analysis.fingerprint(), *described])
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_fields(searchfields: Iterable[Any]) -> Fields:
    """From haystack's unified index; the three fields of an object's identity are always there."""
    fields = {name: Field(name, Kind.EXACT, stored=False) for name in IDENTITY}
    for field in searchfields:
        fields[field.index_fieldname] = Field(
            name=field.index_fieldname,
            kind=_kind(field),
            boost=float(field.boost),
            document=bool(field.document),
            stored=bool(field.stored) and not getattr(field, "facet_for", None),
        )
    return Fields(fields)


def _kind(field: Any) -> Kind:
    if not field.indexed:
        return Kind.STORED
    plain = _KINDS.get(field.field_type, Kind.TEXT)
    is_facet = hasattr(field, "facet_for")
    return Kind.EXACT if is_facet and plain is Kind.TEXT else plain
