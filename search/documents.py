"""One object's data, analysed: plain values that any engine can take and that travel between processes."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from haystack.constants import ID

from search.analysis import LONGEST_LABEL, runs, storable, storable_as_it_is
from search.analysis import terms as cut
from search.beginnings import beginnings
from search.fields import Field, Fields, Form, Kind
from search.query import moment
from search.stems import stemmable, stems

SHORTEST_PIECE, LONGEST_PIECE = 2, 15
BEYOND_LATIN = "\u0250"  # what Snowball's stemmers know begins before
INTEGERS = range(-(2**63), 2**63)
ANALYSED = (Kind.TEXT, Kind.EDGES, Kind.PIECES)

_DECODER = json.JSONDecoder()

Value = str | int | float | bool | datetime


Terms = Mapping[str, list[str]]
Values = Mapping[str, list[Value]]


@dataclass(frozen=True)
class Document:
    """`terms`: field and form → one text of terms for each value; `values`: field → whole values; `stored`: JSON;
    `digest`: of everything that the index has of the object."""

    id: str
    terms: Terms
    values: Values
    stored: str
    digest: str


def digest_of(unstored: Sequence[str], values: Values, stored: str) -> str:
    """Of what the terms are made from: the same analysis makes the same of it, and another has another index."""
    parts = [*unstored, repr(sorted(values.items())), stored]
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def analysed(fields: Fields, data: Mapping[str, Any]) -> Document:
    """What a haystack index prepared from one object."""
    languages = stemmable(str(value) for value in values_of(data.get("language")))
    terms: dict[str, list[str]] = {}
    values: dict[str, list[Value]] = {}
    unstored = [*languages]
    for name, field in fields.by_name.items():
        found, kind = values_of(data.get(name)), field.kind
        if not found or kind is Kind.STORED:
            continue
        if kind in ANALYSED:
            said = [str(value) for value in found]
            _add(terms, field, said, languages)
            if not field.stored:
                unstored += [name, *said]
        else:
            values[name] = [_WHOLE[kind](value) for value in found]
    kept = {name: value for name in fields.kept if (value := data.get(name)) is not None}
    stored = _as_text(kept)
    return Document(str(data[ID]), terms, values, stored, digest_of(unstored, values, stored))


def read_stored(stored: str | bytes, fields: Fields) -> dict[str, Any]:
    """The stored fields as they were: moments and days come back as such."""
    text = stored.decode() if isinstance(stored, bytes) else stored
    kept: dict[str, Any] = _DECODER.raw_decode(text)[0] if text else {}
    for name in fields.dates & kept.keys():
        value = kept[name]
        if isinstance(value, str):
            kept[name] = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    return kept


def identity_of(document_id: str) -> tuple[str, str]:
    """`app.model` and primary key from haystack's identifier; a key may itself have points in it."""
    app, model, pk = document_id.split(".", 2)
    return f"{app}.{model}", pk


def values_of(value: Any) -> Collection[Any]:
    """One value, several or none; the same value twice is one."""
    if value is None:
        return ()
    if type(value) is str:  # most are: ahead of what takes longer to ask
        return (value,)
    if isinstance(value, str | bytes | int) or not isinstance(value, Iterable):
        return (value,)
    return dict.fromkeys(item for item in value if item is not None)


def edges(word: str) -> list[str]:
    return [word[:size] for size in range(1, min(len(word), LONGEST_PIECE) + 1)]


def pieces(word: str) -> list[str]:
    longest = min(len(word), LONGEST_PIECE)
    starts = range(len(word))
    found = [word[at : at + size] for at in starts for size in range(SHORTEST_PIECE, longest + 1)]
    return list(dict.fromkeys([word, *(piece for piece in found if len(piece) >= SHORTEST_PIECE)]))


def _add(terms: dict[str, list[str]], field: Field, said: Sequence[str], languages: tuple[str, ...]) -> None:
    for text in said:
        if field.kind is Kind.TEXT:
            _add_text(terms, field, text, languages)
        else:
            _add_parts(terms, field, text)


def _add_text(terms: dict[str, list[str]], field: Field, text: str, languages: tuple[str, ...]) -> None:
    spoken = languages if Form.STEMS in field.forms else ()
    for name, said in (_of_label if len(text) <= LONGEST_LABEL else _of_text)(field, text, spoken):
        terms.setdefault(name, []).append(said)


def _of_text(field: Field, text: str, languages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each form's name in the engine and its terms as one text; only the words may be none."""
    forms, found = field.forms, cut(text)
    others: dict[Form, Sequence[str]] = {}
    if Form.PAIRS in forms:
        others[Form.PAIRS], others[Form.FOLDED] = found.pairs, found.folded
    if Form.STEMS in forms:
        others[Form.STEMS] = stems([word for word in found.words if word < BEYOND_LATIN], languages)
    if Form.BEGINNINGS in forms:
        others[Form.BEGINNINGS] = beginnings(text)
    said = ((field.form(form), " ".join(some)) for form, some in others.items() if some)
    return ((field.name, " ".join(found.words)), *said)


_of_label = lru_cache(20_000)(
    _of_text
)  # names, and labels of subjects in every language, return in many documents


def _add_parts(terms: dict[str, list[str]], field: Field, text: str) -> None:
    parts = edges if field.kind is Kind.EDGES else pieces
    found = [part for run in runs(text) for word in run.words for part in parts(word)]
    if found:
        terms.setdefault(field.name, []).append(" ".join(dict.fromkeys(found)))


def _exact(value: Any) -> str:
    return storable(str(value))


_WHOLE: Mapping[Kind, Callable[[Any], Value]] = {
    Kind.EXACT: _exact,
    Kind.INTEGER: int,
    Kind.FLOAT: float,
    Kind.BOOLEAN: bool,
    Kind.DATE: moment,
}


def _as_text(kept: Mapping[str, Any]) -> str:
    """Letters as they are: half as long for most scripts as their numbers would be."""
    text = _ENCODER.encode(kept)
    return text if storable_as_it_is(text) else json.dumps(kept, default=_as_json)


def _as_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Iterable):
        return list(value)
    return float(value) if isinstance(value, Decimal) else str(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_as_json)
