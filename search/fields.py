"""What the index is made of: haystack's fields, read once into kinds that an engine understands."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from haystack.constants import DJANGO_CT, DJANGO_ID, ID

from search import analysis
from search.parameters import SUGGESTED

LAYOUT = 5  # grows when an engine writes the same fields differently


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
    STEMS = "__stems"
    BEGINNINGS = "__begin"


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

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The document, which decides, has all; what is boosted most of them; what is suggested its beginnings."""
        if self.kind is not Kind.TEXT:
            return ()
        found = [Form.WORDS]
        if self.document or self.boost != 1.0:
            found += [Form.PAIRS, Form.FOLDED]
        if self.document:
            found.append(Form.STEMS)
        if self.name in SUGGESTED.values():
            found.append(Form.BEGINNINGS)
        return tuple(found)

    def form(self, form: Form) -> str:
        return f"{self.name}{form}"


@dataclass(frozen=True)
class Fields:
    by_name: Mapping[str, Field]

    @cached_property
    def document(self) -> Field:
        return next(field for field in self.by_name.values() if field.document)

    @cached_property
    def searched(self) -> tuple[Field, ...]:
        """Where a person's words are looked for: first the document, which decides, then what lifts it."""
        lifting = (f for f in self.by_name.values() if Form.PAIRS in f.forms and not f.document)
        return (self.document, *lifting)

    @cached_property
    def suggested(self) -> dict[str, Field]:
        """The fields of this index in which what is being typed is completed, by kind of suggestion."""
        found = {kind: self.by_name.get(name) for kind, name in SUGGESTED.items()}
        return {kind: f for kind, f in found.items() if f and Form.BEGINNINGS in f.forms}

    @cached_property
    def dates(self) -> frozenset[str]:
        return frozenset(field.name for field in self.by_name.values() if field.kind is Kind.DATE)

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """Those whose values come back with a hit; an object's identity is kept by other ways."""
        return tuple(f.name for f in self.by_name.values() if f.stored and f.name not in IDENTITY)

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
