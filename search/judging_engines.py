"""A judged corpus in a throwaway index of each engine, and how each is asked."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import time_ns

from search.backends.elasticsearch_build import building as build_on_server
from search.backends.elasticsearch_find import Finder as ServerFinder
from search.backends.elasticsearch_indices import Indices
from search.backends.elasticsearch_server import Place, connected
from search.backends.elasticsearch_writing import Writing as ServerWriting
from search.backends.embedded_build import building as build_in_folder
from search.backends.embedded_find import Finder
from search.backends.embedded_reader import Reader
from search.backends.embedded_store import Store
from search.backends.embedded_writer import Writing
from search.engine import Build
from search.judging import DEPTH, FIELDS, MODEL, Corpus, Find
from search.page import SearchPage
from search.request import SearchRequest

TIMEOUT = 60.0


@contextmanager
def embedded(corpus: Corpus) -> Iterator[Find]:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "index", patience=TIMEOUT)
        writing = Writing(store, FIELDS)
        with build_in_folder(writing, resume=False) as build:
            _fill(build, corpus)
        opened = Reader(store, writing.layout).open()
        yield _asking(Finder(opened, FIELDS, (MODEL,)).page)


@contextmanager
def elasticsearch(corpus: Corpus, url: str) -> Iterator[Find]:
    place = Place.read(url)
    client = connected(place.nodes, place.login, TIMEOUT)
    indices = Indices(client, f"{place.name}-judged-{time_ns():x}", FIELDS, shards=1)
    try:
        with build_on_server(ServerWriting(client, indices), resume=False) as build:
            _fill(build, corpus)
        yield _asking(ServerFinder(client, indices.alias, FIELDS, (MODEL,), "").page)
    finally:
        indices.remove()


def _fill(build: Build, corpus: Corpus) -> None:
    with build.batch(time_ns() // 1000) as batch:
        for document in corpus.documents.values():
            batch.add(document)
    build.finish(lambda batch, identifiers: None)


def _asking(page: Callable[[SearchRequest], SearchPage]) -> Find:
    def find(query: str) -> Sequence[str]:
        request = SearchRequest(q=query, per_page=DEPTH, facets=(), highlight=False)
        return [hit.id for hit in page(request).hits]

    return find
