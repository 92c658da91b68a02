"""kill -9 in the middle of uploads: by tus the client goes on where it was, and what was acknowledged is there, whole.

    python -m benchmarks.upload_kills [--kills 20] [--seed N] [--store folder|s3]

`s3` needs TEST_S3_URL=http://key:secret@host:port (`.ci/services/ceph-rgw.sh` prints one). In each round one file is on its way by
tus, one by a request to the API and one by the web form when the kill comes. Exits with 1 on any fault.
"""

import argparse
import hashlib
import io
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.browser import Browser
from benchmarks.client import BROKEN, Client, Unexpected
from benchmarks.kill_test import lose_power, wait_for_tasks
from benchmarks.measure import told
from benchmarks.running_site import Site
from benchmarks.store_outage import bucket_at, left

MIB = 1024**2
LARGEST = 20 * MIB
PIECE = 6 * MIB
LINE = 8 * MIB  # bytes in a second
PATIENCE = 180.0  # seconds; what a killed process left whole is finished by the worker within a minute
ROLES = ["web worker", "web master", "everything"]
# Which files are in the draft of each upload: {"where": its resource or version, "digest": …, "acknowledged": …}
LEDGER = """
import json, os
from django.db.models import Q
from oer_repo.resources.models import File
for sent in json.load(open(os.environ["LEDGER"])):
    here = Q(version_id=sent["where"]) | Q(version__resource_id=sent["where"])
    found = list(File.objects.filter(here).values_list("blob_id", flat=True))
    if found != [sent["digest"]] and (sent["acknowledged"] or found):
        print(f"FAULT {sent}: {found}")
"""


class Slow(io.BytesIO):
    """A body that comes over a slow line, and says when it has begun to."""

    def __init__(self, data: bytes, begun: threading.Event) -> None:
        super().__init__(data)
        self._begun = begun

    def read(self, _size: int | None = -1, /) -> bytes:
        self._begun.set()
        chunk = super().read(64 * 1024)
        time.sleep(len(chunk) / LINE)
        return chunk


@dataclass
class Sent:
    """One file on its way; `where` is its resource, or the version that the form was for."""

    path: Path
    size: int
    digest: str
    where: str = ""
    acknowledged: bool = False
    broken: int = 0
    faults: list[str] = field(default_factory=list)
    begun: threading.Event = field(default_factory=threading.Event)

    def stopped(self, error: Exception) -> None:
        """A server that is killed does not answer; another upload's lock lasts as long as its process."""
        self.broken += 1
        if isinstance(error, Unexpected) and error.status not in (409, 423):
            self.faults.append(f"{self.path.name}: {error}")


def until(ask: Callable[[], Any]) -> Any:
    """Ask until the server is back and has an answer."""
    give_up = time.monotonic() + PATIENCE
    while True:
        try:
            if answer := ask():
                return answer
        except (*BROKEN, Unexpected):
            if time.monotonic() > give_up:
                raise
        if time.monotonic() > give_up:
            raise RuntimeError("This was waited for in vain.")
        time.sleep(0.2)


@dataclass(frozen=True)
class Senders:
    client: Client
    browser: Browser

    def by_tus(self, sent: Sent) -> None:
        """Goes on until the whole file is there; what was promised once stays promised."""
        promised = 0
        upload = until(lambda: self.client.begin_upload(self._draft(sent), "film.bin", sent.size))
        while (offset := until(lambda: (self.client.upload_offset(upload),))[0]) < sent.size:
            if offset < promised:
                sent.faults.append(f"{sent.path.name}: {promised} bytes were promised, {offset} are there")
            size = min(sent.size - offset, PIECE)
            try:
                promised = self.client.send_piece(upload, offset, body(sent, offset, size), size)
            except (*BROKEN, Unexpected) as error:
                sent.stopped(error)
                time.sleep(0.2)
        file = until(lambda: self.client.get(upload)["file"])
        sent.acknowledged = True
        self._compare(sent, file)

    def by_api(self, sent: Sent) -> None:
        try:
            file = self.client.upload(self._draft(sent), "film.bin", body(sent, 0, sent.size), sent.size)
        except (*BROKEN, Unexpected) as error:
            sent.stopped(error)
        else:
            sent.acknowledged = True
            self._compare(sent, file)

    def by_form(self, sent: Sent) -> None:
        address = until(self.browser.start_deposit)
        sent.where = urlsplit(address).path.split("/")[2]
        try:
            self.browser.give_file(address, sent.path)
        except (*BROKEN, Unexpected) as error:
            sent.stopped(error)
        else:
            sent.acknowledged = True

    def _draft(self, sent: Sent) -> str:
        made = until(lambda: self.client.post("/api/v1/resources/", {"titles": {"en": sent.path.name}}))
        sent.where = made["id"]
        return sent.where

    def _compare(self, sent: Sent, file: dict[str, Any]) -> None:
        if until(lambda: self.client.digest(f"/api/v1/files/{file['id']}/content/")) != sent.digest:
            sent.faults.append(f"{sent.path.name}: other bytes come back")


