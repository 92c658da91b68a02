"""Several processes keep the same bytes at the same time; one of them keeps a lot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
MEBIBYTE = 1024**2

KEEP_THE_SAME = """
import io, sys
import django
django.setup()
from storage.keep import keep

print("ready", flush=True)
sys.stdin.readline()
for number in range(30):
    print(keep(io.BytesIO(b"lesson %d" % number), name="lesson.txt").digest)
"""
KEEP_A_LOT = """
import re
from pathlib import Path
import django
django.setup()
from storage.keep import keep

def highest():
    # in KiB; not getrusage, whose figure begins with the parent's
    return int(re.search(r"VmHWM:\\s*([0-9]+)", Path("/proc/self/status").read_text())[1])

class Film:
    left = 200

    def read(self, size=-1):
        self.left -= size / 1024**2
        return bytes(size) if self.left >= 0 else b""

class Nothing:
    def read(self, size=-1):
        return b""

keep(Nothing())
before = highest()
blob = keep(Film())
print(blob.size, highest() - before)
"""


@pytest.fixture
def environment(transactional_db, tmp_path) -> dict[str, str]:
    """A data folder for processes of their own; on PostgreSQL they share the test's database."""
    values = {**os.environ, "DATA_DIR": str(tmp_path), "STORAGE_URL": f"file://{tmp_path / 'blobs'}"}
    if connection.vendor == "postgresql":
        place = connection.settings_dict
        account = f"{place['USER']}:{place['PASSWORD']}@{place['HOST']}:{place['PORT']}"
        return values | {"DATABASE_URL": f"postgres://{account}/{place['NAME']}"}
    values["DATABASE_URL"] = f"sqlite:///{tmp_path / 'own.sqlite3'}"
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "storage", "-v0"], cwd=ROOT, env=values, check=True
    )
    return values


def start(script: str, environment: dict[str, str]) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_the_same_bytes_kept_by_three_processes_are_there_once(environment, folder):
    keepers = [start(KEEP_THE_SAME, environment) for _ in range(3)]
    assert [keeper.stdout.readline() for keeper in keepers] == ["ready\n"] * 3
    for keeper in keepers:
        keeper.stdin.write("go\n")
        keeper.stdin.flush()
    said = [keeper.communicate()[0].split() for keeper in keepers]

    assert [keeper.returncode for keeper in keepers] == [0, 0, 0]
    assert said[0] == said[1] == said[2]
    assert sorted(stat.digest for stat in folder.list()) == sorted(said[0])
    assert len(set(said[0])) == 30
    assert list((folder.root / "incoming").iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/self/status")
def test_memory_does_not_grow_with_the_file(environment):
    keeper = start(KEEP_A_LOT, environment)
    size, kibibytes = keeper.communicate()[0].split()

    assert keeper.returncode == 0
    assert int(size) == 200 * MEBIBYTE
    assert int(kibibytes) < 32 * 1024  # 7 MiB on most days; the allocator may keep more
