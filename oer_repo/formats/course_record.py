"""The neutral description of a course: what every export of it is written from, and nothing else."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from licensing import registry
from licensing.attribution import Work
from licensing.license import License


class Opened(Protocol):
    """Bytes being read; whoever opened them closes them."""

    def read(self, size: int = -1, /) -> bytes: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class CourseFile:
    """Bytes of a part. `digest` is SHA-256 in hexadecimal; `license` is an id, "" where nobody has said one.

    `render` gives the file as clean HTML, for kinds that are text to be read; `url` is where it is to be had here.
    """

    name: str
    media_type: str
    size: int
    digest: str
    open: Callable[[], Opened] = field(repr=False, compare=False)
    license: str = ""
    role: str = "main"
    language: str = ""
    url: str = ""
    render: Callable[[], str] | None = field(default=None, repr=False, compare=False)

    @property
    def kind(self) -> str:
        """image, audio, video, text …"""
        return self.media_type.partition("/")[0]


@dataclass(frozen=True, slots=True)
class CoursePart:
    """Files, text written in place (`html`, cleaned), something elsewhere (`url`), or several of these together.

    `id` stays the same for as long as the part exists. `how` is a word of licensing.How, `changes` what was changed for
    this course. `works` are to be credited, the part itself first; none for what the course's own people wrote. `page`
    is the address of the resource here, `url` of what is elsewhere. `licenses` are the ids of all licenses inside, its
    own first; "" stands for one that is not known. `lost` are codes of what could not even come this far.
    """

    id: str
    title: str
    language: str = ""
    html: str = ""
    files: tuple[CourseFile, ...] = ()
    url: str = ""
    page: str = ""
    works: tuple[Work, ...] = ()
    licenses: tuple[str, ...] = ()
    license_text: str = ""
    how: str = "unmodified"
    changes: str = ""
    portion: str = ""
    institution: str = ""
    verdict: str = "allowed"
    lost: tuple[str, ...] = ()

    @property
    def license(self) -> License | None:
        return registry.get(self.licenses[0]) if self.licenses and self.licenses[0] else None


@dataclass(frozen=True, slots=True)
class CourseUnit:
    """A lesson: what is opened at once."""

    id: str
    title: str
    parts: tuple[CoursePart, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseSection:
    """A chapter or a week."""

    id: str
    title: str
    units: tuple[CourseUnit, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseOverride:
    """Somebody with a name decided to go on although a finding forbids it, and said why."""

    by: str
    reason: str
    made: datetime


@dataclass(frozen=True, slots=True)
class CourseRights:
    """What the license engine said: `question` and `answer` in the words of `license check`, `owners` the part's id of
    each input of the question, `rules` the edition of the rules that answered."""

    verdict: str = "allowed"
    rules: str = ""
    checked: datetime | None = None
    question: Mapping[str, Any] = field(default_factory=dict)
    answer: Mapping[str, Any] = field(default_factory=dict)
    owners: tuple[str, ...] = ()
    overrides: tuple[CourseOverride, ...] = ()

    @property
    def goes_out(self) -> bool:
        """Forbidden findings keep a course inside the team, unless somebody with a name decided otherwise."""
        return self.verdict != "forbidden" or bool(self.overrides)


@dataclass(frozen=True, slots=True)
class CourseRecord:
    """`license` is the id of the course's own license, "" where it has none; `html` its description, cleaned."""

    id: str
    title: str
    url: str = ""
    language: str = ""
    html: str = ""
    description: str = ""
    license: str = ""
    institutions: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sections: tuple[CourseSection, ...] = ()
    rights: CourseRights = field(default_factory=CourseRights)
    site: str = ""
    updated: datetime | None = None

    @property
    def licensed(self) -> License | None:
        return registry.get(self.license) if self.license else None

    def units(self) -> Iterator[CourseUnit]:
        for section in self.sections:
            yield from section.units

    def parts(self) -> Iterator[CoursePart]:
        """In the order in which they are taught."""
        for unit in self.units():
            yield from unit.parts
