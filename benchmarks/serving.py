"""How quickly files are read: from nginx on the same folder, through X-Accel-Redirect, and from the web processes themselves.

    python -m benchmarks.serving [--mebibytes 1024] [--reads 300] [--rounds 5]

Needs nginx. Exits with 1 when a whole file through X-Accel-Redirect comes at less than 0.9 of what nginx alone gives, or
when one ZIP of everything makes the web processes grow by 64 MiB or more.
"""

import argparse
import http.client
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.client import Client
from benchmarks.front_server import NGINX, nginx
from benchmarks.large_file import MIB, MOST_GROWTH, Watch, random_file
from benchmarks.measure import clock, machine, percentile, times_of
from benchmarks.running_site import Site

WANTED = 0.9
PIECES = {"ranges of 64 KiB": 64 * 1024, "ranges of 1 MiB": MIB, "ranges of 16 MiB": 16 * MIB}


@dataclass(frozen=True, slots=True)
class Source:
    """Where the same bytes can be had, over one connection that stays."""

    name: str
    connection: http.client.HTTPConnection
    path: str
    size: int

    def read(self, start: int, length: int) -> None:
        self.connection.request("GET", self.path, headers={"Range": f"bytes={start}-{start + length - 1}"})
        self._taken(206, length)

    def whole(self) -> None:
        self.connection.request("GET", self.path)
        self._taken(200, self.size)

    def _taken(self, status: int, length: int) -> None:
        answer, buffer, got = self.connection.getresponse(), bytearray(MIB), 0
        while count := answer.readinto(buffer):
            got += count
        if (answer.status, got) != (status, length):
            raise RuntimeError(f"{self.name}: {answer.status} with {got} bytes, not {status} with {length}")


def source(name: str, address: str, path: str, size: int) -> Source:
    return Source(name, http.client.HTTPConnection(urlsplit(address).netloc, timeout=120), path, size)


def whole_rates(sources: list[Source], rounds: int) -> dict[str, float]:
    """MiB/s, the median of so many rounds; in turns, so that a busy moment meets all alike."""
    rates: dict[str, list[float]] = {one.name: [] for one in sources}
    for _ in range(rounds):
        for one in sources:
            with clock() as seconds:
                one.whole()
                rates[one.name].append(one.size / MIB / seconds())
    return {name: percentile(found, 0.5) for name, found in rates.items()}


def range_times(sources: list[Source], length: int, reads: int) -> dict[str, list[float]]:
    """Milliseconds of each read, at the same random places for all."""
    chance = random.Random(length)
    places = [chance.randrange(sources[0].size - length) for _ in range(reads)]
    return {
        one.name: times_of(lambda at=at, one=one: one.read(at, length) for at in places) for one in sources
    }  # type: ignore[misc]


