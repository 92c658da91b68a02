"""Where the pieces wait: one file for each upload in DATA_DIR/resumable, written by one process at a time.

The lock is the kernel's (flock): it goes with the process that held it, however that ended, and holds between all web
processes that see the folder.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from oer_repo.ingest.errors import Busy, Expired
from storage.errors import NoSpaceLeft, StoreUnavailable

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def folder() -> Path:
    return Path(settings.DATA_DIR) / "resumable"


def path_of(upload_id: UUID) -> Path:
    return folder() / str(upload_id)


def make(upload_id: UUID, length: int) -> None:
    """An empty file; refused at once where the whole would not fit."""
    with told():
        folder().mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(folder()).free < length:
            raise NoSpaceLeft(str(folder()))
        path_of(upload_id).touch(exist_ok=False)
        synced_folder()


@contextmanager
def locked(upload_id: UUID) -> Iterator[BinaryIO]:
    """The file, for this process alone; Busy when another has it, Expired when it is gone."""
    try:
        spool = path_of(upload_id).open("r+b", buffering=0)
    except FileNotFoundError as error:
        raise Expired from error
    with spool:
        try:
            fcntl.flock(spool, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Busy from error
        yield spool


def write(spool: BinaryIO, data: bytes) -> None:
    """All of it, or the error that says what is in the way."""
    left = memoryview(data)
    with told():
        while left:
            left = left[spool.write(left) :]


def sync(spool: BinaryIO) -> None:
    with told():
        os.fsync(spool.fileno())


def remove(upload_id: UUID) -> None:
    path_of(upload_id).unlink(missing_ok=True)


def synced_folder() -> None:
    """The new name itself must survive a power cut."""
    descriptor = os.open(folder(), os.O_RDONLY)
    with suppress(OSError):
        os.fsync(descriptor)
    os.close(descriptor)


@contextmanager
def told() -> Iterator[None]:
    """The system's errors as ours."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise NoSpaceLeft(str(folder())) from error
        raise StoreUnavailable(str(folder()), error.strerror or error) from error
