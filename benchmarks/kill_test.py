"""kill -9 at random moments during a stream of deposits: what was acknowledged must be there, whole, and found.

    python -m benchmarks.kill_test [--kills 20] [--seed N] [--only ROLE]

Starts the real server and worker in a new folder, deposits through the API from three clients at once, and kills web
processes, the worker, and now and then everything. Exits with 1 on any fault; the folder then stays to be looked at.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks import acknowledged
from benchmarks.client import Client
from benchmarks.deposits import Deposit, Stream
from benchmarks.measure import told
from benchmarks.running_site import Site

ROLES = {"web worker": 8, "web master": 4, "worker": 6, "everything": 3}
LONGEST_PAUSE = 2.5
STRUCK_AGAIN = 0.2  # how often the next kill does not wait until the site has come back
CATCHING_UP = 120.0


def strike(site: Site, kills: int, chance: random.Random, only: str = "") -> Counter[str]:
    """So many kills, at random moments; afterwards the site is up."""
    struck: Counter[str] = Counter()
    while struck.total() < kills:
        time.sleep(chance.uniform(0.05, LONGEST_PAUSE))
        role = only or chance.choices(list(ROLES), weights=list(ROLES.values()))[0]
        if role == "everything":
            lose_power(site)
            struck[role] += 1
        elif site.kill_one(role, chance):
            struck[role] += 1
        if chance.random() > STRUCK_AGAIN:
            site.wait()
    site.wait()
    return struck


def lose_power(site: Site) -> None:
    site.kill_everything()
    site.start()


def damaged(site: Site) -> Iterator[str]:
    """With the site stopped: what the product's own commands and our own look at the data say."""
    for command in (
        ["storage", "verify", "--all"],
        ["search", "verify", "--content"],
        ["storage", "collect", "--grace-hours", "0"],
    ):
        done = site.manage(*command)
        if done.returncode:
            yield f"manage.py {' '.join(command)}: {done.stdout} {done.stderr}"
    done = site.python("-m", "benchmarks.consistency")
    print(f"  {done.stdout.strip()}")
    if done.returncode:
        yield f"benchmarks.consistency: {done.stderr or 'see above'}"
    yield from (f"left where nobody sweeps: {path}" for path in (site.folder / "tmp").iterdir())


def wait_for_tasks(site: Site) -> None:
    """Until the previews that were asked for are drawn, those of a killed worker too."""
    waiting = "from django_tasks_db.models import DBTaskResult as T; print(T.objects.exclude(status='SUCCESSFUL').count())"
    deadline = time.monotonic() + CATCHING_UP
    while (
        site.manage("shell", "-v", "0", "-c", waiting).stdout.strip() != "0" and time.monotonic() < deadline
    ):
        time.sleep(1)


def run(site: Site, kills: int, seed: int, only: str = "") -> list[str]:
    site.start()
    site.wait()
    client = Client(site.port, site.token())
    stream = Stream(client, seed)
    stream.start()
    try:
        struck = strike(site, kills, random.Random(seed), only)
    finally:
        stream.stop()
    lose_power(site)
    site.wait()
    tell(stream.ledger, struck)
    faults = []
    for check in acknowledged.CHECKS:
        bad = list(check(client, stream.ledger))
        print(f"  {check.__name__.replace('_', ' '):14} {len(bad)}")
        faults += bad
    wait_for_tasks(site)
    site.stop()
    return [*faults, *damaged(site)]


def tell(ledger: list[Deposit], struck: Counter[str]) -> None:
    print(
        f"  kills: {', '.join(f'{role} {count}' for role, count in struck.most_common())}; at the end everything"
    )
    unanswered = Counter(deposit.unanswered for deposit in ledger if deposit.unanswered)
    rows = {
        "deposits begun": len(ledger),
        "drafts acknowledged": sum(bool(deposit.resource) for deposit in ledger),
        "files acknowledged": sum(bool(deposit.file) for deposit in ledger),
        "publications acknowledged": sum(deposit.published for deposit in ledger),
        "requests unanswered": f"{unanswered.total()} {dict(unanswered) or ''}",
    }
    for name, value in rows.items():
        print(f"  {name:26} {value}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.kill_test", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument(
        "--only", default="", choices=["", *ROLES], help="worker: who drains the changes into the index"
    )
    asked = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="kill-test-")).resolve()
    print(f"kill test: {asked.kills} kills, seed {asked.seed}, in {folder}", flush=True)
    site, started = Site(folder), time.monotonic()
    try:
        faults = run(site, asked.kills, asked.seed, asked.only)
    finally:
        site.kill_everything()
    print(f"{time.monotonic() - started:.0f} s")
    return told(faults, folder)


if __name__ == "__main__":
    sys.exit(main())
