"""What whoever deposited a file should know about it, in words: is it what its name says, is it handed out, is it drawn."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oer_repo.ingest.models import Preview, Upload
from oer_repo.resources.models import File
from storage.mismatch import broken_claim, broken_promise

# Media types by the names that people use for them.
CALLED = {
    "application/epub+zip": "EPUB",
    "application/msword": "Word",
    "application/octet-stream": gettext_lazy("of no kind that we know"),
    "application/pdf": "PDF",
    "application/zip": "ZIP",
    "image/gif": "GIF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/svg+xml": "SVG",
    "text/html": "HTML",
    "text/plain": gettext_lazy("plain text"),
}


def notes_of(file: File, *, sent_as: str = "", sent_type: str = "") -> list[str]:
    """`sent_as`, `sent_type`: name and media type that came with the upload."""
    return _notes(file, sent_as, sent_type or types_sent([file]).get(file.pk, ""), problems_of([file]))


def with_notes(files: Sequence[File]) -> list[tuple[File, list[str]]]:
    """Each file with its notes."""
    problems, sent = problems_of(files), types_sent(files)
    return [(file, _notes(file, "", sent.get(file.pk, ""), problems)) for file in files]


def types_sent(files: Iterable[File]) -> dict[UUID, str]:
    """What the senders of uploads in pieces said, by file, as long as the uploads are remembered."""
    uploads = Upload.objects.filter(file__in=[file.pk for file in files]).exclude(sent_type="")
    return dict(uploads.values_list("file", "sent_type"))


def problems_of(files: Iterable[File]) -> dict[str, str]:
    """By digest, why no picture of it could be drawn."""
    drawn = Preview.objects.filter(pk__in=[file.blob_id for file in files])
    return dict(drawn.exclude(problem="").values_list("pk", "problem"))


def _notes(file: File, sent_as: str, sent_type: str, problems: Mapping[str, str]) -> list[str]:
    kind = about_name(file) or about_type(file, sent_type)
    told = (_renamed(file, sent_as), kind, file.blob.withheld, problems.get(file.blob_id, ""))
    return [note for note in told if note]


def _renamed(file: File, sent_as: str) -> str:
    if not sent_as or sent_as == file.name:
        return ""
    return _("It is kept under the name “%(name)s”.") % {"name": file.name}


def about_name(file: File) -> str:
    """Where the content is not what the name says."""
    ending = broken_promise(file.name, file.blob.media_type)
    if not ending:
        return ""
    facts = {"ending": ending, "told": called(file.blob.media_type)}
    return _("The name says %(ending)s, the content is %(told)s. It is served as %(told)s.") % facts


def about_type(file: File, sent_type: str) -> str:
    """Where the content is not what the sender said."""
    claimed = broken_claim(sent_type, file.blob.media_type)
    if not claimed:
        return ""
    facts = {"claimed": called(claimed), "told": called(file.blob.media_type)}
    return _("It was sent as %(claimed)s, the content is %(told)s. It is served as %(told)s.") % facts


def called(media_type: str) -> str:
    return str(CALLED.get(media_type, media_type))
