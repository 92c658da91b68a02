"""All files of a version as one ZIP, with the credit and the description beside them; streamed, nothing on disk."""

import io
import json
import zipfile
from collections.abc import Iterator

from oer_repo.formats import schema_org
from oer_repo.resources.credit import credit_of
from oer_repo.resources.describe import describe
from oer_repo.resources.models import File, Version
from storage.store import CHUNK

# The same version gives the same bytes, whenever it is asked for.
EPOCH = (1980, 1, 1, 0, 0, 0)


class Outlet(io.RawIOBase):
    """What zipfile writes into, emptied after each piece: so the archive is never whole in memory."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.pieces.append(bytes(data))
        return len(data)

    def emptied(self) -> bytes:
        taken, self.pieces = b"".join(self.pieces), []
        return taken


def bundle(version: Version, language: str = "en") -> Iterator[bytes]:
    """The archive piece by piece. Files are stored as they are: most kinds are compressed already."""
    outlet = Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for name, text in texts_of(version, language).items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), text)
            yield outlet.emptied()
        for file in version.files.select_related("blob"):
            yield from file_pieces(archive, outlet, file)
    yield outlet.emptied()


def file_pieces(archive: zipfile.ZipFile, outlet: Outlet, file: File) -> Iterator[bytes]:
    entry = zipfile.ZipInfo(f"files/{file.name}", EPOCH)
    entry.file_size = file.blob.size
    with file.blob.open() as source, archive.open(entry, "w") as target:
        while chunk := source.read(CHUNK):
            target.write(chunk)
            yield outlet.emptied()
    yield outlet.emptied()


def texts_of(version: Version, language: str) -> dict[str, str]:
    """In a folder of their own, so that they never meet a file of the same name."""
    credit = credit_of(version, language)
    return {
        "about/CREDIT.txt": credit.text + "\n",
        "about/CREDIT.html": f'<!doctype html><meta charset="utf-8"><title>Credit</title>{credit.html}\n',
        "about/metadata.jsonld": json.dumps(schema_org.write(describe(version)), ensure_ascii=False, indent=2)
        + "\n",
    }
