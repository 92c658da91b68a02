"""The embedded index on the disk: its lock, its replacement, its damage and its leftovers."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from search.errors import IndexBusy, SearchUnavailable
from search.page import SearchPage
from tests.search.conftest import EMBEDDED
from tests.search.notes import Note

pytestmark = pytest.mark.parametrize("engine", [EMBEDDED], indirect=True)

Add = Callable[..., None]
Find = Callable[..., SearchPage]


def current(backend: Any) -> Path:
    store = backend.store
    directory: Path = store.path / store.pointer.read_text()
    return directory


def test_an_index_replaced_under_a_reader_is_seen(backend: Any, add: Add, find: Find, tmp_path: Path) -> None:
    add(Note(1, "Algebra"))
    shutil.copytree(backend.store.path, tmp_path / "backup")
    add(Note(2, "Biology"))
    assert find().total == 2
    shutil.rmtree(backend.store.path)
    shutil.copytree(tmp_path / "backup", backend.store.path)
    assert [hit.id for hit in find().hits] == ["1"]


def test_a_rebuilt_index_is_seen_and_the_old_one_removed(backend: Any, add: Add, find: Find) -> None:
    add(Note(1, "Algebra"))
    before = current(backend)
    assert find().total == 1
    backend.clear()
    assert find().total == 0
    assert not before.exists()


def test_an_index_that_vanished_is_no_empty_index(backend: Any, add: Add, find: Find) -> None:
    add(Note(1, "Algebra"))
    assert find().total == 1
    shutil.rmtree(backend.store.path)
    with pytest.raises(SearchUnavailable, match="there is no search index yet"):
        find()


def test_a_damaged_index_says_so(backend: Any, add: Add, find: Find) -> None:
    add(Note(1, "Algebra"))
    (current(backend) / "meta.json").write_text("{")
    with pytest.raises(SearchUnavailable, match="the search index cannot be read"):
        find()
    with pytest.raises(SearchUnavailable, match="the search index could not be written"):
        add(Note(2, "Biology"))


def test_a_writer_waits_for_another_only_so_long(backend: Any, add: Add) -> None:
    backend.clear()
    backend.store.patience = 0.1
    with (backend.store.path / "lock").open() as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(IndexBusy, match="another process has been writing the index for 0.1 seconds"):
            add(Note(1, "Algebra"))
    add(Note(1, "Algebra"))


def test_leftovers_of_killed_writers_are_removed_when_they_are_old(backend: Any, add: Add) -> None:
    add(Note(1, "Algebra"))
    directory = current(backend)
    old, young = directory / f"{'a' * 32}.store", directory / f"{'b' * 32}.store"
    unfinished = directory / ".tmpAbCdEf"
    for file in (old, young, unfinished):
        file.write_bytes(b"half")
    for file in (old, unfinished):
        os.utime(file, (0, 0))
    abandoned = backend.store.new("0123456789ab")
    add(Note(2, "Biology"))
    assert [file.exists() for file in (old, unfinished, young, abandoned)] == [False, False, True, False]


def test_small_commits_do_not_pile_up(backend: Any, add: Add, find: Find) -> None:
    for pk in range(40):
        add(Note(pk, f"Lesson {pk}"))
    assert find("lesson").total == 40
    assert len(list(current(backend).iterdir())) < 200


def test_what_was_deleted_does_not_stop_the_search_for_what_is_similar(backend: Any, add: Add) -> None:
    rain, sun = "Water cycle rain", "Water cycle"
    add(Note(1, rain), Note(2, rain), Note(3, sun), Note(4, sun), Note(5, sun))
    backend.remove("tests.note.5")
    add(Note(1, rain))  # “water” is counted six times now, in four documents
    assert [hit.id for hit in backend.similar("1")][:1] == ["2"]


def test_counts_of_everything_are_those_of_the_index_as_it_is(backend: Any, add: Add, find: Find) -> None:
    def counts(**asked: Any) -> dict[str, int]:
        facets = find(facets=("license", "language"), **asked).facets
        return {one.value: one.count for values in facets.values() for one in values}

    add(Note(1, "Algebra", license=("by/4.0",), language=("en",)))
    assert counts() == counts() == {"by/4.0": 1, "en": 1}
    add(Note(2, "Biology", license=("by/4.0",), language=("lo",)))
    assert counts() == counts(q="algebra OR biology") == {"by/4.0": 2, "en": 1, "lo": 1}
    assert counts(filters={"language": ("lo",)}) == {"by/4.0": 1, "en": 1, "lo": 1}
    assert counts() == {"by/4.0": 2, "en": 1, "lo": 1}
    backend.remove(Note(1, "Algebra").group)
    assert counts() == {"by/4.0": 1, "lo": 1}


def test_not_everything_that_was_ever_counted_is_remembered(
    backend: Any, add: Add, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.backends.embedded_find.MOST_REMEMBERED", 2)
    add(Note(1, "Algebra", license=("by/4.0",)))
    for most in (1, 2, 3, 4):
        find(facets=("license",), facet_values=most)
    assert len(backend.reader.open().counted) == 2
