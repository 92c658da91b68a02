"""Writing in a thread of its own: what is noted is committed, and what goes wrong there is told."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from search.behind import behind
from search.documents import Document, analysed
from search.engine import Build
from search.errors import SearchUnavailable
from search.page import SearchPage
from tests.search.conftest import EMBEDDED
from tests.search.notes import Note, NoteIndex

NOW = 1
Find = Callable[..., SearchPage]


@pytest.fixture
def document(backend: Any, note_index: NoteIndex) -> Callable[[int], Document]:
    def document(pk: int) -> Document:
        return analysed(backend.fields, note_index.full_prepare(Note(pk, f"Lesson {pk}").group))

    return document


@pytest.fixture(autouse=True)
def two_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a commit."""
    monkeypatch.setattr("search.behind.COMMIT_EVERY", 2)


def write(build: Build, documents: Iterable[Document]) -> None:
    """Each in a chunk of its own."""
    with behind(build) as writing:
        for done, document in enumerate(documents, 1):
            writing.add([document], NOW, {"done": done})


def finish(build: Build) -> None:
    build.finish(lambda batch, identifiers: None)


def ids(find: Find) -> list[str]:
    return sorted(hit.id for hit in find().hits)


def test_all_chunks_are_there_in_the_end(
    backend: Any, document: Callable[[int], Document], find: Find
) -> None:
    with backend.build() as build:
        write(build, map(document, (1, 2, 3)))
        assert build.state == {"done": 3}
        finish(build)
    assert ids(find) == ["1", "2", "3"]


def test_only_what_is_committed_is_noted(backend: Any, document: Callable[[int], Document]) -> None:
    with backend.build() as build, behind(build) as writing:
        writing.add([document(1)], NOW, {"done": 1})
        writing.wait()
        assert build.state == {}
        writing.add([document(2)], NOW, {"done": 2})
        writing.wait()
        assert build.state == {"done": 2}


def test_after_an_error_what_was_committed_stays_and_the_rest_does_not(
    backend: Any, document: Callable[[int], Document], find: Find
) -> None:
    def three_and_an_error() -> Iterator[Document]:
        yield from (document(1), document(2), document(3))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), backend.build() as build:
        write(build, three_and_an_error())
    with backend.build() as build:
        assert build.state == {"done": 2}
        finish(build)
    assert ids(find) == ["1", "2"]


@pytest.mark.parametrize("engine", [EMBEDDED], indirect=True)
def test_what_goes_wrong_in_the_thread_is_raised(backend: Any, document: Callable[[int], Document]) -> None:
    with backend.build() as build:
        shutil.rmtree(build.directory)
        with pytest.raises(SearchUnavailable, match="could not be written"):
            write(build, map(document, (1, 2, 3)))