def reads_of(length: int, reads: int) -> int:
    """Fewer of the long ones: about as many bytes, and never under ten."""
    return max(10, min(reads, reads * MIB // length))


def table(sources: list[Source], rates: Mapping[str, float], reads: int) -> Iterator[str]:
    names = [one.name for one in sources]
    yield f"| what | {' | '.join(names)} |"
    yield f"|-|{'-|' * len(names)}"
    yield f"| whole file | {' | '.join(f'{rates[name]:.0f} MiB/s' for name in names)} |"
    for what, length in PIECES.items():
        times = range_times(sources, length, reads_of(length, reads))
        cells = (
            f"p50 {percentile(times[name], 0.5):.2f} ms, p95 {percentile(times[name], 0.95):.2f} ms, "
            f"{length * len(times[name]) / MIB / sum(times[name]) * 1000:.0f} MiB/s"
            for name in names
        )
        yield f"| {what} | {' | '.join(cells)} |"


def kept_file(site: Site, mebibytes: int) -> tuple[str, str]:
    """A draft with one large and two small files: the path of the large one, and of the ZIP of all."""
    client = Client(site.port, site.token(), timeout=300)
    resource = client.post("/api/v1/resources/", described())["id"]
    path = site.folder / "large.bin"
    random_file(path, mebibytes, seed=1)
    with path.open("rb") as stream:
        large = client.upload(resource, "large.bin", stream, path.stat().st_size)
    for name in ("ບົດຮຽນ.txt", "read me.txt"):
        client.upload(resource, name, b"Water rises, and falls.\n", 24)
    version = client.post(f"/api/v1/resources/{resource}/publish/")
    return f"/files/{large['id']}/large.bin", f"/r/{version['slug']}/v/1/all.zip"


def described() -> dict[str, object]:
    return {
        "titles": {"en": "Rain"},
        "languages": ["en"],
        "creators": [{"name": "Noy"}],
        "license": {"id": "by/4.0", "text": "CC BY 4.0"},
    }


def plain(site: Site) -> str:
    return f"location /plain/ {{ alias {site.folder}/blobs/; sendfile on; }}"


def digest_path(site: Site) -> str:
    """Where nginx alone finds the large file."""
    largest = max((site.folder / "blobs").glob("??/??/*"), key=lambda path: path.stat().st_size)
    return f"/plain/{largest.relative_to(site.folder / 'blobs').as_posix()}"


def restart(site: Site, prefix: str) -> None:
    if site.supervisor:
        site.stop()
    site.settings["X_ACCEL_PREFIX"] = prefix
    site.start()
    site.wait()


def zip_growth(site: Site, path: str) -> tuple[float, int]:
    """MiB/s and by how many bytes the web processes grew."""
    taken, total = bytearray(MIB), 0
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=300)
    with Watch(site) as watch, clock() as seconds:
        connection.request("GET", path)
        answer = connection.getresponse()
        while count := answer.readinto(taken):
            total += count
        rate = total / MIB / seconds()
    connection.close()
    return rate, watch.growth


def run(site: Site, front: Path, asked: argparse.Namespace) -> bool:
    restart(site, "")
    path, everything = kept_file(site, asked.mebibytes)
    size = asked.mebibytes * MIB
    rate, growth = zip_growth(site, everything)
    with nginx(front, site.folder / "blobs", f"http://127.0.0.1:{site.port}", plain(site)) as address:
        alone = source("nginx alone", address, digest_path(site), size)
        direct = source("gunicorn", f"http://127.0.0.1:{site.port}", path, size)
        slow = whole_rates([direct], asked.rounds)
        slow_rows = list(table([direct], slow, asked.reads))
        restart(site, "/kept/")
        behind = source("through X-Accel-Redirect", address, path, size)
        rates = whole_rates([alone, behind], asked.rounds)
        print("\n".join([*table([alone, behind], rates, asked.reads), "", *slow_rows]), flush=True)
    for one in (alone, direct, behind):
        one.connection.close()
    share = rates[behind.name] / rates[alone.name]
    print(f"\nwhole file through X-Accel-Redirect: {share:.2f} of nginx alone (wanted: {WANTED})")
    print(
        f"everything as one ZIP: {rate:.0f} MiB/s, memory +{growth / MIB:.1f} MiB (at most {MOST_GROWTH // MIB})"
    )
    site.stop()
    return share >= WANTED and growth < MOST_GROWTH


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving", description=__doc__.splitlines()[0])
    parser.add_argument("--mebibytes", type=int, default=1024)
    parser.add_argument("--reads", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args(arguments)
    if NGINX is None:
        print("nginx is not on this machine: apt-get install nginx-light")
        return 2
    folder = Path(tempfile.mkdtemp(prefix="serving-")).resolve()
    folder.chmod(0o755)
    site, front = Site(folder), folder / "front"
    front.mkdir()
    print(f"{machine()}\na file of {asked.mebibytes} MiB:", flush=True)
    try:
        well = run(site, front, asked)
    finally:
        site.kill_everything()
        shutil.rmtree(folder)
    print("all is well" if well else "NOT as it should be")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
