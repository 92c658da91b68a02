"""The words inside a version's files, as far as they can be read here: plain text and Markdown."""

from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser

from oer_repo.resources.models import File, FileRole, Version
from oer_repo.resources.reading import may_read

READ = frozenset({"text/plain", "text/markdown", "text/vtt"})
ROLES = frozenset({FileRole.MAIN, FileRole.TRANSCRIPT, FileRole.CAPTION})
MOST_BYTES = 200_000  # of one file
MOST_FILES = 20


def texts_of_files(version: Version) -> list[str]:
    """Only of files that everybody may download: the index tells everybody what is in it.

    Raises storage.errors.StorageError when the bytes cannot be read now.
    """
    return [_beginning(file) for file in _readable(version)][:MOST_FILES]


def _readable(version: Version) -> Iterator[File]:
    for file in version.files.all():
        file.version = version  # with what the caller prefetched
        known = file.blob.media_type in READ and file.role in ROLES and not file.blob.withheld
        if known and may_read(AnonymousUser(), file):
            yield file


def _beginning(file: File) -> str:
    with file.blob.open() as stream:
        return stream.read(MOST_BYTES).decode("utf-8-sig", errors="ignore")
