"""The neutral description of a resource: everything that enters becomes one, everything that leaves is made from one."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class RecordCreator:
    name: str
    role: str = "author"
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """Size in bytes; digest is SHA-256 in hexadecimal; license is an id and None when it is the record's."""

    name: str
    role: str = "main"
    media_type: str = "application/octet-stream"
    size: int = 0
    digest: str = ""
    language: str = ""
    license: str | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class RecordSource:
    """A work that this one was made from or contains; use is unmodified, excerpt, translated or adapted."""

    title: str
    url: str = ""
    creator: str = ""
    license: str | None = None
    license_text: str = ""
    use: str = "adapted"
    changes: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Texts are by BCP 47 tag; before `available_from` files have no url; duration is in seconds; licenses are ids like "by-sa/4.0"; subjects are ISCED-F codes."""

    titles: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    accessibility: dict[str, list[str] | str] = field(default_factory=dict)
    creators: tuple[RecordCreator, ...] = ()
    publisher: str = ""
    institution: str = ""
    date_created: str = ""
    duration: int | None = None
    link: str = ""
    license: str | None = None
    license_text: str = ""
    files: tuple[RecordFile, ...] = ()
    sources: tuple[RecordSource, ...] = ()
    id: str = ""
    url: str = ""
    version: int = 1
    available_from: date | None = None
    published: datetime | None = None
    updated: datetime | None = None

    @property
    def title(self) -> str:
        for tag in self.languages[:1]:
            if tag in self.titles:
                return self.titles[tag]
        return next(iter(self.titles.values()), "")

    @property
    def description(self) -> str:
        for tag in self.languages[:1]:
            if tag in self.descriptions:
                return self.descriptions[tag]
        return next(iter(self.descriptions.values()), "")
