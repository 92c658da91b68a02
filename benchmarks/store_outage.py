"""The door of the S3 server is shut and opened again and again under deposits: what was acknowledged is there, and whole.

    python -m benchmarks.store_outage [--outages 10] [--seed N]

Needs TEST_S3_URL=http://key:secret@host:port and TEST_S3_DIR (`.ci/services/ceph-rgw.sh` prints both): it opens a door of its
own to that server. Exits with 1 on any fault; the folder then stays to be looked at.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from benchmarks import acknowledged
from benchmarks.client import Client
from benchmarks.deposits import Deposit, Stream
from benchmarks.kill_test import wait_for_tasks
from benchmarks.measure import told
from benchmarks.running_site import ROOT, Site, free_port

SERVICE = ROOT / ".ci" / "services" / "ceph-rgw.sh"
LARGEST = 12 * 1024**2
"""Bytes: such a file goes into the bucket in parts."""

# With nothing else at work: every row has its bytes, and beside them there is nothing.
LOOK = """
from datetime import timedelta
from django.utils import timezone
from storage.fixity import damage_of
from storage.models import Blob
from storage.stores import default_store
store = default_store()
rows, there = set(Blob.objects.values_list("pk", flat=True)), {stat.digest for stat in store.list()}
for digest in rows | there:
    if digest not in there or digest not in rows:
        print(f"FAULT {digest}: {'a row without bytes' if digest in rows else 'an orphan that collect has left'}")
    elif damage_of(store, digest):
        print(f"FAULT {digest}: other bytes")
later = timezone.now() + timedelta(hours=1)
print(f"  swept {store.sweep(later)} uploads that had been broken off")
if store.sweep(later):
    print("FAULT something is left below incoming/")
"""


class Door:
    """One more gateway to the server of TEST_S3_DIR."""

    def __init__(self) -> None:
        self.port = free_port()
        if "TEST_S3_DIR" not in os.environ:
            raise SystemExit("This needs TEST_S3_URL and TEST_S3_DIR: see .ci/services/ceph-rgw.sh.")

    def open(self) -> None:
        self._ask("start-gateway")

    def shut(self) -> None:
        self._ask("stop-gateway")

    def _ask(self, action: str) -> None:
        command = ["bash", str(SERVICE), action, os.environ["TEST_S3_DIR"], str(self.port)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def bucket_at(endpoint: str) -> dict[str, str]:
    """The settings of a site whose store is a new bucket."""
    from storage.backends.s3 import S3Store
    from storage.backends.s3_options import S3Options

    server = urlsplit(os.environ["TEST_S3_URL"])
    settings = {
        "S3_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": server.username or "",
        "AWS_SECRET_ACCESS_KEY": server.password or "",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    os.environ |= {name: value for name, value in settings.items() if name.startswith("AWS_")}
    store = S3Store(f"outage-{uuid4().hex[:12]}", "", S3Options(endpoint_url=endpoint))
    store.client.create_bucket(Bucket=store.bucket)
    return settings | {"STORAGE_URL": f"s3://{store.bucket}/blobs"}


def shut_and_open(door: Door, outages: int, chance: random.Random) -> None:
    """At random moments; afterwards it is open."""
    for _ in range(outages):
        time.sleep(chance.uniform(0.5, 4))
        door.shut()
        time.sleep(chance.uniform(0, 6))
        door.open()
    time.sleep(2)


def badly_said(ledger: list[Deposit]) -> Iterator[str]:
    """Nothing but the store's absence is a reason to refuse, and it is told in words, with when to come again."""
    for deposit in ledger:
        if error := deposit.refusal:
            told = (error.status, error.code, bool(error.retry_after), bool(error.detail))
            if told != (503, "store_unavailable", True, True):
                yield f"{deposit.mark}: {deposit.refused} (Retry-After: {error.retry_after})"
        if deposit.unanswered:
            yield f"{deposit.mark}: no answer to {deposit.unanswered}"


def left(site: Site) -> Iterator[str]:
    """With the site stopped."""
    for command in (["storage", "verify", "--all"], ["storage", "collect", "--grace-hours", "0"]):
        done = site.manage(*command)
        if done.returncode:
            yield f"manage.py {' '.join(command)}: {done.stdout} {done.stderr}"
    done = site.manage("shell", "-v", "0", "-c", LOOK)
    print(done.stdout.rstrip())
    yield from (line for line in done.stdout.splitlines() if line.startswith("FAULT"))
    if done.returncode:
        yield done.stderr


def run(site: Site, door: Door, outages: int, seed: int) -> list[str]:
    site.start()
    site.wait()
    client = Client(site.port, site.token())
    stream = Stream(client, seed, largest=LARGEST)
    stream.start()
    try:
        shut_and_open(door, outages, random.Random(seed))
    finally:
        stream.stop()
    tell(stream.ledger, outages)
    faults = list(badly_said(stream.ledger))
    for check in (acknowledged.lost_drafts, acknowledged.lost_bytes, acknowledged.not_found):
        faults += check(client, stream.ledger)
    wait_for_tasks(site)
    site.stop()
    return [*faults, *left(site)]


def tell(ledger: list[Deposit], outages: int) -> None:
    refused = Counter(deposit.refused.split(":")[0] for deposit in ledger if deposit.refused)
    print(f"  {outages} outages, {len(ledger)} deposits begun")
    print(f"  acknowledged: {sum(bool(one.file) for one in ledger)} files, ", end="")
    print(f"{sum(one.published for one in ledger)} publications; refused: {dict(refused)}", flush=True)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.store_outage", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--outages", type=int, default=10)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked = parser.parse_args(arguments)
    door, folder = Door(), Path(tempfile.mkdtemp(prefix="store-outage-")).resolve()
    print(f"store outage: {asked.outages} outages, seed {asked.seed}, in {folder}", flush=True)
    door.open()
    site = Site(folder, settings=bucket_at(f"http://127.0.0.1:{door.port}"))
    try:
        faults = run(site, door, asked.outages, asked.seed)
    finally:
        site.kill_everything()
        door.shut()
    return told(faults, folder)


if __name__ == "__main__":
    sys.exit(main())
