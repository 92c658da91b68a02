"""How fast a file goes up: in pieces (tus) against the plain form and the API's one request, the same bytes each.

    python -m benchmarks.uploads [--mebibytes 200] [--rounds 3]

Exits with 1 when bytes differ. A round goes through all ways, so that a busy moment of the machine strikes them alike.
"""

import argparse
import hashlib
import itertools
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from benchmarks.browser import Browser
from benchmarks.client import Client
from benchmarks.large_file import MIB, Travel, random_file
from benchmarks.measure import clock, machine
from benchmarks.running_site import Site

Way = Callable[[Path], str]
"""Sends the file; gives the path at which it can be had again."""


def in_pieces(client: Client, piece: int, *, checksum: bool) -> Way:
    def send(path: Path) -> str:
        size, offset = path.stat().st_size, 0
        resource = client.post("/api/v1/resources/", {"titles": {"en": path.name}})["id"]
        address = client.begin_upload(resource, path.name, size)
        with path.open("rb") as stream:
            while data := stream.read(piece):
                digest = hashlib.sha256(data).digest() if checksum else b""
                offset = client.send_piece(address, offset, data, len(data), sha256=digest)
        return f"/api/v1/files/{client.get(address)['file']['id']}/content/"

    return send


def as_one_stream(client: Client) -> Way:
    def send(path: Path) -> str:
        size = path.stat().st_size
        resource = client.post("/api/v1/resources/", {"titles": {"en": path.name}})["id"]
        address = client.begin_upload(resource, path.name, size)
        with path.open("rb") as stream:
            client.send_piece(address, 0, stream, size)
        return f"/api/v1/files/{client.get(address)['file']['id']}/content/"

    return send


def ways(site: Site, client: Client) -> dict[str, Way]:
    travel = Travel(client, Browser(site.port, site.session()))
    return {
        "plain form": travel.by_form,
        "API, one request": travel.by_api,
        "tus, one piece": as_one_stream(client),
        "tus, 8 MiB": in_pieces(client, 8 * MIB, checksum=False),
        "tus, 8 MiB with SHA-256": in_pieces(client, 8 * MIB, checksum=True),
        "tus, 1 MiB with SHA-256": in_pieces(client, MIB, checksum=True),
    }


def run(site: Site, mebibytes: int, rounds: int) -> bool:
    site.start()
    site.wait()
    rates: dict[str, list[float]] = defaultdict(list)
    well, seeds = True, itertools.count()
    client = Client(site.port, site.token(), timeout=300)
    known = ways(site, client)
    for number in range(rounds + 1):
        for name, way in known.items():
            # Other bytes each time: the same would be kept once. The first round, of one megabyte, only warms up.
            path = site.folder / "film.bin"
            digest = random_file(path, mebibytes if number else 1, next(seeds))
            with clock() as seconds:
                address = way(path)
                took = seconds()
            well &= client.digest(urlsplit(address).path) == digest
            if number:
                rates[name].append(mebibytes / took)
    tell(rates)
    site.stop()
    return well


def tell(rates: dict[str, list[float]]) -> None:
    form = median(rates["plain form"])
    print("| way | MiB/s | of the plain form |\n|-|-|-|")
    for name, measured in rates.items():
        print(f"| {name} | {median(measured):.0f} | {median(measured) / form:.2f} |", flush=True)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.uploads", description=__doc__.splitlines()[0])
    parser.add_argument("--mebibytes", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args(arguments)
    # Each way leaves its files: the quota must hold them all.
    site = Site(Path(tempfile.mkdtemp(prefix="uploads-")).resolve(), settings={"USER_QUOTA_BYTES": "0"})
    print(f"{machine()}\na file of {asked.mebibytes} MiB, median of {asked.rounds}:", flush=True)
    try:
        well = run(site, asked.mebibytes, asked.rounds)
    finally:
        site.kill_everything()
        shutil.rmtree(site.folder)
    print("the same bytes, every time" if well else "OTHER BYTES came back")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
