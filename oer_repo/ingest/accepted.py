"""What is taken in: no programs, and no archive that a careful person would not open."""

import re
from pathlib import PurePath

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oer_repo.ingest.errors import NotTaken
from oer_repo.resources.actions.add_file import safe_name
from storage.archives import flaw_in
from storage.archives.limits import DEEPEST, MOST_ENTRIES
from storage.models import Blob
from storage.reading import open_seekable
from storage.stores import default_store

# Programs, by what their bytes are …
PROGRAMS = {
    "application/vnd.microsoft.portable-executable",
    "application/x-dosexec",
    "application/x-executable",
    "application/x-mach-binary",
    "application/x-ms-shortcut",
    "application/x-msdownload",
    "application/x-msi",
    "application/x-pie-executable",
    "application/x-sharedlib",
}
# … and by their names: what a double click on Windows runs, whatever is in it.
RUN_BY_NAME = re.compile(
    r"\.(bat|chm|cmd|com|cpl|dll|exe|hta|inf|jse|lnk|msi|msp|pif|ps1|reg|scf|scr|vbe|vbs|wsf|wsh)",
    re.IGNORECASE,
)

READ_AT_ONCE = 2 * 1024**2  # an archive is read from end to end

WORDS = {
    "absolute": gettext_lazy("“%(entry)s” in it would be written outside the folder it is unpacked into (its name is a whole path)."),
    "broken": gettext_lazy("It cannot be unpacked: it is cut off or damaged."),
    "bomb": gettext_lazy("It unpacks to far more than its size (100 times, or 20 GiB)."),
    "climbing": gettext_lazy("“%(entry)s” in it would be written outside the folder it is unpacked into (“..” in its name)."),
    "deep": gettext_lazy("Archives stand in archives in it, more than %(deepest)d deep (%(entry)s)."),
    "duplicate": gettext_lazy("“%(entry)s” is in it more than once, so that nobody can say which is meant."),
    "encrypted": gettext_lazy("“%(entry)s” in it needs a password. Nobody could use it, and no scanner could look into it."),
    "entries": gettext_lazy("It holds more than %(entries)d files, or a list of contents of more than 6 MiB."),
    "link": gettext_lazy("“%(entry)s” in it is a link or a device, not a file."),
    "method": gettext_lazy("“%(entry)s” in it is compressed in a way that many programs cannot read."),
    "name": gettext_lazy("The name “%(entry)s” in it has control characters, marks that turn the reading direction, or more than 1,000 letters."),
    "overlap": gettext_lazy("“%(entry)s” in it shares its bytes with another file: so are archives made that fill disks."),
    "unknown": gettext_lazy("7-Zip and RAR archives are not taken, because not everybody can open them."),
}  # fmt: skip


def refuse_unless_accepted(blob: Blob, name: str) -> None:
    """Raises NotTaken. The bytes are kept already and are collected like all that nothing points to."""
    if blob.media_type in PROGRAMS or RUN_BY_NAME.fullmatch(PurePath(safe_name(name)).suffix):
        raise NotTaken(
            "program",
            _(
                "“%(name)s” is a program, and programs are not taken: they could harm whoever opens them. "
                "Give the source text, or the web address where it can be had."
            )
            % {"name": name},
        )
    refuse_flawed_archive(blob)


def refuse_flawed_archive(blob: Blob) -> None:
    with open_seekable(default_store(), blob.digest, READ_AT_ONCE) as file:
        flaw = flaw_in(file, blob.size)
    if flaw is None:
        return
    facts = {"entry": flaw.entry, "deepest": DEEPEST, "entries": MOST_ENTRIES}
    advice = _("Pack it again, as an ordinary ZIP.")
    raise NotTaken(
        f"archive_{flaw.rule}",
        f"{_('This archive is not taken.')} {WORDS[flaw.rule] % facts} {advice}",
    )
