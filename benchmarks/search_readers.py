"""Many search while others publish, change and withdraw, and the index is built anew: no reader may meet a fault.

    python -m benchmarks.search_readers [--seconds 60] [--count 400] [--readers 4] [--writers 2] [--seed N]

Starts the site as `make run` does (two web processes, the worker that drains) in a new folder with a made-up catalogue. Every answer has
to be 200 and whole, with nothing in it that was withdrawn before it was asked for; whoever pages or exports gets each resource that
nobody touched exactly once. At the end everything acknowledged is found and `search verify --content` has nothing to tell.
Exits with 1 on any fault; the folder then stays to be looked at.
"""

import argparse
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.client import Client, Unexpected
from benchmarks.measure import machine, spread, told
from benchmarks.running_site import Site
from benchmarks.search_asking import ASKED, Reader
from benchmarks.search_writers import Ledger, Writer

CATCHING_UP = 60.0
LEAST_REBUILDS = 1


def catalogue(site: Site, count: int) -> frozenset[str]:
    """Made up and indexed; the identifiers of what nobody will touch."""
    for command in (
        ["-m", "benchmarks.corpus", "--count", str(count)],
        ["manage.py", "search", "rebuild"],
    ):
        done = site.python(*command)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr}")
    client, ids, cursor = Client(site.port), set[str](), ""
    while True:
        page = client.get(f"/api/v1/search/?sort=newest&per_page=100{cursor}")
        ids |= {one["id"] for one in page["results"]}
        if not page["next_cursor"]:
            return frozenset(ids)
        cursor = f"&cursor={page['next_cursor']}"


def rebuilt(site: Site, until: float) -> Iterator[str]:
    """Rebuilds one after the other; why one did not end well."""
    number = 0
    while number < LEAST_REBUILDS or time.monotonic() < until:
        done = site.manage("search", "rebuild", "--anew")
        number += 1
        if done.returncode:
            yield f"search rebuild: {done.stdout} {done.stderr}"
        time.sleep(1)
    print(f"  the index was built anew {number} times", flush=True)


def caught_up(site: Site) -> Iterator[str]:
    deadline = time.monotonic() + CATCHING_UP
    while " 0 changes wait" not in f" {(said := site.manage('search', 'status').stdout)}".replace("\n", " "):
        if time.monotonic() > deadline:
            yield f"after {CATCHING_UP:.0f} seconds of quiet changes still wait: {said}"
            return
        time.sleep(0.5)
    if ", 0 are set aside" not in said:
        yield f"changes were set aside: {said}"


def different(site: Site, ledger: Ledger) -> Iterator[str]:
    """What was acknowledged and search does not know, or knows otherwise."""
    client = Client(site.port)
    for one in ledger.written:
        found = client.get(f"/api/v1/search/?q={one.mark}")["results"]
        titles = [result["titles"]["en"] for result in found if result["id"] == one.resource]
        expected = [one.title(one.number)] if one.number and not one.withdrawn else []
        if titles != expected:
            yield f"{one.mark}: found {titles}, acknowledged {expected}"
    done = site.manage("search", "verify", "--content")
    if done.returncode:
        yield f"search verify: {done.stdout} {done.stderr}"


def logged(site: Site) -> Iterator[str]:
    lines = (site.folder / "site.log").read_text(errors="replace").splitlines()
    yield from (f"site.log: {line}" for line in lines if "Traceback" in line or "ERROR" in line)


def tell(ledger: Ledger, readers: list[Reader]) -> None:
    written = ledger.written
    print(
        f"  published {sum(one.number > 0 for one in written)}, changed "
        f"{sum(max(0, one.number - 1) for one in written)}, withdrawn {sum(one.withdrawn for one in written)}"
    )
    for name in ASKED:
        if times := [took for reader in readers for took in reader.times.get(name, [])]:
            print(f"  {name:24} {spread(times)}")


def run(site: Site, asked: argparse.Namespace) -> list[str]:
    site.start()
    site.wait()
    untouched = catalogue(site, asked.count)
    ledger, ending = Ledger(), threading.Event()
    depositor = Client(site.port, site.token())
    writers = [Writer(depositor, ledger, ending, f"{asked.seed}-w{n}") for n in range(asked.writers)]
    readers = [
        Reader(Client(site.port), ledger, untouched, ending, f"{asked.seed}-r{n}")
        for n in range(asked.readers)
    ]
    for thread in (*writers, *readers):
        thread.start()
    try:
        faults = list(rebuilt(site, time.monotonic() + asked.seconds))
    finally:
        ending.set()
        for thread in (*writers, *readers):
            thread.join()
    tell(ledger, readers)
    faults += ledger.faults
    faults += [fault for reader in readers for fault in reader.faults]
    faults += [f"{name}: nobody asked" for name in ASKED if not any(name in one.times for one in readers)]
    try:
        faults += [*caught_up(site), *different(site, ledger)]
    except Unexpected as error:
        faults.append(f"when all was quiet: {error}")
    site.stop()
    return [*faults, *logged(site)]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.search_readers", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--count", type=int, default=400, help="resources that nobody touches")
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--writers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="search-readers-")).resolve()
    print(
        f"readers under load: {asked.seconds:.0f} s, seed {asked.seed}, in {folder}; {machine()}", flush=True
    )
    site = Site(folder)
    try:
        faults = run(site, asked)
    finally:
        site.kill_everything()
    return told(faults, folder)


if __name__ == "__main__":
    sys.exit(main())
