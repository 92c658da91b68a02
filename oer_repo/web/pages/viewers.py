"""How a file is shown in the page before anybody downloads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.urls import reverse

from oer_repo.accounts.roles import Person
from oer_repo.ingest.models import Preview
from oer_repo.resources.html import safe_html
from oer_repo.resources.models import File, FileRole, Version
from oer_repo.resources.reading import may_read
from oer_repo.web.content_host import runs_elsewhere
from storage.errors import StorageError

Way = Literal["image", "pdf", "audio", "video", "markdown", "text", "elsewhere", "nothing"]

MOST_VIEWERS = 6
TEXT_BYTES = 12_000
LIGHT_IMAGE = 60_000  # bytes: shown as it is, where no smaller picture of it was drawn
PLAYED: dict[str, Way] = {"audio": "audio", "video": "video"}
IMAGES = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"}


@dataclass(frozen=True, slots=True)
class Viewer:
    """`text` is safe HTML for Markdown and plain text else; `cut` says that there is more of it in the file."""

    file: File
    way: Way
    url: str
    picture: Preview | None = None
    picture_url: str = ""
    text: str = ""
    cut: bool = False

    @property
    def tracks(self) -> list[File]:
        """Captions that a player understands."""
        files = self.file.version.files.all()
        return [one for one in files if one.role == FileRole.CAPTION and one.blob.media_type == "text/vtt"]


def viewers(version: Version, person: Person) -> list[Viewer]:
    """The main files in order that the person may read, then transcripts; the first is shown, the others on demand."""
    files = [file for file in version.files.all() if file.role in (FileRole.MAIN, FileRole.TRANSCRIPT)]
    files = [file for file in files if may_be_shown(file, version, person)]
    files.sort(key=lambda file: file.role != FileRole.MAIN)
    pictures = pictures_of(files)
    return [viewer(file, version, pictures.get(file.blob_id)) for file in files[:MOST_VIEWERS]]


def may_be_shown(file: File, version: Version, person: Person) -> bool:
    file.version = version  # as prefetched
    return may_read(person, file)


def pictures_of(files: Iterable[File]) -> dict[str, Preview]:
    digests = [file.blob_id for file in files]
    return Preview.objects.exclude(picture=None).in_bulk(digests)


def viewer(file: File, version: Version, picture: Preview | None) -> Viewer:
    file.version = version  # as prefetched: the player asks it for captions
    way = way_of(file, picture)
    text, cut, way = text_of(file, way) if way in ("markdown", "text") else ("", False, way)
    return Viewer(
        file=file,
        way=way,
        url=reverse("file", args=[file.pk, file.name]),
        picture=picture,
        picture_url=reverse("file_preview", args=[file.pk]) if picture else "",
        text=text,
        cut=cut,
    )


def way_of(file: File, picture: Preview | None) -> Way:
    kind, media_type = file.blob.kind, file.blob.media_type
    if file.blob.withheld:
        return "nothing"
    if media_type == "application/pdf":
        return "pdf"
    if runs_elsewhere(file):
        return "elsewhere"
    if kind == "image":
        light = media_type in IMAGES and file.blob.size <= LIGHT_IMAGE
        return "image" if picture or light else "nothing"
    if kind == "text":
        return "markdown" if media_type == "text/markdown" else "text"
    return PLAYED.get(kind, "nothing")


def text_of(file: File, way: Way) -> tuple[str, bool, Way]:
    """The beginning of the text. When the store does not answer the rest of the page still stands."""
    try:
        with file.blob.open() as stream:
            beginning = stream.read(TEXT_BYTES)
    except StorageError:
        return "", False, "nothing"
    text = beginning.decode("utf-8-sig", errors="ignore")
    return safe_html(text) if way == "markdown" else text, file.blob.size > TEXT_BYTES, way
