"""Every test gets an empty index of notes in a folder of its own, in each engine that there is."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import haystack
import pytest
from haystack.utils.loading import ConnectionHandler

from search.page import SearchPage
from search.request import SearchRequest
from tests.search.notes import NOTES, Note, NoteIndex, use_note_index

EMBEDDED = "search.backends.embedded.EmbeddedEngine"


def connection(engine: str, path: Path) -> dict[str, Any]:
    return {"default": {"ENGINE": engine, "PATH": str(path), "SILENTLY_FAIL": False, "TIMEOUT": 5}}


@pytest.fixture(params=[EMBEDDED], ids=["embedded"])
def engine(request: pytest.FixtureRequest, settings: Any, tmp_path: Path) -> Iterator[str]:
    settings.HAYSTACK_CONNECTIONS = connection(request.param, tmp_path / "index")
    handler: ConnectionHandler = haystack.connections
    before = handler.connections_info, handler.thread_local.__dict__.pop("connections", None)
    handler.connections_info = settings.HAYSTACK_CONNECTIONS
    yield request.param
    NOTES.clear()
    handler.connections_info = before[0]
    handler.thread_local.__dict__.pop("connections", None)
    if before[1] is not None:
        handler.thread_local.connections = before[1]


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