def body(sent: Sent, start: int, size: int) -> Slow:
    return Slow(sent.path.read_bytes()[start : start + size], sent.begun)


def files(folder: Path, number: int, chance: random.Random) -> Iterator[Sent]:
    for way in ("tus", "api", "form"):
        path = folder / f"{number}-{way}.bin"
        data = chance.randbytes(chance.randint(2 * MIB, LARGEST))
        path.write_bytes(data)
        yield Sent(path, len(data), hashlib.sha256(data).hexdigest())


def one_round(site: Site, senders: Senders, sent: list[Sent], chance: random.Random, role: str) -> str:
    """The kill comes while the API's one request is under way, the others being where they are."""
    ways = (senders.by_tus, senders.by_api, senders.by_form)
    threads = [threading.Thread(target=way, args=(one,)) for way, one in zip(ways, sent, strict=True)]
    for thread in threads:
        thread.start()
    sent[1].begun.wait(PATIENCE)
    time.sleep(chance.uniform(0, 0.8 * sent[1].size / LINE))
    if role == "everything":
        lose_power(site)
    else:
        site.kill_one(role, chance)
    site.wait()
    for thread in threads:
        thread.join()
    for one in sent:
        one.path.unlink()
    return role


def run(site: Site, kills: int, seed: int) -> Iterator[str]:
    chance, folder = random.Random(seed), site.folder / "films"
    folder.mkdir()
    site.start()
    site.wait()
    senders = Senders(
        Client(site.port, site.token()), Browser(site.port, site.session(), bytes_per_second=LINE)
    )
    ledger: list[Sent] = []
    roles: Counter[str] = Counter()
    for number in range(kills):
        sent = list(files(folder, number, chance))
        # One process of two may be the one that nobody is talking to: the first kill is of all.
        role = chance.choice(ROLES) if number else "everything"
        roles[one_round(site, senders, sent, chance, role)] += 1
        ledger += sent
    tell(ledger, roles)
    lose_power(site)
    site.wait()
    wait_for_tasks(site)
    site.stop()
    for one in ledger:
        yield from one.faults
    yield from unlike(site, ledger)
    yield from left(site)
    # After the sweep: whoever is killed between the end of an upload and the removal of its spool leaves that to it.
    yield from (f"a spool of an upload is left: {path}" for path in (site.folder / "resumable").glob("*"))
    if not any(one.broken for one in ledger):
        yield "no upload was struck: this has shown nothing"


def tell(ledger: list[Sent], roles: Counter[str]) -> None:
    print(f"  kills: {dict(roles)}; at the end everything")
    for place, way in enumerate(("tus", "API", "form")):
        sent = ledger[place::3]
        struck, kept = sum(bool(one.broken) for one in sent), sum(one.acknowledged for one in sent)
        print(f"  by {way}: {len(sent)} begun, {struck} struck, {kept} acknowledged", flush=True)


def unlike(site: Site, ledger: list[Sent]) -> Iterator[str]:
    """Acknowledged is there, once; of what was not, all of it or nothing."""
    told = [
        {"where": one.where, "digest": one.digest, "acknowledged": one.acknowledged}
        for one in ledger
        if one.where
    ]
    path = site.folder / "ledger.json"
    path.write_text(json.dumps(told))
    site.settings["LEDGER"] = str(path)
    done = site.manage("shell", "-v", "0", "-c", LEDGER)
    yield from done.stdout.splitlines()
    if done.returncode:
        yield done.stderr


def settings_for(store: str) -> dict[str, str]:
    if store == "folder":
        return {}
    server = urlsplit(os.environ.get("TEST_S3_URL", ""))
    if not server.hostname:
        raise SystemExit("--store s3 needs TEST_S3_URL=http://key:secret@host:port.")
    return bucket_at(f"http://{server.hostname}:{server.port}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.upload_kills", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--store", choices=["folder", "s3"], default="folder")
    asked = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="upload-kills-")).resolve()
    print(f"upload kills: {asked.store}, {asked.kills} kills, seed {asked.seed}, in {folder}", flush=True)
    site = Site(folder, settings={"USER_QUOTA_BYTES": "0"} | settings_for(asked.store))
    try:
        faults = list(run(site, asked.kills, asked.seed))
    finally:
        site.kill_everything()
    return told(faults, folder)


if __name__ == "__main__":
    sys.exit(main())
