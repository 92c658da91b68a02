"""Search measured: our engine beside the bare library, other libraries, Elasticsearch and the whole API, in one run.

    python -m benchmarks.search [--count 10000] [--queries 200] [--elasticsearch URL] [--http] [--whoosh] [--processes 2]

Every column answers the same questions on the same records (Whoosh on the first 20,000, FTS5 on the first 100,000), warm, one after
the other, in this process. "tantivy" and "Elasticsearch" are asked with the clauses that our engine makes of the question, compiled
beforehand, and give back the same documents and counts; "tantivy, plainest" looks into one field and lifts nothing.
Made-up records come one after the other: a million need no more memory than ten thousand.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import time_ns
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oer_repo.settings")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="oer-bench-"))
os.environ.setdefault("THROTTLE_ANONYMOUS", "1000000/min")

import django

django.setup()

from benchmarks import (  # noqa: E402
    search_elasticsearch,
    search_fts5,
    search_http,
    search_tantivy,
    search_whoosh,
)
from benchmarks.measure import clock, machine, percentile, times_of  # noqa: E402
from benchmarks.search_corpus import FIELDS, MODEL, records  # noqa: E402
from benchmarks.search_questions import ROWS, Asked, Column, questions, requests  # noqa: E402
from search.backends.elasticsearch_find import Finder as ServerFinder  # noqa: E402
from search.backends.embedded_build import building  # noqa: E402
from search.backends.embedded_find import Finder  # noqa: E402
from search.backends.embedded_reader import Opened, Reader  # noqa: E402
from search.backends.embedded_store import Store  # noqa: E402
from search.backends.embedded_writer import Writing  # noqa: E402
from search.behind import behind  # noqa: E402
from search.documents import Document, analysed  # noqa: E402
from search.engine import Build  # noqa: E402
from search.garbage import collect_seldom, collecting_seldom  # noqa: E402
from search.preparing import CHUNK  # noqa: E402

MADE_UP = 25_000  # records at a time
RATIOS = (("ours", "tantivy"), ("our Elasticsearch", "Elasticsearch"))
Records = list[dict[str, Any]]
Analyse = Callable[[Records], Iterable[list[Document]]]
Times = dict[str, tuple[float, float]]


def ours(finder: Finder | ServerFinder, asked: list[Asked]) -> Column:
    column: Column = {
        name: [lambda one=one: finder.page(one) for one in some]  # type: ignore[misc]
        for name, some in requests(asked).items()
    }
    column["prefix"] = [lambda one=one: finder.suggest(one.words[0][:4], 8) for one in asked]  # type: ignore[misc]
    column["similar"] = [lambda one=one: finder.similar(str(one.number), 10) for one in asked]  # type: ignore[misc]
    return column


def filled(folder: Path, count: int, processes: int = 1) -> tuple[Opened, str]:
    """Our index, and how fast it was made."""
    store = Store(folder / "index", patience=60)
    writing = Writing(store, FIELDS)
    with building(writing, resume=False) as build, ExitStack() as stack:
        took = fill(build, count, analysing(stack, processes))
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    speed = f"{count / took:,.0f} records a second with {processes} at analysing, {size:.0f} MB"
    return Reader(store, writing.layout).open(), speed


def fill(build: Build, count: int, analyse: Analyse) -> float:
    """Seconds of analysis and writing, without those of making records up: nothing is written meanwhile."""
    took, waiting = 0.0, records(count)
    with collecting_seldom(), behind(build) as writing:
        while some := list(islice(waiting, MADE_UP)):
            with clock() as seconds:
                for documents in analyse(some):
                    writing.add(documents, time_ns() // 1000, {})
                writing.wait()
                took += seconds()
        with clock() as seconds:
            writing.end()
            build.finish(lambda batch, identifiers: None)
            return took + seconds()


def analysing(stack: ExitStack, processes: int) -> Analyse:
    """Here, or in processes beside this one, as a rebuild with several workers does."""
    if processes < 2:
        return one_by_one
    pool = stack.enter_context(
        ProcessPoolExecutor(processes, get_context("spawn"), initializer=collect_seldom)
    )
    list(pool.map(chunk, [[]] * processes))  # they have begun
    return lambda some: pool.map(chunk, chunks(some))


def one_by_one(some: Records) -> Iterator[list[Document]]:
    return map(chunk, chunks(some))


def chunks(some: Records) -> list[Records]:
    return [some[at : at + CHUNK] for at in range(0, len(some), CHUNK)]


def chunk(some: Records) -> list[Document]:
    return [analysed(FIELDS, one) for one in some]


def measured(column: Column) -> Times:
    """p50 and p95 in milliseconds of each row, after one warm round of a few."""
    found = {}
    for name, calls in column.items():
        times_of(calls[:20])
        times = times_of(calls)
        found[name] = percentile(times, 0.5), percentile(times, 0.95)
    return found


def lines(columns: dict[str, Times]) -> Iterator[str]:
    pairs = [pair for pair in RATIOS if pair[0] in columns]
    yield "| p50 / p95 ms | " + " | ".join([*columns, *(" / ".join(pair) for pair in pairs)]) + " |"
    yield "|-" * (len(columns) + len(pairs) + 1) + "|"
    for row in ROWS:
        cells = [_cell(times.get(row)) for times in columns.values()]
        yield f"| {row} | " + " | ".join([*cells, *(_ratio(columns, row, *pair) for pair in pairs)]) + " |"


def _cell(times: tuple[float, float] | None) -> str:
    return f"{times[0]:.2f} / {times[1]:.2f}" if times else "–"


def _ratio(columns: dict[str, Times], row: str, ours: str, bare: str) -> str:
    times = [columns[name].get(row) for name in (ours, bare)]
    return f"{times[0][0] / times[1][0]:.2f}" if times[0] and times[1] else "–"


def columns(given: argparse.Namespace, folder: Path, asked: list[Asked]) -> Iterator[tuple[str, Times]]:
    opened, speed = filled(folder, given.count, given.processes)
    print(f"our index: {speed}", flush=True)
    finder = Finder(opened, FIELDS, (MODEL,))
    yield "tantivy, plainest", measured(search_tantivy.plainest_questions(finder, asked))
    yield "tantivy", measured(search_tantivy.same_questions(finder, asked))
    yield "ours", measured(ours(finder, asked))
    fts5 = search_fts5.questions(folder / "fts.sqlite3", min(given.count, 100_000), asked)
    yield "SQLite FTS5", measured(fts5)
    if given.elasticsearch:
        yield from on_elasticsearch(given, asked)
    if given.http:
        yield "HTTP API", measured(search_http.questions(given.count, len(asked)))
    if given.whoosh:  # last: it takes haystack's connection for itself
        whoosh = search_whoosh.questions(folder / "whoosh", min(given.count, 20_000), asked)
        yield "haystack + Whoosh", measured(whoosh)


def on_elasticsearch(given: argparse.Namespace, asked: list[Asked]) -> Iterator[tuple[str, Times]]:
    with search_elasticsearch.index(given.elasticsearch) as (build, finder), ExitStack() as stack:
        took = fill(build, given.count, analysing(stack, given.processes))
        print(f"our Elasticsearch index: {given.count / took:,.0f} records a second", flush=True)
        yield "Elasticsearch", measured(search_elasticsearch.same_questions(finder, asked))
        yield "our Elasticsearch", measured(ours(finder, asked))


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument(
        "--processes", type=int, default=1, help="at analysing records while the index is made"
    )
    parser.add_argument("--elasticsearch", default="", metavar="URL")
    parser.add_argument("--http", action="store_true", help="also the whole API, on a catalogue of that size")
    parser.add_argument("--whoosh", action="store_true", help="also haystack's Whoosh backend")
    return parser


def main(given: list[str] | None = None) -> int:
    asked_for = arguments().parse_args(given)
    asked = questions(asked_for.count, asked_for.queries)
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        measured_columns = {}
        for name, times in columns(asked_for, Path(folder), asked):
            cells = ", ".join(f"{row} {_cell(one)}" for row, one in times.items())
            print(f"{name}: {cells}", flush=True)  # a later column may fail
            measured_columns[name] = times
    print("\n".join(lines(measured_columns)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
