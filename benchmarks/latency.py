"""Latency of pages and API with 100,000 records on the embedded defaults, and how fast they are indexed and found.

    python -m benchmarks.latency [--count 100000] [--requests 200] [--folder DIR]

A folder that was filled by an earlier run is used again; without --folder everything is made anew and removed.
"""

import argparse
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from benchmarks.asked import addresses
from benchmarks.client import Client, Unexpected
from benchmarks.deposits import Deposit, make_deposit
from benchmarks.measure import Row, clock, machine, spread, tell, times_of
from benchmarks.running_site import Site

AT_ONCE = 8
DEPOSITS = 20
FIRST_NUMBER = 900_000  # words that stand in no other deposit


def filled(site: Site, count: int) -> Iterator[Row]:
    with clock() as seconds:
        site.start()
        site.wait()
        yield "first start, empty", f"{seconds():.1f} s"
    site.stop()
    with clock() as seconds:
        told(site, "-m", "benchmarks.corpus", "--count", str(count))
        yield f"{count} records into the database", f"{seconds():.0f} s"


def indexed(site: Site) -> Iterator[Row]:
    before = busy()
    with clock() as seconds:
        count = int(told(site, "manage.py", "search", "rebuild").split()[0])
        rate = f"{count / seconds():.0f} a second; processor {busy() - before:.0f} s"
        yield f"index of {count} records, made anew", f"{seconds():.0f} s, {rate}"
    yield from sizes(site.folder)


def busy() -> float:
    """Seconds of processor that ended children have used: it says more than the clock where others work too."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def sizes(folder: Path) -> Iterator[Row]:
    for name in ("oer_repo.sqlite3", "index"):
        files = [folder / name, *(folder / name).rglob("*")]
        yield (
            f"on the disk: {name}",
            f"{sum(file.stat().st_size for file in files if file.is_file()) / 1024**2:.0f} MiB",
        )


def told(site: Site, *arguments: str) -> str:
    done = site.python(*arguments)
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def read(client: Client, path: str) -> None:
    with client.asked("GET", path) as answer:
        body = answer.read()
    if answer.status != 200:
        raise Unexpected("GET", path, answer.status, body)


def latencies(client: Client, requests: int) -> Iterator[Row]:
    for name, paths in addresses(client.get).items():
        for path in paths * 2:  # two processes answer, and each has to have warmed up
            read(client, path)
        yield name, spread(times_of(partial(read, client, path) for path in islice(cycle(paths), requests)))


def at_once(client: Client, requests: int) -> Iterator[Row]:
    """How long each waits when several ask together; the asking itself takes part of the same two cores."""
    for name, paths in addresses(client.get).items():
        with ThreadPoolExecutor(AT_ONCE) as clients, clock() as seconds:
            calls = [partial(read, client, path) for path in islice(cycle(paths), requests)]
            measured = [times[0] for times in clients.map(lambda call: times_of([call]), calls)]
            yield name, f"{spread(measured)}   {requests / seconds():.0f} requests a second"


def until_found(client: Client) -> float:
    """Milliseconds from the answer to a publication until search finds it, asked every 20 ms."""
    deposit = Deposit(number=FIRST_NUMBER + time.time_ns() % 10**8)
    make_deposit(client, deposit, b"A lesson.\n" * 100)
    assert deposit.published, f"{deposit.refused} {deposit.unanswered}"
    started = time.perf_counter()
    while not client.get(f"/api/v1/search/?q={deposit.mark}&per_page=1")["total"]:
        time.sleep(0.02)
    return (time.perf_counter() - started) * 1000


def served(site: Site, requests: int) -> None:
    with clock() as seconds:
        site.start()
        site.wait()
        tell("Over HTTP", [("start with that catalogue", f"{seconds():.1f} s")])
    client = Client(site.port)
    tell("Over HTTP, one after the other, warm", latencies(client, requests))
    tell(f"Over HTTP, {AT_ONCE} at once", at_once(client, requests))
    depositor = Client(site.port, site.token())
    tell(
        "From publication to found",
        [("deposit by the API", spread([until_found(depositor) for _ in range(DEPOSITS)]))],
    )
    memory = [
        (process.command[-40:], f"{process.memory() / 1024**2:.0f} MiB") for process in site.processes()
    ]
    tell("Memory afterwards (PSS)", memory)
    site.stop()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.latency", description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args(arguments)
    folder = (asked.folder or Path(tempfile.mkdtemp(prefix="latency-"))).resolve()
    site = Site(folder)
    print(machine())
    try:
        if not (folder / "oer_repo.sqlite3").exists():
            tell(f"Filling {folder}", filled(site, asked.count))
        tell("Indexing", indexed(site))
        print(told(site, "-m", "benchmarks.in_process", "--requests", str(asked.requests)), flush=True)
        served(site, asked.requests)
    finally:
        site.kill_everything()
    if not asked.folder:
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
