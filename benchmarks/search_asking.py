"""One client that searches, suggests, pages and exports, and looks whether each answer is whole and true."""

import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from benchmarks.asked import questions
from benchmarks.client import BROKEN, Client
from benchmarks.search_writers import WORD, Ledger

PER_PAGE = 20


class Wrong(Exception):
    """An answer that should not have been."""


class Reader(threading.Thread):
    def __init__(
        self,
        client: Client,
        ledger: Ledger,
        untouched: frozenset[str],
        ending: threading.Event,
        seed: str,
    ) -> None:
        """`untouched`: what nobody changes meanwhile."""
        super().__init__()
        self.client, self.ledger, self.untouched, self.ending = client, ledger, untouched, ending
        self.chance = random.Random(seed)
        self.words = questions(self.chance)
        self.times: dict[str, list[float]] = {}
        self.faults: list[str] = []
        self._kept: dict[str, tuple[str, str]] = {}  # address → ETag and answer

    def run(self) -> None:
        names = list(ASKED)
        while not self.ending.is_set():
            self.chance.shuffle(names)
            for name in names:
                if not self.ending.is_set():
                    self._one(name)

    def _one(self, name: str) -> None:
        started = time.perf_counter()
        try:
            ASKED[name](self)
        except Wrong as wrong:
            self.faults.append(f"{name}: {wrong}")
        except (*BROKEN, ValueError, KeyError) as error:
            self.faults.append(f"{name}: {error!r}")
        self.times.setdefault(name, []).append((time.perf_counter() - started) * 1000)

    def word(self) -> str:
        return quote(self.chance.choice([*self.words, WORD, WORD, ""]))

    def text(self, path: str) -> str:
        """The answer; nothing in it may be withdrawn already. What was kept may be used again when the site says so."""
        gone, known = self.ledger.gone(), self._kept.get(path)
        with self.client.asked("GET", path, headers={"If-None-Match": known[0]} if known else {}) as answer:
            body = answer.read().decode()
        if answer.status == 304 and known:
            body = known[1]
        elif answer.status != 200:
            raise Wrong(f"GET {path}: {answer.status} {body[:300]}")
        if etag := answer.headers.get("ETag"):
            self._kept[path] = etag, body
        if shown := [mark for mark in gone.values() if mark in body]:
            raise Wrong(f"GET {path}: {answer.status} with {shown[:3]}, which had been withdrawn")
        return body

    def page(self, path: str) -> dict[str, Any]:
        """One page of results, looked at closely."""
        page: dict[str, Any] = json.loads(self.text(path))
        ids = [one["id"] for one in page["results"]]
        if len(set(ids)) != len(ids):
            raise Wrong(f"GET {path}: a resource stands twice on one page")
        known = self.ledger.by_id()
        for one in page["results"]:
            written = known.get(one["id"])
            if written and one["titles"]["en"] != written.title(one["number"]):
                raise Wrong(f"GET {path}: version {one['number']} with {one['titles']}")
        return page

    def search(self) -> None:
        number = self.chance.choice((1, 1, 1, 2, 3))
        path = f"/api/v1/search/?q={self.word()}&per_page={PER_PAGE}&page={number}&facets=license"
        page = self.page(path)
        expected = min(PER_PAGE, max(0, page["total"] - (number - 1) * PER_PAGE))
        if len(page["results"]) != expected:
            raise Wrong(f"GET {path}: {len(page['results'])} results of {page['total']}, expected {expected}")
        counted = sum(one["count"] for one in page["facets"]["license"])
        if counted != page["total"]:
            raise Wrong(f"GET {path}: {page['total']} results, {counted} counted by license")

    def suggest(self) -> None:
        json.loads(self.text(f"/api/v1/search/suggest/?q={self.word()[:4]}"))
        json.loads(self.text(f"/api/v1/search/suggest/?q={WORD[:5]}"))

    def similar(self) -> None:
        identifier = self.chance.choice(sorted(self.untouched))
        json.loads(self.text(f"/api/v1/search/similar/{identifier}/"))

    def web_page(self) -> None:
        body = self.text(f"/search/?q={self.word()}")
        if not body.rstrip().endswith("</html>"):
            raise Wrong(f"a page that is cut off: {body[-80:]!r}")

    def web_suggestions(self) -> None:
        self.text(f"/search/suggest/?q={WORD[:5]}")

    def every_page(self) -> None:
        def pages() -> Iterator[str]:
            cursor = ""
            while True:
                page = self.page(f"/api/v1/search/?sort=newest&per_page=30{cursor}")
                yield from (one["id"] for one in page["results"])
                if not page["next_cursor"]:
                    return
                cursor = f"&cursor={page['next_cursor']}"

        self._each_once(pages())

    def export(self) -> None:
        lines = self.text("/api/v1/search/?format=ndjson").splitlines()
        self._each_once(json.loads(line)["id"] for line in lines)

    def _each_once(self, ids: Iterator[str]) -> None:
        counts = Counter(ids)
        wrong = [one for one in self.untouched if counts[one] != 1]
        if wrong:
            raise Wrong(
                f"{len(wrong)} that nobody touched are not there once, as {counts[wrong[0]]} times {wrong[0]}"
            )


ASKED: dict[str, Callable[[Reader], None]] = {
    "search": Reader.search,
    "suggest": Reader.suggest,
    "similar": Reader.similar,
    "web page": Reader.web_page,
    "web suggestions": Reader.web_suggestions,
    "page by page": Reader.every_page,
    "export": Reader.export,
}
