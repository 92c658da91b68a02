"""What every package is: entries with a path and bytes, in an order that is always the same, and what it could not carry."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from oer_repo.formats.course_record import CourseFile, CourseRecord

Content = bytes | CourseFile | Callable[[], bytes]

# English, ready to be keys of a translation catalogue with `data`.
WHY = {
    "withdrawn": "Its author took it back: its credit stays, its files are not handed out any more.",
    "damaged": "A stored file is damaged or withheld (its own page says why) and was left out.",
    "portion_not_cut": "Only {portion} is meant; the package carries the whole, and says so beside it.",
    "linked": "It is on another site: the package carries the link, and needs the network there.",
    "thin": "The files stay where they are: the package carries links, and needs the network.",
    "license_field_one": "The format has room for one license for each part; the others are in rights.json and the credits.",
    "license_not_cc": "The format names Creative Commons licenses only; this one is in the text and in rights.json.",
    "license_port": "The format knows no ports: {license} is there without its country.",
    "too_long_here": "The platform holds no text as long as this one in a block: it is beside it as a page.",
    "embargo": "Its files are not available yet: the package has its credit and a link. Make the package again later.",
    "too_large_here": "The platform takes no file as large as this one ({size}): the package links to it.",
}


@dataclass(frozen=True, slots=True)
class NotCarried:
    """What a package could not carry of a part, and why."""

    code: str
    part: str
    title: str
    data: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        return WHY[self.code].format(**dict(self.data))


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a package; content that must be made is made when its turn comes."""

    path: str
    content: Content

    def bytes_of(self) -> bytes:
        """Of what is made here; files of the course are read in pieces instead."""
        assert not isinstance(self.content, CourseFile)
        return self.content if isinstance(self.content, bytes) else self.content()


@dataclass(frozen=True, slots=True)
class Package:
    """`entries` can be walked once; `lost` is known before."""

    entries: Iterable[Entry]
    lost: tuple[NotCarried, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """`language` is that of the credits and of the words around them; a thin package links to files."""

    language: str = "en"
    thin: bool = False


def lost_everywhere(record: CourseRecord) -> Iterator[NotCarried]:
    """What no package can carry."""
    for part in record.parts():
        yield from (NotCarried(code, part.id, part.title) for code in part.lost)
        if part.portion and part.files:
            yield NotCarried("portion_not_cut", part.id, part.title, (("portion", part.portion),))
        if part.url and part.url != part.page:
            yield NotCarried("linked", part.id, part.title)
