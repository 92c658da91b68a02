"""Latency without a network, and how fast changes reach the index, on the catalogue in DATA_DIR.

    DATA_DIR=… python -m benchmarks.in_process [--requests 200]

Nothing else may run on that folder. benchmarks.latency calls this.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benchmarks.asked import addresses  # noqa: E402
from benchmarks.measure import Row, clock, spread, tell, times_of  # noqa: E402
from oer_repo.resources.changes import record_change  # noqa: E402
from oer_repo.resources.models import Resource  # noqa: E402
from oer_repo.worker.drain import drain_search  # noqa: E402

CHANGES = 1_000


def read(client: Client, path: str) -> Any:
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"GET {path}: {answer.status_code}")
    return answer


def latencies(requests: int) -> Iterator[Row]:
    client = Client()
    for name, paths in addresses(lambda path: read(client, path).json()).items():
        for path in paths:
            read(client, path)
        with CaptureQueriesContext(connection) as queries:
            read(client, paths[0])
        asked = len(queries)
        calls = [partial(read, client, path) for path in islice(cycle(paths), requests)]
        before = time.process_time()
        measured = times_of(calls)
        busy = (time.process_time() - before) * 1000 / requests
        yield name, f"{spread(measured)}   processor {busy:4.0f} ms   {asked} queries"


def drained() -> Iterator[Row]:
    with transaction.atomic():
        for resource in Resource.objects.public().values_list("pk", flat=True)[:CHANGES]:
            record_change(resource)
    before = time.process_time()
    with clock() as seconds:
        while drain_search():
            pass
        busy = time.process_time() - before
        rate = f"{CHANGES / seconds():.0f} a second; processor {busy:.1f} s"
        yield f"{CHANGES} changes into the index", f"{seconds():.1f} s, {rate}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.in_process", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--requests", type=int, default=200)
    asked = parser.parse_args(arguments)
    settings.ALLOWED_HOSTS = ["testserver"]
    tell("In the process, one after the other, warm", latencies(asked.requests))
    tell("From a change to the index", drained())
    return 0


if __name__ == "__main__":
    sys.exit(main())
