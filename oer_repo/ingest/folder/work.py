"""One work as a curator states it: files on this disk, and what is said of them."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from licensing import License, identify, registry
from licensing.errors import UnknownLicense
from oer_repo.formats.record import Record, RecordCreator, RecordFile


class CannotBring(Exception):
    """What was asked for cannot be done; the text says what to change."""


@dataclass(frozen=True, slots=True)
class Work:
    """`license` is a statement in any words that `identify` reads; `language` a BCP 47 tag."""

    files: tuple[Path, ...]
    title: str
    license: str
    creators: tuple[str, ...] = ()
    language: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()


def record_of(work: Work, *, keep_unclear: bool) -> Record:
    """Raises CannotBring for a license statement that is not exactly one license, unless it may stay unclear."""
    license = license_of(work.license)
    if not license and not keep_unclear:
        raise CannotBring(unclear(work.license))
    tag = work.language or "en"
    return Record(
        titles={tag: work.title},
        descriptions={tag: work.description} if work.description else {},
        languages=(work.language,) if work.language else (),
        keywords=work.keywords,
        creators=tuple(RecordCreator(name) for name in work.creators),
        license=license.id if license else None,
        license_text=work.license,
        files=tuple(RecordFile(path.name) for path in work.files),
    )


def license_of(statement: str) -> License | None:
    """By its id in our table, or by any words that mean exactly one."""
    try:
        return registry.get(statement)
    except UnknownLicense:
        return identify(statement).license


def unclear(statement: str) -> str:
    candidates = [one.id for one in identify(statement).candidates]
    said = _("“%(statement)s” is not exactly one license, and none is guessed.") % {"statement": statement}
    if candidates:
        said += " " + _("It may be: %(names)s.") % {"names": ", ".join(candidates[:8])}
    return (
        said
        + " "
        + _("Name it as in “by-sa/4.0”, or keep the statement in a draft with --keep-unclear-license.")
    )


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
