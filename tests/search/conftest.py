"""Every test gets an empty index of notes in a folder of its own, in each engine that there is."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import haystack
import pytest
from elasticsearch import Elasticsearch
from haystack.utils.loading import ConnectionHandler

from search.page import SearchPage
from search.request import SearchRequest
from tests.search.notes import NOTES, Note, NoteIndex, use_note_index

EMBEDDED = "search.backends.embedded.EmbeddedEngine"
ELASTICSEARCH = "search.backends.elasticsearch.ElasticsearchEngine"
URL = os.environ.get("ELASTICSEARCH_URL", "")


def connection(engine: str, path: Path) -> dict[str, Any]:
    """Each test has an index of its own: a folder, or a name on the server."""
    where = {"PATH": str(path)} if engine == EMBEDDED else {"URL": f"{URL}/test-{uuid4().hex}"}
    more = {"SILENTLY_FAIL": False, "INCLUDE_SPELLING": True, "TIMEOUT": 5 if engine == EMBEDDED else 30}
    return {"default": {"ENGINE": engine, **where, **more}}


def needs_elasticsearch() -> None:
    if not URL and os.environ.get("REQUIRE_SERVICES") != "1":
        pytest.skip("ELASTICSEARCH_URL names no Elasticsearch; .ci/services/elasticsearch.sh starts one")
    assert URL, "REQUIRE_SERVICES=1, and ELASTICSEARCH_URL is not set"


@pytest.fixture(params=[EMBEDDED, ELASTICSEARCH], ids=["embedded", "elasticsearch"])
def engine(request: pytest.FixtureRequest, settings: Any, tmp_path: Path) -> Iterator[str]:
    if request.param == ELASTICSEARCH:
        needs_elasticsearch()
    settings.HAYSTACK_CONNECTIONS = connection(request.param, tmp_path / "index")
    handler: ConnectionHandler = haystack.connections
    before = handler.connections_info, handler.thread_local.__dict__.pop("connections", None)
    handler.connections_info = settings.HAYSTACK_CONNECTIONS
    yield request.param
    if request.param == ELASTICSEARCH:
        forget(settings.HAYSTACK_CONNECTIONS["default"]["URL"])
    NOTES.clear()
    handler.connections_info = before[0]
    handler.thread_local.__dict__.pop("connections", None)
    if before[1] is not None:
        handler.thread_local.connections = before[1]


def forget(address: str) -> None:
    """The indices of one test."""
    name = address.rpartition("/")[2]
    client = Elasticsearch(URL)
    for index in client.indices.get_alias(index=f"{name}-*").body:
        client.indices.delete(index=index)
    client.close()


@pytest.fixture
def note_index(engine: str) -> NoteIndex:
    return use_note_index()


@pytest.fixture
def backend(note_index: NoteIndex) -> Any:
    return haystack.connections["default"].get_backend()


@pytest.fixture
def add(backend: Any, note_index: NoteIndex) -> Callable[..., None]:
    def add(*notes: Note) -> None:
        backend.update(note_index, [note.group for note in notes])

    return add


@pytest.fixture
def find(backend: Any) -> Callable[..., SearchPage]:
    def find(q: str = "", **more: Any) -> SearchPage:
        page: SearchPage = backend.find(SearchRequest(q=q, **more))
        return page

    return find
