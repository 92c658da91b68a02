"""Names inside a package: plain letters, so that no program, disk or address trips over them."""

import re
import unicodedata
from collections.abc import Iterable

from oer_repo.formats.course_record import CourseFile, CoursePart

LONGEST = 80
DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}


def plain_name(name: str, fallback: str) -> str:
    """ASCII letters, digits, dots, hyphens; what has none of them left is called by the fallback."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    kept = plain(stem)[:LONGEST] or fallback
    kind = plain(ending)[:12].lower()
    return f"{kept}.{kind}" if kind else kept


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")


def file_names(files: Iterable[CourseFile]) -> dict[str, str]:
    """The name of each file in its folder by its own name."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for place, file in enumerate(files, start=1):
        names[file.name] = untaken(plain_name(file.name, f"file-{place}"), place, taken)
    return names


def untaken(name: str, place: int, taken: set[str]) -> str:
    """The name, numbered where it would meet another on a disk for which case does not count, or a device of Windows."""
    while name.casefold() in taken or name.partition(".")[0].strip().casefold() in DEVICES:
        name = f"{place}-{name}"
    taken.add(name.casefold())
    return name


def paths_of(part: CoursePart, folder: str = "files") -> dict[str, str]:
    """Where each file of the part is in the package, by its own name."""
    return {name: f"{folder}/{part.id}/{inside}" for name, inside in file_names(part.files).items()}
