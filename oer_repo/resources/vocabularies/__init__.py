"""The vocabularies that describe resources: data files, and pure functions that read them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FOLDER = Path(__file__).parent


class UnknownSchemeError(LookupError):
    """Somebody asked for a vocabulary that is not among the data files."""

    def __init__(self, name: str) -> None:
        known = ", ".join(_names())
        super().__init__(f"There is no vocabulary called {name!r}. Use one of: {known}.")
        self.name = name


@dataclass(frozen=True, slots=True)
class Concept:
    id: str
    """The short notation that the database stores."""
    uri: str
    labels: Mapping[str, str]
    broader: str | None = None
    ours: frozenset[str] = frozenset()
    """Languages whose label is our own translation, not the publisher's."""
    details: Mapping[str, str] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """The label in this language, else its base language, else English, else the id."""
        for tag in (language, *_shorter(language), "en"):
            if tag in self.labels:
                return self.labels[tag]
        return self.id


@dataclass(frozen=True, slots=True)
class Scheme:
    name: str
    title: str
    uri: str
    source: str
    license: str
    retrieved: str
    concepts: tuple[Concept, ...]


@cache
def schemes() -> tuple[Scheme, ...]:
    return tuple(scheme(name) for name in _names())


@cache
def scheme(name: str) -> Scheme:
    if name not in _names():
        raise UnknownSchemeError(name)
    data = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Scheme(
        name=data["scheme"],
        title=data["title"],
        uri=data["uri"],
        source=data["source"],
        license=data["license"],
        retrieved=data["retrieved"],
        concepts=tuple(_concept(entry) for entry in data["concepts"]),
    )


def concept(name: str, id: str) -> Concept | None:
    return _by_id(name).get(id)


def label(name: str, id: str, language: str = "en") -> str:
    """A label for people; an id we do not know is shown as it is, for old data must stay readable."""
    found = concept(name, id)
    return found.label(language) if found else id


@cache
def labels_with_broader(name: str, id: str) -> tuple[str, ...]:
    """Every label of a concept and of all that is broader, in every language: what people may call it."""
    found: dict[str, None] = {}
    at = concept(name, id)
    while at:
        found |= dict.fromkeys(at.labels.values())
        at = concept(name, at.broader) if at.broader else None
    return tuple(found)


@cache
def fingerprint() -> str:
    """Changes with every change of a data file."""
    content = hashlib.sha256(b"".join((_FOLDER / f"{name}.json").read_bytes() for name in _names()))
    return content.hexdigest()[:10]


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.json")))


@cache
def _by_id(name: str) -> Mapping[str, Concept]:
    return MappingProxyType({found.id: found for found in scheme(name).concepts})


def _concept(entry: dict[str, Any]) -> Concept:
    return Concept(
        id=entry["id"],
        uri=entry["uri"],
        labels=MappingProxyType(entry["labels"]),
        broader=entry["broader"],
        ours=frozenset(entry.get("ours", ())),
        details=MappingProxyType(entry.get("details", {})),
    )


def _shorter(tag: str) -> list[str]:
    """zh-Hant-TW → zh-Hant, zh: the fallback of RFC 4647, section 3.4."""
    parts = tag.split("-")
    return ["-".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]
