"""What only a folder can suffer: killed writers, a full disk, a file system without links."""

import errno
import os
import resource
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.errors import BlobDamaged, NoSpaceLeft, StoreUnavailable
from storage.store import put

ROOT = Path(__file__).resolve().parents[2]
MEBIBYTE = b"x" * 1024**2
# Writes 3 MiB, says so, and then waits for bytes that never come.
WRITER = """
import sys
from pathlib import Path
from storage.backends.filesystem import FolderStore
from storage.store import put

def endless():
    yield from [b"x" * 1024**2] * 3
    print("written", flush=True)
    yield sys.stdin.buffer.read()

put(FolderStore(Path(sys.argv[1])), endless())
"""


def later(**delta: int) -> datetime:
    return datetime.now(UTC) + timedelta(**delta)


def leftovers(folder) -> list[Path]:
    return list((folder.root / "incoming").iterdir())


def test_the_path_is_the_digest(folder):
    digest, _ = put(folder, [b"abc"])

    assert digest.startswith("ba7816bf")
    assert (folder.root / "ba" / "78" / digest).read_bytes() == b"abc"
    assert leftovers(folder) == []


def test_a_killed_writer_leaves_no_half_blob(folder):
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder.root)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as writer:
        assert writer.stdout.readline() == b"written\n"
        writer.send_signal(signal.SIGKILL)

    assert list(folder.list()) == []
    assert [path.stat().st_size for path in leftovers(folder)] == [3 * 1024**2]
    assert folder.sweep(later(hours=-1)) == 0
    assert folder.sweep(later(hours=1)) == 1
    assert leftovers(folder) == []


def test_a_full_disk_is_said_and_leaves_nothing(folder):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * 1024**2, hard))
    try:
        with pytest.raises(NoSpaceLeft, match="nothing of it was kept: make space"):
            put(folder, [MEBIBYTE] * 3)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (list(folder.list()), leftovers(folder)) == ([], [])


@pytest.mark.parametrize("call", ["write", "fsync", "link"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_space_may_run_out_at_every_step(folder, monkeypatch, call, number):
    def full(*arguments):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, call, full)
        with pytest.raises(NoSpaceLeft):
            put(folder, [MEBIBYTE])
    assert (list(folder.list()), leftovers(folder)) == ([], [])


def test_a_file_system_without_links_gets_a_copy(folder, monkeypatch):
    def unsupported(*arguments):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", unsupported)
    digest, _ = put(folder, [MEBIBYTE])

    assert folder.path(digest).read_bytes() == MEBIBYTE
    assert leftovers(folder) == []


def test_bytes_cut_short_are_replaced_by_the_whole(folder):
    digest, _ = put(folder, [b"abc"])
    folder.path(digest).write_bytes(b"a")

    put(folder, [b"abc"])
    assert folder.path(digest).read_bytes() == b"abc"


def test_replacing_a_file_by_itself_leaves_no_second_name(folder):
    with folder.receive([b"abc"]) as incoming:
        incoming.publish()
        incoming.publish(replace=True)

    assert folder.path(incoming.digest).stat().st_nlink == 1
    assert leftovers(folder) == []


def test_a_disk_that_cannot_read_is_damage(folder, monkeypatch):
    digest, _ = put(folder, [b"abc"])
    reading = folder.open(digest)

    def broken(*arguments):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr(os, "read", broken)
        with pytest.raises(BlobDamaged):
            reading.read()
    reading.close()
    reading.close()


def test_a_folder_we_may_not_use_is_said(folder):
    folder.root.write_text("a file where the folder should be")

    with pytest.raises(StoreUnavailable, match=f"{folder.root} does not answer .* that we may write there"):
        put(folder, [b"abc"])
