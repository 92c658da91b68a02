"""Office documents through LibreOffice, as a PDF of their first page: for the process that draws (render_preview.py),
whose limits hold for LibreOffice too. Standard library only, no Django."""

import json
import os
import shutil
import subprocess
from pathlib import Path

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
# Media type → LibreOffice's filters to read it and to write it. Named, so that it takes no file for another kind.
FILTERS = {
    f"{_OOXML}wordprocessingml.document": ("MS Word 2007 XML", "writer_pdf_Export"),
    f"{_OOXML}presentationml.presentation": ("Impress MS PowerPoint 2007 XML", "impress_pdf_Export"),
    f"{_OOXML}presentationml.slideshow": ("Impress MS PowerPoint 2007 XML AutoPlay", "impress_pdf_Export"),
    f"{_OOXML}spreadsheetml.sheet": ("Calc MS Excel 2007 XML", "calc_pdf_Export"),
    f"{_ODF}text": ("writer8", "writer_pdf_Export"),
    f"{_ODF}presentation": ("impress8", "impress_pdf_Export"),
    f"{_ODF}spreadsheet": ("calc8", "calc_pdf_Export"),
    "application/msword": ("MS Word 97", "writer_pdf_Export"),
    "application/vnd.ms-powerpoint": ("MS PowerPoint 97", "impress_pdf_Export"),
    "application/vnd.ms-excel": ("MS Excel 97", "calc_pdf_Export"),
    "application/rtf": ("Rich Text Format", "writer_pdf_Export"),
}
FIRST_PAGE = json.dumps({"PageRange": {"type": "string", "value": "1"}}, separators=(",", ":"))
OPTIONS = ("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault")
# What a document links to, on a disk or elsewhere, is not fetched; nothing in it runs.
SAFE = {
    "BlockUntrustedRefererLinks": "true",
    "DisableMacrosExecution": "true",
    "DisableActiveContent": "true",  # of LibreOffice 24.2 and later; earlier ones pass over it
    "MacroSecurityLevel": "3",
}


def first_page(media_type: str, source: Path) -> Path:
    """A PDF beside `source`. Raises RuntimeError where LibreOffice is not there or cannot read the file."""
    program = shutil.which("soffice")
    if program is None:
        raise RuntimeError("LibreOffice is not installed on this server")
    profile, out = source.with_name("profile"), source.with_name("pdf")
    write_settings(profile)
    reading, writing = FILTERS[media_type]
    how = [f"-env:UserInstallation={profile.as_uri()}", *OPTIONS, f"--infilter={reading}"]
    what = ["--convert-to", f"pdf:{writing}:{FIRST_PAGE}", "--outdir", str(out), str(source)]
    environment = {
        **os.environ,
        "TMPDIR": str(source.parent),
    }  # what a killed LibreOffice leaves goes with the rest
    done = subprocess.run([program, *how, *what], capture_output=True, check=False, env=environment)  # noqa: S603
    written = out / f"{source.stem}.pdf"
    if not written.exists():
        raise RuntimeError(f"LibreOffice cannot read it (exit {done.returncode})")
    return written


def write_settings(profile: Path) -> None:
    """A profile of its own, for this one file."""
    items = "".join(
        '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for name, value in SAFE.items()
    )
    folder = profile / "user"
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )
