"""Several processes on one embedded index: nothing that was acknowledged is lost, whoever dies."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from search.page import SearchPage
from tests.search.conftest import EMBEDDED
from tests.search.notes import Note

pytestmark = pytest.mark.parametrize("engine", [EMBEDDED], indirect=True)

ROOT = Path(__file__).parents[2]
Find = Callable[..., SearchPage]


def writer(path: Path, first: int, count: int, batch: int) -> subprocess.Popen[str]:
    arguments = [str(path), str(first), str(count), str(batch)]
    command = [sys.executable, "-m", "tests.search.writer", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_two_processes_write_while_a_third_reads(backend: Any, find: Find) -> None:
    backend.clear()
    writers = [writer(backend.store.path, first, 20, 1) for first in (1000, 2000)]
    seen = []
    while any(process.poll() is None for process in writers):
        seen.append(find("lesson", per_page=100).total)
        time.sleep(0.01)
    assert [process.wait() for process in writers] == [0, 0]
    assert find("lesson").total == 40
    assert seen == sorted(seen)
    for process in writers:
        process.stdout.close()


def test_killed_writers_lose_nothing_and_leave_no_half_batch(backend: Any, find: Find) -> None:
    backend.clear()
    chance = random.Random(6)
    for kill in range(5):
        first = 1000 * (kill + 1)
        process = writer(backend.store.path, first, 900, 30)
        assert process.stdout is not None
        acknowledged = [int(process.stdout.readline()) for _ in range(2)][-1]
        time.sleep(chance.uniform(0, 0.2))
        process.kill()
        acknowledged = max([acknowledged, *(int(line) for line in process.stdout if line.endswith("\n"))])
        process.wait()
        process.stdout.close()
        present = {int(pk) for pk in backend.ids("auth.group") if first <= int(pk) < first + 1000}
        assert set(range(first, acknowledged + 1)) <= present
        assert len(present) % 30 == 0


def test_the_lock_of_a_killed_writer_is_free(backend: Any, add: Callable[..., None], find: Find) -> None:
    process = writer(backend.store.path, 1000, 900, 30)
    process.kill()
    process.wait()
    add(Note(1, "Algebra"))
    assert find("algebra").total == 1
    assert process.stdout is not None
    process.stdout.close()
