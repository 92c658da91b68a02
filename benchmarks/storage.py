"""How quickly bytes are kept, beside what the same machine needs for the bare work in the same run.

    python -m benchmarks.storage [--mebibytes 1024] [--files 10000] [--rows folder s3 small]

`s3` needs a server: TEST_S3_URL=http://key:secret@host:port (`.ci/services/ceph-rgw.sh` prints one). Exits with 1 when a
row is beyond its limit. Each row is one function; a new row is a new function in ROWS.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from benchmarks.measure import clock, machine

MIB = 1024**2
MOST_GROWTH = 64 * MIB


@dataclass(frozen=True, slots=True)
class Asked:
    folder: Path
    mebibytes: int
    files: int


@dataclass(frozen=True, slots=True)
class Result:
    what: str
    figure: str
    well: bool


def resident() -> int:
    found = re.search(r"VmRSS:\s*([0-9]+)", Path("/proc/self/status").read_text())
    return int(found[1]) * 1024 if found else 0


@contextmanager
def memory() -> Iterator[Callable[[], int]]:
    """By how much this process grew at most since the block began."""
    before = highest = resident()
    ended = threading.Event()

    def look() -> None:
        nonlocal highest
        while not ended.wait(0.02):
            highest = max(highest, resident())

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield lambda: highest - before
    finally:
        ended.set()
        watcher.join()


def large(asked: Asked) -> Path:
    path = asked.folder / "large.bin"
    if not path.exists():
        with path.open("wb") as file:
            for _ in range(asked.mebibytes):
                file.write(os.urandom(MIB))
    return path


def bare_folder(path: Path) -> float:
    """cp, sha256sum, fsync."""
    target = path.with_name("bare.bin")
    with clock() as seconds:
        subprocess.run(["cp", path, target], check=True)
        subprocess.run(["sha256sum", target], check=True, stdout=subprocess.DEVNULL)
        with target.open("rb+") as file:
            os.fsync(file.fileno())
        taken = seconds()
    target.unlink()
    return taken


def folder(asked: Asked) -> Iterator[Result]:
    """A large file kept in a folder."""
    from storage.backends.filesystem import FolderStore

    path, store = large(asked), FolderStore(asked.folder / "blobs")
    yield from beside("folder, keep a large file", lambda: bare_folder(path), lambda: kept(store, path), 1.3)


def s3(asked: Asked) -> Iterator[Result]:
    """A large file kept in a bucket, beside boto3's own upload of it."""
    store = bucket()
    path = large(asked)

    def bare() -> float:
        with clock() as seconds:
            store.client.upload_file(str(path), store.bucket, "bare")
            taken = seconds()
        store.remove("bare")
        return taken

    try:
        yield from beside("S3, keep a large file", bare, lambda: kept(store, path), 1.2)
    finally:
        store.client.delete_bucket(Bucket=store.bucket)


def bucket():  # type: ignore[no-untyped-def]
    from storage.backends.s3 import S3Store
    from storage.backends.s3_options import S3Options

    server = urlsplit(os.environ.get("TEST_S3_URL", ""))
    if not server.hostname:
        raise SystemExit("The row s3 needs TEST_S3_URL=http://key:secret@host:port.")
    os.environ |= {"AWS_ACCESS_KEY_ID": server.username or "", "AWS_SECRET_ACCESS_KEY": server.password or ""}
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    options = S3Options(endpoint_url=f"http://{server.hostname}:{server.port}")
    store = S3Store(f"benchmark-{uuid4().hex[:12]}", "", options)
    store.client.create_bucket(Bucket=store.bucket)
    return store


def kept(store, path: Path) -> float:  # type: ignore[no-untyped-def]
    from storage.keep import keep

    with path.open("rb") as stream, clock() as seconds:
        blob = keep(stream, name=path.name, store=store, max_bytes=1024**4)
        taken = seconds()
    with path.open("rb") as stream:
        assert blob.digest == hashlib.file_digest(stream, "sha256").hexdigest()
    store.delete(blob.digest)
    blob.delete()
    return taken


def beside(what: str, bare: Callable[[], float], ours: Callable[[], float], most: float) -> Iterator[Result]:
    """Three times in turn; the best of each counts, for others work on this machine, too."""
    for once in (bare, ours):  # whatever is loaded only once, theirs and ours
        once()
    with memory() as growth:
        pairs = [(bare(), ours()) for _ in range(3)]
        grown = growth()
    plain, own = min(one for one, _ in pairs), min(one for _, one in pairs)
    share = own / plain
    yield Result(what, f"{own:.2f} s, bare {plain:.2f} s: {share:.2f} times (at most {most})", share <= most)
    yield Result(f"{what}: memory grows by", f"{grown / MIB:.0f} MiB (at most 64)", grown <= MOST_GROWTH)


def small(asked: Asked) -> Iterator[Result]:
    """Many small files, each durable and with its row, from four threads as a web process has them."""
    import io
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    from storage.keep import keep

    def some(numbers: range) -> None:
        for number in numbers:
            keep(io.BytesIO(b"a small file, number %d\n" % number * 40), name="small.txt")
        connection.close()

    with clock() as seconds, ThreadPoolExecutor(4) as threads:
        list(threads.map(some, [range(start, asked.files, 4) for start in range(4)]))
        taken = seconds()
    rate = asked.files / taken * 60
    yield Result(f"{asked.files} small files", f"{rate:,.0f} in a minute (at least 10,000)", rate >= 10_000)


ROWS: dict[str, Callable[[Asked], Iterator[Result]]] = {"folder": folder, "s3": s3, "small": small}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.storage", description=__doc__.splitlines()[0])
    parser.add_argument("--mebibytes", type=int, default=1024)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--rows", nargs="+", choices=list(ROWS), default=list(ROWS))
    asked = parser.parse_args(arguments)
    place = Path(tempfile.mkdtemp(prefix="storage-benchmark-"))
    os.environ |= {
        "DATA_DIR": str(place),
        "DJANGO_SETTINGS_MODULE": "oer_repo.settings",
        "LOG_LEVEL": "WARNING",
    }
    for name in ("DATABASE_URL", "STORAGE_URL"):
        os.environ.pop(name, None)
    try:
        return measured(Asked(place, asked.mebibytes, asked.files), asked.rows)
    finally:
        shutil.rmtree(place)


def measured(asked: Asked, rows: list[str]) -> int:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    print(machine(), flush=True)
    bad = 0
    for row in rows:
        for result in ROWS[row](asked):
            bad += not result.well
            print(
                f"  {result.what:44} {result.figure}{'' if result.well else '   NOT as it should be'}",
                flush=True,
            )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
