"""Timing, percentiles, the lines of a table, and what was found wrong."""

import os
import platform
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

Row = tuple[str, str]


def times_of(calls: Iterable[Callable[[], object]]) -> list[float]:
    """Milliseconds of each call, one after the other."""
    measured = []
    for call in calls:
        started = time.perf_counter()
        call()
        measured.append((time.perf_counter() - started) * 1000)
    return measured


def percentile(measured: list[float], share: float) -> float:
    """The nearest rank: a time that was really measured."""
    return sorted(measured)[max(0, round(len(measured) * share) - 1)]


def spread(measured: list[float]) -> str:
    middle, high = percentile(measured, 0.5), percentile(measured, 0.95)
    return f"p50 {middle:6.0f} ms   p95 {high:6.0f} ms   slowest {max(measured):6.0f} ms   n {len(measured)}"


@contextmanager
def clock() -> Iterator[Callable[[], float]]:
    """Seconds since the block began."""
    started = time.perf_counter()
    yield lambda: time.perf_counter() - started


def tell(title: str, rows: Iterable[Row]) -> None:
    """Row by row as they come, for some take minutes."""
    print(f"\n{title}", flush=True)
    for name, value in rows:
        print(f"  {name:44} {value}", flush=True)


def machine() -> str:
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    load = Path("/proc/loadavg").read_text().split()[0]
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, {pages * size / 1024**3:.0f} GiB, "
        f"load {load}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    )


def told(faults: Iterable[str], folder: Path) -> int:
    """Each fault once; the exit code. Without any the folder goes, else it stays to be looked at."""
    counted = Counter(faults)
    for fault, times in counted.most_common():
        print(f"FAULT {fault}" + (f" ({times} times)" if times > 1 else ""))
    print(f"{counted.total()} faults")
    if not counted:
        shutil.rmtree(folder)
    return 1 if counted else 0
