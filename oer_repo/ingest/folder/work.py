"""One work as a curator states it: files on this disk, and what is said of them."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _


class CannotBring(Exception):
    """What was asked for cannot be done; the text says what to change."""


@dataclass(frozen=True, slots=True)
class Work:
    """`license` is a statement in any words that `identify` reads; `language` a BCP 47 tag; `sources` as source.py reads them."""

    files: tuple[Path, ...]
    title: str
    license: str
    creators: tuple[str, ...] = ()
    language: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def refuse_unreadable(work: Work) -> None:
    """Before anything is written: every file is there, can be read, and has a name of its own."""
    for path in work.files:
        try:
            path.open("rb").close()
        except OSError as error:
            raise CannotBring(f"{path}: {error.strerror}") from error
    twice = [name for name, count in Counter(path.name for path in work.files).items() if count > 1]
    if twice:
        raise CannotBring(_("Two files have the same name: %(name)s. Rename one.") % {"name": twice[0]})


def files_below(paths: list[Path]) -> list[Path]:
    """Folders are what lies in them, in the order of their names; what is hidden stays out."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(one for one in path.rglob("*") if one.is_file())
        found += [one for one in inside if not any(part[0] == "." for part in one.relative_to(path).parts)]
    if not found:
        raise CannotBring(_("There is no file in %(paths)s.") % {"paths": ", ".join(map(str, paths))})
    return found
