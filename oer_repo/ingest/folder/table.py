"""A table of works: one line each, as a spreadsheet saves it (CSV, UTF-8, a heading on top)."""

import csv
from dataclasses import replace
from pathlib import Path

from django.utils.translation import gettext as _

from oer_repo.ingest.folder.work import CannotBring, Work, files_below

NEEDED = "files"
TEXTS = ("title", "license", "language", "description")
LISTS = ("creators", "keywords", "sources")


def read_table(path: Path, usual: Work) -> list[Work]:
    """What a line leaves empty is as in `usual`. Files are found from the folder of the table; `;` stands between several."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            refuse_unknown(path, list(reader.fieldnames or []))
            works = [work_of(row, path, reader.line_num, usual) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CannotBring(f"{path}: {error}") from error
    if not works:
        raise CannotBring(_("%(path)s has a heading and no line.") % {"path": path})
    return works


def refuse_unknown(path: Path, columns: list[str]) -> None:
    known = (NEEDED, *TEXTS, *LISTS)
    strange = [name for name in columns if name not in known]
    if strange or NEEDED not in columns:
        raise CannotBring(
            _("%(path)s: the columns are %(known)s, and “files” must be there. Not known: %(strange)s.")
            % {"path": path, "known": ", ".join(known), "strange": ", ".join(strange) or "-"}
        )


def work_of(row: dict[str, str], path: Path, line: int, usual: Work) -> Work:
    if None in row:
        raise CannotBring(
            _("%(path)s, line %(line)d: more cells than columns.") % {"path": path, "line": line}
        )
    cells = {name: (text or "").strip() for name, text in row.items()}
    names = parted(cells.pop(NEEDED))
    try:
        if not names:
            raise CannotBring(_("no file is named."))
        files = files_below([path.parent / name for name in names])
    except CannotBring as error:
        raise CannotBring(
            _("%(path)s, line %(line)d: %(problem)s") % {"path": path, "line": line, "problem": error}
        ) from error
    texts = {name: cells[name] for name in TEXTS if cells.get(name)}
    lists = {name: parted(cells[name]) for name in LISTS if cells.get(name)}
    return replace(usual, files=tuple(files), **texts, **lists)  # type: ignore[arg-type]


def parted(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
