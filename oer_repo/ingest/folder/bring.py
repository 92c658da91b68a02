"""Bring a work in, once: what its owner has deposited before is told, and what a broken run left half done is finished."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from oer_repo.accounts.models import Institution, User
from oer_repo.ingest.deposit import add_upload, deposit
from oer_repo.ingest.folder.record import record_of
from oer_repo.ingest.folder.work import Work, refuse_unreadable
from oer_repo.resources import actions
from oer_repo.resources.models import File, Version

PIECE = 1024**2
Told = Callable[[int], object]
"""Called with the number of bytes that were just read."""


@dataclass(frozen=True, slots=True)
class How:
    """On whose behalf, and how far."""

    by: User
    institution: Institution | None = None
    publish: bool = False
    keep_unclear: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Brought:
    version: Version
    was_here: bool = False


def bring(work: Work, how: How, told: Told) -> Brought:
    """Raises CannotBring, ResourceError or StorageError; what was kept before the error is gone on with next time."""
    refuse_unreadable(work)
    record = record_of(work, keep_unclear=how.keep_unclear)
    digests = {path: digest_of(path, told) for path in work.files}
    earlier = None if how.again else deposited_before(set(digests.values()), work, how.by)
    if earlier and not earlier.is_draft:
        return Brought(earlier, was_here=True)
    if earlier:
        was_here = complete(earlier, digests, how, told)
        return Brought(ended(earlier, how), was_here=was_here and not how.publish)
    streams = {path.name: Counted(path, told) for path in work.files}
    try:
        draft = deposit(record, by=how.by, streams=streams, institution=how.institution)
    finally:
        for stream in streams.values():
            stream.close()
    return Brought(ended(draft, how))


def deposited_before(digests: set[str], work: Work, owner: User) -> Version | None:
    """A version of the owner with all of these bytes; else a draft by this title with some of them and nothing else."""
    files = File.objects.filter(version__resource__owner=owner, version__resource__withdrawn=None)
    ids = (
        files.filter(blob__digest__in=digests).order_by("-version__number").values_list("version", flat=True)
    )
    for version in Version.objects.filter(pk__in=ids).select_related("resource").order_by("state", "-number"):
        has = set(version.files.values_list("blob__digest", flat=True))
        if has >= digests or (version.is_draft and has < digests and work.title in version.titles.values()):
            return version
    return None


def complete(draft: Version, digests: dict[Path, str], how: How, told: Told) -> bool:
    """The files that a broken run did not reach; true when nothing was missing."""
    has = set(draft.files.values_list("blob__digest", flat=True))
    missing = [path for path, digest in digests.items() if digest not in has]
    for path in missing:
        with Counted(path, told) as stream:
            add_upload(version_id=draft.pk, by=how.by, stream=stream, name=path.name)
    return not missing


def ended(draft: Version, how: How) -> Version:
    return actions.publish(version_id=draft.pk, by=how.by) if how.publish else draft


def digest_of(path: Path, told: Told) -> str:
    hashing = hashlib.sha256()
    with Counted(path, told) as stream:
        while piece := stream.read(PIECE):
            hashing.update(piece)
    return hashing.hexdigest()


class Counted:
    """A file, opened when it is first read, that tells how much of it was."""

    def __init__(self, path: Path, told: Told) -> None:
        self.path, self.told = path, told
        self.file: BinaryIO | None = None

    def read(self, size: int | None = -1, /) -> bytes:
        self.file = self.file or self.path.open("rb")
        piece = self.file.read(-1 if size is None else size)
        self.told(len(piece))
        return piece

    def close(self) -> None:
        if self.file:
            self.file.close()

    def __enter__(self) -> "Counted":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
