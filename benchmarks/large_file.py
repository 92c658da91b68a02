"""A large file up and down, through the API and through the web form: the same bytes, and the server stays small.

    python -m benchmarks.large_file [--mebibytes 200]

Exits with 1 when the bytes differ or the memory of web and worker grows by 64 MiB or more.
"""

import argparse
import hashlib
import random
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.browser import Browser
from benchmarks.client import CHUNK, Client
from benchmarks.measure import clock, machine
from benchmarks.running_site import Site

MIB = 1024**2
MOST_GROWTH = 64 * MIB
NAME = "large.bin"


@dataclass
class Watch:
    """The memory (PSS) of web and worker together, looked at ten times a second."""

    site: Site
    before: int = 0
    highest: int = 0
    _ending: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Watch":
        self.before = self.highest = self.now()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ending.set()
        self._thread.join()

    def now(self) -> int:
        return sum(process.memory() for process in [*self.site.web(), *self.site.worker()])

    def _run(self) -> None:
        while not self._ending.wait(0.1):
            self.highest = max(self.highest, self.now())

    @property
    def growth(self) -> int:
        return self.highest - self.before


@dataclass
class Travel:
    """One way for a file to go up, and where it can be had again."""

    client: Client
    browser: Browser

    def by_api(self, path: Path) -> str:
        resource = self.client.post("/api/v1/resources/", {"titles": {"en": path.name}})["id"]
        with path.open("rb") as stream:
            file = self.client.upload(resource, path.name, stream, path.stat().st_size)
        return f"/api/v1/files/{file['id']}/content/"

    def by_form(self, path: Path) -> str:
        address = self.browser.start_deposit()
        self.browser.give_file(address, path)
        [file] = self.latest_draft()["files"]
        return urlsplit(file["content"]).path

    def latest_draft(self) -> dict[str, list[dict[str, str]]]:
        latest = self.client.get("/api/v1/resources/?mine=true")["results"][0]["id"]
        draft: dict[str, list[dict[str, str]]] = self.client.get(f"/api/v1/resources/{latest}/?version=draft")
        return draft


def random_file(path: Path, mebibytes: int, seed: int) -> str:
    """Its SHA-256."""
    hashing, chance = hashlib.sha256(), random.Random(seed)
    with path.open("wb") as stream:
        for _ in range(mebibytes):
            chunk = chance.randbytes(CHUNK)
            hashing.update(chunk)
            stream.write(chunk)
    return hashing.hexdigest()


def tried(site: Site, client: Client, way: Callable[[Path], str], path: Path, digest: str) -> bool:
    """Up, then down, watched; true when all is well."""
    size = path.stat().st_size / MIB
    with Watch(site) as up, clock() as seconds:
        address = way(path)
        up_rate = size / seconds()
    with Watch(site) as down, clock() as seconds:
        same = client.digest(address) == digest
        down_rate = size / seconds()
    print(f"  {way.__name__.replace('_', ' '):8} {'same bytes' if same else 'OTHER BYTES'}", end="   ")
    print(f"up {up_rate:4.0f} MiB/s, memory +{up.growth / MIB:.1f} MiB", end="   ")
    print(
        f"down {down_rate:4.0f} MiB/s, memory +{down.growth / MIB:.1f} MiB (from {up.before / MIB:.0f} MiB)",
        flush=True,
    )
    return same and max(up.growth, down.growth) < MOST_GROWTH


def run(site: Site, mebibytes: int) -> bool:
    site.start()
    site.wait()
    client = Client(site.port, site.token(), timeout=300)
    travel = Travel(client, Browser(site.port, site.session()))
    warm = site.folder / "warm.bin"
    digest = random_file(warm, 1, seed=0)
    for way in (travel.by_api, travel.by_form) * 4:  # both processes have then loaded all their code
        if client.digest(way(warm)) != digest:
            raise RuntimeError("A small file comes back with other bytes.")
    well = True
    for seed, way in enumerate((travel.by_api, travel.by_form), 1):
        path = site.folder / NAME
        digest = random_file(path, mebibytes, seed)
        well &= tried(site, client, way, path, digest)
    site.stop()
    return well


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.large_file", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--mebibytes", type=int, default=200)
    mebibytes = parser.parse_args(arguments).mebibytes
    site = Site(Path(tempfile.mkdtemp(prefix="large-file-")).resolve())
    print(f"{machine()}\na file of {mebibytes} MiB:", flush=True)
    try:
        well = run(site, mebibytes)
    finally:
        site.kill_everything()
        shutil.rmtree(site.folder)
    print("all is well" if well else "NOT as it should be")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
