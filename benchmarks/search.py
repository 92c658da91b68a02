"""Search measured: our engine beside the bare library, other libraries, Elasticsearch and the whole API, in one run.

    python -m benchmarks.search [--count 10000] [--queries 200] [--elasticsearch URL] [--http] [--whoosh]

Every column answers the same questions on the same records (whoosh on the first 20,000), warm, one after the other, in this process. The
last column says how many times slower our engine is than the bare library (or than a bare Elasticsearch query).
"""

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import time_ns

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oer_repo.settings")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="oer-bench-"))

import django

django.setup()

from benchmarks import search_others  # noqa: E402
from benchmarks.measure import clock, machine, percentile, times_of  # noqa: E402
from benchmarks.search_corpus import FIELDS, MODEL, record, records, vocabulary  # noqa: E402
from search.backends.elasticsearch_build import building as on_server  # noqa: E402
from search.backends.elasticsearch_find import Finder as ServerFinder  # noqa: E402
from search.backends.elasticsearch_indices import Indices  # noqa: E402
from search.backends.elasticsearch_server import Place, connected  # noqa: E402
from search.backends.elasticsearch_writing import Writing as ServerWriting  # noqa: E402
from search.backends.embedded_build import building  # noqa: E402
from search.backends.embedded_find import Finder  # noqa: E402
from search.backends.embedded_reader import Opened, Reader  # noqa: E402
from search.backends.embedded_store import Store  # noqa: E402
from search.backends.embedded_writer import Writing  # noqa: E402
from search.documents import analysed  # noqa: E402
from search.engine import Build  # noqa: E402
from search.request import SearchRequest  # noqa: E402

FIVE = ("license", "subject", "language", "level", "type")
BATCH = 5_000
Ask = Callable[[], object]
Column = dict[str, list[Ask]]


@dataclass(frozen=True)
class Asked:
    """One question, in the words in which each column asks it."""

    words: tuple[str, ...]
    number: int


ROWS = (
    "AND",
    "OR common + 5 facets",
    "license filter",
    "usable_in",
    "prefix",
    "did you mean",
    "deep page",
    "similar",
)


def questions(count: int, queries: int) -> list[Asked]:
    """Two words each that stand in the same record, so that something is found; Latin letters, so that all can answer."""
    chance, found = random.Random(7), []
    while len(found) < queries:
        number = chance.randrange(count)
        held = record(number, random.Random(20261126 * 1_000_003 + number))
        if held["language"] in ("en", "fr", "de", "id", "fil"):
            words = [word for word in held["description"].split() if len(word) > 4]
            found.append(Asked(tuple(chance.sample(words, 2)), number))
    return found


def common(at: int) -> tuple[str, ...]:
    """Words that stand in a good part of all records of a language."""
    words = vocabulary(("en", "fr", "id")[at % 3]).words
    return words[at % 10], words[10 + at % 17]


def requests(asked: list[Asked]) -> dict[str, list[SearchRequest]]:
    def each(**more: object) -> list[SearchRequest]:
        return [SearchRequest(q=" ".join(one.words), **{"facets": (), **more}) for one in asked]  # type: ignore[arg-type]

    return {
        "AND": each(),
        "OR common + 5 facets": [
            SearchRequest(q=" OR ".join(common(at)), facets=FIVE) for at in range(len(asked))
        ],
        "license filter": [
            SearchRequest(
                q=common(at)[0],
                filters={"license": ("by/4.0", "zero/1.0"), "language": ("en", "id")},
                facets=(),
            )
            for at in range(len(asked))
        ],
        "usable_in": [
            SearchRequest(q=common(at)[0], filters={"usable_adapt": ("by-sa/4.0",)}, facets=("usable_adapt",))
            for at in range(len(asked))
        ],
        "did you mean": [
            SearchRequest(q=one.words[0][:3] + "x" + one.words[0][3:], facets=()) for one in asked
        ],
        "deep page": [
            SearchRequest(q=" OR ".join(common(at)), facets=(), page=500, per_page=20)
            for at in range(len(asked))
        ],
    }


def ours(finder: Finder | ServerFinder, asked: list[Asked]) -> Column:
    column = {
        name: [lambda one=one: finder.page(one) for one in some]  # type: ignore[misc]
        for name, some in requests(asked).items()
    }
    column["prefix"] = [lambda one=one: finder.suggest(one.words[0][:4], 8) for one in asked]  # type: ignore[misc]
    column["similar"] = [lambda one=one: finder.similar(str(one.number), 10) for one in asked]  # type: ignore[misc]
    return column


