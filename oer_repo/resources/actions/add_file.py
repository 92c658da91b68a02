"""Put bytes that the store keeps into a draft, under a name."""

import re
import unicodedata
from pathlib import PurePath
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from oer_repo.accounts.roles import Person
from oer_repo.resources import validation
from oer_repo.resources.errors import Finding, Invalid
from oer_repo.resources.locking import locked_draft, save_draft
from oer_repo.resources.models import File, FileRole, Version
from storage.models import Blob

# Control characters, and marks that turn the reading direction ("exe.fdp" shown as "pdf.exe").
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff/\\\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
MOST_FILES = 1000


def add_file(
    *,
    version_id: UUID,
    by: Person,
    blob: Blob,
    name: str,
    role: str = FileRole.MAIN,
    language: str = "",
    revision: int | None = None,
) -> File:
    """The new file, last in order. A name that is taken gets a number: "map.pdf" becomes "map (2).pdf"."""
    if role not in FileRole.values:
        raise Invalid(
            [Finding("role", _("Give one of: %(roles)s.") % {"roles": ", ".join(FileRole.values)}, "role")]
        )
    if language and (findings := list(validation.languages("language", [language]))):
        raise Invalid(findings)
    with transaction.atomic():
        version = locked_draft(version_id, by=by, revision=revision)
        position = version.files.count()
        if position >= MOST_FILES:
            raise Invalid(
                [Finding("too_many_files", _("A resource has at most 1,000 files: pack them."), "file")]
            )
        file = File.objects.create(
            version=version,
            blob=blob,
            position=position,
            name=free_name(version, safe_name(name)),
            role=role,
            language=language,
        )
        save_draft(version)
    return file


def safe_name(name: str) -> str:
    """The last part of a path, without what a browser, a shell or an eye would misread."""
    cleaned = UNSAFE.sub("", unicodedata.normalize("NFC", name).replace("\\", "/").split("/")[-1]).strip(" .")
    return shortened(cleaned) or "file"


def shortened(name: str) -> str:
    """At most 180 characters and 240 bytes of UTF-8 (file systems stop at 255), the ending kept."""
    suffix = PurePath(name).suffix[:20]
    stem = name[: len(name) - len(PurePath(name).suffix)][:160]
    while len((stem + suffix).encode()) > 240:
        stem = stem[:-1]
    return stem + suffix


def free_name(version: Version, name: str) -> str:
    taken = set(version.files.values_list("name", flat=True))
    path, candidate, number = PurePath(name), name, 1
    while candidate in taken:
        number += 1
        candidate = f"{path.stem} ({number}){path.suffix}"
    return candidate
