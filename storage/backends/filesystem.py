"""A folder as a store: `ab/cd/abcd…` for the bytes, `incoming/` for what is still being written."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from storage.errors import BlobDamaged, BlobMissing, NoSpaceLeft, StoreUnavailable
from storage.store import Incoming, Reading, Stat, checked_digest, checked_note

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS}


class FolderStore:
    """Everything is on the disk, whole and synced, before anybody can see it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.where = f"file://{root}"
        self._incoming = root / "incoming"

    @contextmanager
    def receive(self, chunks: Iterable[bytes]) -> Iterator[Incoming]:
        path = self._incoming / f"{uuid4().hex}.part"
        try:
            digest, size = self._write(path, chunks)
            yield _IncomingFile(self, path, digest, size)
        finally:
            with suppress(OSError):  # what cannot be removed now, `sweep` removes later
                path.unlink()

    def open(self, digest: str, start: int = 0, stop: int | None = None) -> Reading:
        with self._errors(digest):
            file = os.open(self.path(digest), os.O_RDONLY)
            os.lseek(file, start, os.SEEK_SET)
            left = (os.fstat(file).st_size if stop is None else stop) - start
        return _Section(self, digest, file, max(left, 0))

    def stat(self, digest: str) -> Stat:
        with self._errors(digest):
            found = self.path(digest).stat()
        return Stat(digest, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))

    def delete(self, digest: str) -> None:
        with self._errors(digest):
            self.path(digest).unlink(missing_ok=True)

    def url(self, digest: str, *, disposition: str, media_type: str, seconds: int = 300) -> str | None:
        return None

    def inner_path(self, digest: str) -> str | None:
        return self.path(digest).relative_to(self.root).as_posix()

    def list(self) -> Iterator[Stat]:
        for path in self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*"):
            with suppress(BlobMissing):  # deleted since the folder was read
                yield self.stat(path.name)

    def sweep(self, before: datetime, *, dry_run: bool = False) -> int:
        swept = 0
        for path in self._incoming.glob("*.part"):
            with self._errors(), suppress(FileNotFoundError):  # its writer finished meanwhile
                if path.stat().st_mtime < before.timestamp():
                    swept += 1
                    if not dry_run:
                        path.unlink()
        return swept

    def write_note(self, name: str, text: bytes) -> None:
        target, path = self.root / "notes" / checked_note(name), self._incoming / f"{uuid4().hex}.part"
        self._write(path, [text])
        with self._errors():
            _make_folders(target.parent, self.root)
            os.replace(path, target)  # noqa: PTH105 - beside os.link
            _sync_folder(target.parent)

    def read_note(self, name: str) -> bytes:
        with self._errors(name):
            return (self.root / "notes" / checked_note(name)).read_bytes()

    def notes(self) -> Iterator[str]:
        yield from sorted(path.name for path in (self.root / "notes").glob("*"))

    def path(self, digest: str) -> Path:
        """Where these bytes are, or would be."""
        checked_digest(digest)
        return self.root / digest[:2] / digest[2:4] / digest

    def _write(self, path: Path, chunks: Iterable[bytes]) -> tuple[str, int]:
        with self._errors():
            path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        hashing, size = hashlib.sha256(), 0
        try:
            for chunk in chunks:  # outside _errors: what breaks here is the sender's line, not the store
                hashing.update(chunk)
                size += len(chunk)
                with self._errors():
                    _write_all(file, chunk)
            with self._errors():
                os.fsync(file)
        finally:
            os.close(file)
        return hashing.hexdigest(), size

    @contextmanager
    def _errors(self, digest: str = "") -> Iterator[None]:
        """The operating system's errors become ours."""
        try:
            yield
        except OSError as error:
            if error.errno in _FULL:
                raise NoSpaceLeft(self.where) from error
            if error.errno == errno.ENOENT and digest:
                raise BlobMissing(digest) from error
            if error.errno == errno.EIO and digest:
                raise BlobDamaged(digest) from error
            raise StoreUnavailable(self.where, error) from error


class _IncomingFile:
    """A file in `incoming/`; publishing gives it a second name, so that it can be published again."""

    def __init__(self, store: FolderStore, path: Path, digest: str, size: int) -> None:
        self._store, self._path, self.digest, self.size = store, path, digest, size
        self._safe = False

    def publish(self, *, replace: bool = False) -> None:
        target = self._store.path(self.digest)
        with self._store._errors():
            # Another's file under this name may not be safe yet; ours is, once its name was.
            if self._safe and not replace and _is_same(self._path, target):
                return
            if replace or not _has_size(target, self.size):
                _make_folders(target.parent, self._store.root)
                _put_in_place(self._path, target)
            _sync_folder(target.parent)
            self._safe = True


class _Section:
    """From here to there in an open file; a server may send it by its file number (`wsgi.file_wrapper`)."""

    def __init__(self, store: FolderStore, digest: str, file: int, left: int) -> None:
        self._store, self._digest, self._file, self._left = store, digest, file, left
        self._open = True

    def read(self, size: int = -1, /) -> bytes:
        with self._store._errors(self._digest):
            data = os.read(self._file, self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data

    def fileno(self) -> int:
        return self._file

    def close(self) -> None:
        if self._open:
            self._open = False
            os.close(self._file)


def _write_all(file: int, chunk: bytes) -> None:
    view = memoryview(chunk)
    while view:
        view = view[os.write(file, view) :]


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def _is_same(path: Path, target: Path) -> bool:
    try:
        return path.samefile(target)
    except FileNotFoundError:
        return False


def _put_in_place(source: Path, target: Path) -> None:
    """Give the source's bytes the target's name in one step; the source stays."""
    spare = source.with_name(f"{uuid4().hex}.part")
    try:
        try:
            os.link(source, spare)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _copy(source, spare)
        os.replace(spare, target)  # noqa: PTH105 - beside os.link
    finally:
        spare.unlink(missing_ok=True)  # rename leaves it when both were one file already


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _make_folders(folder: Path, root: Path) -> None:
    """Make the folder below the root and see each new name safely into its parent."""
    if folder == root or folder.is_dir():
        return
    _make_folders(folder.parent, root)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
