"""A stream of deposits through the API, and a ledger of what the server has acknowledged."""

import hashlib
import random
import threading
import time
from dataclasses import dataclass, field

from benchmarks.client import BROKEN, Client, Unexpected
from benchmarks.running_site import ROOT

PDF = ROOT / "oer_repo" / "ingest" / "samples" / "reading-a-map" / "reading-a-map.pdf"
STREAMS = 3
LARGEST = 3 * 1024**2


@dataclass
class Deposit:
    """What was answered with 2xx; `unanswered` is the step at which the server died."""

    number: int
    resource: str = ""
    file: str = ""
    published: bool = False
    digest: str = ""
    unanswered: str = ""
    refused: str = ""
    refusal: Unexpected | None = None

    @property
    def mark(self) -> str:
        """A word that stands in no other deposit."""
        return f"mark{self.number:06d}x"


@dataclass
class Stream:
    """Several clients that deposit without end until told to stop."""

    client: Client
    seed: int
    largest: int = LARGEST
    ledger: list[Deposit] = field(default_factory=list)
    ending: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        self._threads = [threading.Thread(target=self._run, args=(place,)) for place in range(STREAMS)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self.ending.set()
        for thread in self._threads:
            thread.join()

    def _run(self, place: int) -> None:
        chance = random.Random(f"{self.seed}-{place}")
        while not self.ending.wait(chance.uniform(0.02, 0.25)):
            make_deposit(self.client, self._next(), body_for(chance, self.largest))
            while not self.ending.is_set() and not self.client.answers():
                time.sleep(0.1)

    def _next(self) -> Deposit:
        with self._lock:
            deposit = Deposit(number=len(self.ledger) + 1)
            self.ledger.append(deposit)
        return deposit


def body_for(chance: random.Random, largest: int = LARGEST) -> bytes:
    """Mostly random bytes; some PDFs, of which the worker draws previews; some bytes several times."""
    kind = chance.random()
    if kind < 0.2:
        return PDF.read_bytes() + chance.randbytes(16)
    if kind < 0.35:
        return random.Random(chance.randrange(5)).randbytes(200_000)
    return chance.randbytes(chance.randint(2_000, largest if kind > 0.8 else 200_000))


def make_deposit(client: Client, deposit: Deposit, body: bytes) -> None:
    """Create, upload, publish; the ledger learns of each step when it was acknowledged."""
    step = "create"
    try:
        deposit.resource = client.post("/api/v1/resources/", draft_of(deposit))["id"]
        step = "upload"
        file = client.upload(deposit.resource, file_name(body), body, len(body))
        deposit.file, deposit.digest = file["id"], hashlib.sha256(body).hexdigest()
        step = "publish"
        client.post(f"/api/v1/resources/{deposit.resource}/publish/")
        deposit.published = True
    except BROKEN:
        deposit.unanswered = step
    except Unexpected as error:
        deposit.refused, deposit.refusal = f"{step}: {error}", error


def file_name(body: bytes) -> str:
    return "lesson.pdf" if body.startswith(b"%PDF") else "lesson.bin"


def draft_of(deposit: Deposit) -> dict[str, object]:
    return {
        "titles": {"en": f"Deposit {deposit.mark}", "th": f"บทเรียน {deposit.mark}"},
        "descriptions": {"en": "Made to see whether it is still there afterwards."},
        "languages": ["en", "th"],
        "creators": [{"name": "A benchmark"}, {"name": "Its second author"}],
        "license": {"id": "by/4.0"},
    }
