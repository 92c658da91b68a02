"""Names inside a package: plain letters, so that no program, disk or address trips over them."""

import re
import unicodedata
from collections.abc import Iterable

from oer_repo.formats.course_record import CourseFile, CoursePart

LONGEST = 80


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
    """The name of each file in its folder by its own name, no two alike even where case does not count."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for place, file in enumerate(files, start=1):
        name = plain_name(file.name, f"file-{place}")
        if name.lower() in taken:
            name = f"{place}-{name}"
        taken.add(name.lower())
        names[file.name] = name
    return names


def paths_of(part: CoursePart, folder: str = "files") -> dict[str, str]:
    """Where each file of the part is in the package, by its own name."""
    return {name: f"{folder}/{part.id}/{inside}" for name, inside in file_names(part.files).items()}
