"""What whoever deposited a file should know about it, in words: is it what its name says, is it handed out, is it drawn."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oer_repo.ingest.models import Preview
from oer_repo.resources.models import File
from storage.mismatch import broken_promise

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


def notes_of(file: File, *, sent_as: str = "") -> list[str]:
    """`sent_as`: the name that came with the upload."""
    drawn = Preview.objects.filter(pk=file.blob_id).values_list("problem", flat=True).first() or ""
    return [note for note in (*_about_name(file, sent_as), file.blob.withheld, drawn) if note]


def _about_name(file: File, sent_as: str) -> Iterable[str]:
    if sent_as and sent_as != file.name:
        yield _("It is kept under the name “%(name)s”.") % {"name": file.name}
    if ending := broken_promise(file.name, file.blob.media_type):
        told = CALLED.get(file.blob.media_type, file.blob.media_type)
        yield _("The name says %(ending)s, the content is %(told)s. It is served as %(told)s.") % {
            "ending": ending,
            "told": told,
        }
