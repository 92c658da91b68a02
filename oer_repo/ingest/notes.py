"""What whoever deposited a file should know about it, in words: is it what its name says, is it handed out, is it drawn."""

from collections.abc import Iterable, Mapping, Sequence

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
    return _notes(file, sent_as, problems_of([file]))


def with_notes(files: Sequence[File]) -> list[tuple[File, list[str]]]:
    """Each file with its notes."""
    problems = problems_of(files)
    return [(file, _notes(file, "", problems)) for file in files]


def problems_of(files: Iterable[File]) -> dict[str, str]:
    """By digest, why no picture of it could be drawn."""
    drawn = Preview.objects.filter(pk__in=[file.blob_id for file in files])
    return dict(drawn.exclude(problem="").values_list("pk", "problem"))


def _notes(file: File, sent_as: str, problems: Mapping[str, str]) -> list[str]:
    told = (*_about_name(file, sent_as), file.blob.withheld, problems.get(file.blob_id, ""))
    return [note for note in told if note]


def _about_name(file: File, sent_as: str) -> Iterable[str]:
    if sent_as and sent_as != file.name:
        yield _("It is kept under the name “%(name)s”.") % {"name": file.name}
    if ending := broken_promise(file.name, file.blob.media_type):
        told = CALLED.get(file.blob.media_type, file.blob.media_type)
        yield _("The name says %(ending)s, the content is %(told)s. It is served as %(told)s.") % {
            "ending": ending,
            "told": told,
        }
