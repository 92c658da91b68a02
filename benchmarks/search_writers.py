"""Clients that publish, change and withdraw without end, and a ledger of what was acknowledged."""

import random
import threading
from dataclasses import dataclass, field
from typing import Any

from benchmarks.client import BROKEN, Client, Unexpected

WORD = "readers"  # stands in every title of theirs and in no other


@dataclass
class Written:
    """`number`: of the version that was acknowledged last; 0 before the first."""

    place: int
    resource: str = ""
    number: int = 0
    withdrawn: bool = False

    @property
    def mark(self) -> str:
        """A word that stands in the titles of no other resource."""
        return f"mark{self.place:06d}x"

    def title(self, number: int) -> str:
        return f"{WORD} {self.mark} version {number}"


@dataclass
class Ledger:
    written: list[Written] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def new(self) -> Written:
        with self._lock:
            one = Written(len(self.written) + 1)
            self.written.append(one)
        return one

    def gone(self) -> dict[str, str]:
        """Mark by identifier of what was acknowledged as withdrawn by now: no answer asked for from now on may have it."""
        return {one.resource: one.mark for one in list(self.written) if one.withdrawn}

    def by_id(self) -> dict[str, Written]:
        return {one.resource: one for one in list(self.written) if one.resource}


class Writer(threading.Thread):
    """One client, with resources of its own."""

    def __init__(self, client: Client, ledger: Ledger, ending: threading.Event, seed: str) -> None:
        super().__init__()
        self.client, self.ledger, self.ending = client, ledger, ending
        self.chance = random.Random(seed)
        self.mine: list[Written] = []

    def run(self) -> None:
        while not self.ending.wait(self.chance.uniform(0.0, 0.2)):
            try:
                self._step()
            except (*BROKEN, Unexpected) as error:
                self.ledger.faults.append(f"a writer was not answered as it should be: {error!r}")

    def _step(self) -> None:
        living = [one for one in self.mine if not one.withdrawn]
        dice = self.chance.random()
        if dice < 0.5 or not living:
            self._publish()
        elif dice < 0.75:
            self._change(self.chance.choice(living))
        else:
            self._withdraw(self.chance.choice(living))

    def _publish(self) -> None:
        one = self.ledger.new()
        one.resource = self.client.post("/api/v1/resources/", draft_of(one))["id"]
        text = f"The lesson of {one.mark}.\n".encode()
        self.client.upload(one.resource, "lesson.txt", text, len(text))
        self.client.post(f"{path_of(one)}publish/")
        one.number = 1
        self.mine.append(one)

    def _change(self, one: Written) -> None:
        self.client.post(f"{path_of(one)}versions/")
        title = {"titles": {"en": one.title(one.number + 1)}}
        self.client.patch(f"{path_of(one)}draft/", title, "*")
        self.client.post(f"{path_of(one)}publish/")
        one.number += 1

    def _withdraw(self, one: Written) -> None:
        self.client.post(f"{path_of(one)}withdraw/", {"reason": "A benchmark took it back."})
        one.withdrawn = True


def draft_of(one: Written) -> dict[str, Any]:
    return {
        "titles": {"en": one.title(1)},
        "descriptions": {"en": "Made while others read."},
        "languages": ["en"],
        "creators": [{"name": "A benchmark"}],
        "license": {"id": "by/4.0"},
    }


def path_of(one: Written) -> str:
    return f"/api/v1/resources/{one.resource}/"