def filled(folder: Path, count: int) -> tuple[Opened, str]:
    """Our index, and how fast it was made by one process."""
    store = Store(folder / "index", patience=60)
    writing = Writing(store, FIELDS)
    with building(writing, resume=False) as build:
        took = fill(build, count)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    return Reader(store, writing.layout).open(), f"{count / took:,.0f} records a second, {size:.0f} MB"


def on_elasticsearch(stack: ExitStack, url: str, count: int) -> tuple[ServerFinder, str]:
    place = Place.read(url)
    client = connected(place.nodes, place.login, 120.0)
    indices = Indices(client, f"{place.name}-benchmark", FIELDS, shards=1)
    stack.callback(indices.remove)
    with on_server(ServerWriting(client, indices), resume=False) as build:
        took = fill(build, count)
    return ServerFinder(client, indices.alias, FIELDS, (MODEL,), ""), f"{count / took:,.0f} records a second"


def fill(build: Build, count: int) -> float:
    """Seconds of analysis and writing, without those of making records up."""
    took, waiting = 0.0, records(count)
    while some := list(islice(waiting, BATCH)):
        with clock() as seconds:
            with build.batch(time_ns() // 1000) as batch:
                for one in some:
                    batch.add(analysed(FIELDS, one))
            took += seconds()
    with clock() as seconds:
        build.finish(lambda batch, identifiers: None)
        return took + seconds()


def measured(column: Column) -> dict[str, tuple[float, float]]:
    """p50 and p95 in milliseconds of each row, after one warm round of a few."""
    found = {}
    for name, calls in column.items():
        times_of(calls[:20])
        times = times_of(calls)
        found[name] = percentile(times, 0.5), percentile(times, 0.95)
    return found


def lines(columns: dict[str, dict[str, tuple[float, float]]]) -> Iterator[str]:
    yield "| p50 / p95 ms | " + " | ".join(columns) + " | ours / tantivy | ours / Elasticsearch |"
    yield "|-" * (len(columns) + 3) + "|"
    for row in ROWS:
        cells = [_cell(columns[name].get(row)) for name in columns]
        pairs = (("ours", "tantivy"), ("our Elasticsearch", "Elasticsearch"))
        ratios = [_ratio(columns, row, *pair) for pair in pairs]
        yield f"| {row} | " + " | ".join([*cells, *ratios]) + " |"


def _cell(times: tuple[float, float] | None) -> str:
    return f"{times[0]:.2f} / {times[1]:.2f}" if times else "–"


def _ratio(columns: dict[str, dict[str, tuple[float, float]]], row: str, ours: str, bare: str) -> str:
    times = [columns.get(name, {}).get(row) for name in (ours, bare)]
    return f"{times[0][0] / times[1][0]:.2f}" if times[0] and times[1] else "–"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--elasticsearch", default="", metavar="URL")
    parser.add_argument("--http", action="store_true", help="also the whole API, on a catalogue of that size")
    parser.add_argument(
        "--whoosh", action="store_true", help="also haystack's Whoosh backend (pip install whoosh-reloaded)"
    )
    given = parser.parse_args(arguments)
    asked = questions(given.count, given.queries)
    print(machine(), flush=True)
    columns = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        opened, speed = filled(folder, given.count)
        print(f"our index: {speed}", flush=True)
        columns["tantivy"] = measured(search_others.tantivy_alone(opened, asked, common))
        columns["ours"] = measured(ours(Finder(opened, FIELDS, (MODEL,)), asked))
        columns["SQLite FTS5"] = measured(
            search_others.fts5(folder / "fts.sqlite3", given.count, asked, common)
        )
        if given.whoosh:
            columns["haystack + Whoosh"] = measured(
                search_others.whoosh(folder / "whoosh", min(given.count, 20_000), asked, common)
            )
        if given.elasticsearch:
            finder, speed = on_elasticsearch(stack, given.elasticsearch, given.count)
            print(f"our Elasticsearch index: {speed}", flush=True)
            columns["Elasticsearch"] = measured(search_others.elasticsearch_alone(finder, asked, common))
            columns["our Elasticsearch"] = measured(ours(finder, asked))
        if given.http:
            columns["HTTP API"] = measured(search_others.http(given.count, len(asked)))
        print("\n".join(lines(columns)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
