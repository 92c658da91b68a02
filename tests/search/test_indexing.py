"""Keeping the index and the database together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO

import haystack
import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from search import diagnosis, indexing, queue
from search.engine import find
from search.errors import DocumentsRefused, IndexMissing
from search.indexing import Difference, SetAside
from search.request import SearchRequest
from tests.search.conftest import EMBEDDED
from tests.search.notes import NOTES, Note, NoteIndex, use_note_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(note_index: NoteIndex) -> Callable[..., None]:
    """Notes whose objects are in the database, and not yet in the index."""

    def save(*notes: Note) -> None:
        for note in notes:
            note.group.save()

    return save


def found(q: str = "") -> list[str]:
    return sorted(hit.id for hit in find(SearchRequest(q=q)).hits)


def command(*args: str) -> str:
    out = StringIO()
    call_command("search", *args, stdout=out, stderr=out)
    return out.getvalue()


def test_without_an_index_the_search_is_unavailable_and_not_empty(note_index: NoteIndex) -> None:
    with pytest.raises(IndexMissing, match="there is no search index yet: run `manage.py search rebuild`"):
        find(SearchRequest())
    status = indexing.status()
    assert (status.ready, status.reason[:24]) == (False, "there is no search index")


def test_the_first_update_builds_the_whole_index(save: Callable[..., None]) -> None:
    save(Note(1, "Algebra"), Note(2, "Biology"))
    assert indexing.update(Group, [1]) == []
    assert found() == ["1", "2"]
    assert indexing.ensure() is False


def test_update_indexes_what_is_there_and_drops_what_is_gone(save: Callable[..., None]) -> None:
    save(Note(1, "Algebra"), Note(2, "Biology"))
    indexing.rebuild()
    save(Note(1, "Geometry"), Note(3, "Chemistry"))
    Group.objects.get(pk=2).delete()
    assert indexing.update(Group, [1, 2, 3, 3]) == []
    assert (found(), found("algebra"), found("geometry")) == (["1", "3"], [], ["1"])


def test_remove_takes_out_what_the_database_still_has(save: Callable[..., None]) -> None:
    save(Note(1, "Algebra"), Note(2, "Biology"))
    indexing.rebuild()
    indexing.remove(Group, [1])
    assert found() == ["2"]


def test_one_bad_object_is_set_aside_and_keeps_its_old_self(
    save: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    save(Note(1, "Algebra"), Note(2, "Biology"))
    indexing.rebuild()
    save(Note(1, "Geometry", poison=True), Note(3, "Chemistry"))
    assert indexing.update(Group, [1, 3]) == [SetAside("1", "ValueError: note 1 is poisoned")]
    assert (found("algebra"), found("chemistry")) == (["1"], ["3"])
    assert indexing.rebuild() == [SetAside("1", "ValueError: note 1 is poisoned")]
    assert found() == ["2", "3"]
    assert "could not be indexed" in caplog.text


def test_rebuild_tells_its_progress_and_the_old_index_answers_meanwhile(save: Callable[..., None]) -> None:
    save(Note(1, "Algebra"), Note(2, "Biology"))
    indexing.rebuild()
    save(Note(3, "Chemistry"))
    seen: list[tuple[int, int, list[str]]] = []
    indexing.rebuild(progress=lambda done, total: seen.append((done, total, found())))
    assert seen == [(3, 3, ["1", "2"])]
    assert found() == ["1", "2", "3"]


def test_a_rebuild_that_breaks_off_leaves_the_old_index(save: Callable[..., None], engine: str) -> None:
    save(Note(1, "Algebra"))
    indexing.rebuild()

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        indexing.rebuild(progress=interrupt)
    assert found() == ["1"]
    assert indexing.update(Group, [1]) == []


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every object is a chunk and a commit of its own."""
    monkeypatch.setattr("search.preparing.CHUNK", 1)
    monkeypatch.setattr("search.behind.COMMIT_EVERY", 1)


def test_a_rebuild_that_was_broken_off_goes_on_and_knows_what_changed_meanwhile(
    save: Callable[..., None], one_by_one: None
) -> None:
    save(*(Note(pk, f"Lesson {pk}") for pk in range(1, 6)))
    indexing.rebuild()

    def interrupt(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        indexing.rebuild(progress=interrupt)
    save(Note(1, "Algebra"))
    Group.objects.get(pk=2).delete()
    indexing.update(Group, [1, 2])
    assert found() == ["1", "3", "4", "5"]
    seen: list[int] = []
    assert indexing.rebuild(progress=lambda done, total: seen.append(done)) == []
    assert seen[0] > 1  # what was committed is not done again
    assert (found(), found("algebra")) == (["1", "3", "4", "5"], ["1"])


def test_a_rebuild_can_begin_anew(save: Callable[..., None], one_by_one: None) -> None:
    save(*(Note(pk, f"Lesson {pk}") for pk in range(1, 4)))

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        indexing.rebuild(progress=interrupt)
    seen: list[int] = []
    indexing.rebuild(progress=lambda done, total: seen.append(done), resume=False)
    assert (seen, found()) == ([1, 2, 3], ["1", "2", "3"])


def test_what_changes_while_an_index_is_built_is_in_both(save: Callable[..., None], one_by_one: None) -> None:
    save(*(Note(pk, f"Lesson {pk}") for pk in range(1, 4)))
    indexing.rebuild()

    def change(done: int, total: int) -> None:
        if done == 2:
            save(Note(1, "Algebra"), Note(4, "Biology"))
            Group.objects.get(pk=2).delete()
            indexing.update(Group, [1, 2, 4])
            assert (found(), found("algebra")) == (["1", "3", "4"], ["1"])

    indexing.rebuild(progress=change)
    assert (found(), found("algebra")) == (["1", "3", "4"], ["1"])


def test_verify_names_what_differs(save: Callable[..., None]) -> None:
    save(Note(1, "Algebra"), Note(2, "Biology"))
    indexing.rebuild()
    assert not indexing.verify(Group, [1, 2])
    assert indexing.verify(Group, [2, 3]) == Difference(missing=frozenset({"3"}), surplus=frozenset({"1"}))


def test_the_generation_changes_with_every_commit(save: Callable[..., None]) -> None:
    save(Note(1, "Algebra"))
    generations = set()
    for change in (indexing.rebuild, lambda: indexing.update(Group, [1]), indexing.rebuild):
        change()
        generations.add(indexing.status().generation)
    assert len(generations) == 3


def test_other_fields_need_another_index_and_get_one(
    save: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    save(Note(1, "Algebra"))
    indexing.rebuild()
    monkeypatch.setattr("search.analysis.VERSION", 999)
    haystack.connections.reload("default")
    use_note_index()
    with pytest.raises(IndexMissing, match="the search index has an older layout"):
        find(SearchRequest())
    assert indexing.ensure() is True
    assert found() == ["1"]


def test_the_command(save: Callable[..., None]) -> None:
    save(Note(1, "Algebra"), Note(2, "Biology"))
    with pytest.raises(CommandError, match="there is no search index yet"):
        command("status")
    assert command("rebuild") == "2 documents\n"
    assert command("status").startswith("2 documents, generation ")
    assert command("verify") == "auth.Group: 0 missing, 0 surplus\n"
    save(Note(3, "Chemistry"))
    Group.objects.get(pk=1).delete()
    with pytest.raises(CommandError, match="the index differs from the database"):
        command("verify")
    assert command("verify", "--heal") == "auth.Group: 1 missing, 1 surplus\n"
    assert command("verify") == "auth.Group: 0 missing, 0 surplus\n"
    NOTES[2] = Note(2, "Biology", poison=True)
    assert command("rebuild") == "set aside 2: ValueError: note 2 is poisoned\n1 documents\n"


def test_verify_compares_the_content_when_asked(save: Callable[..., None]) -> None:
    save(Note(1, "Algebra"), Note(2, "Biology"))
    indexing.rebuild()
    assert command("verify", "--content") == "auth.Group: 0 missing, 0 surplus, 0 differ\n"
    NOTES[2] = Note(2, "Botany")
    assert indexing.differing(Group) == frozenset({"2"})
    assert command("verify", "--content", "--heal") == "auth.Group: 0 missing, 0 surplus, 1 differ\n"
    assert found("botany") == ["2"]


def test_the_doctor_says_what_is_wrong(save: Callable[..., None]) -> None:
    with pytest.raises(CommandError, match="see the lines that begin with !!"):
        command("doctor")
    save(Note(1, "Algebra"))
    indexing.rebuild()
    said = command("doctor").splitlines()
    assert said[0] == "ok  the index answers and has 1 documents"
    assert {line[:2] for line in said} == {"ok"}


def test_changes_that_wait_are_counted_and_drained() -> None:
    before = queue.kept()
    left = [3, 2]
    queue.keep(
        queue.Queue(
            lambda: queue.Waiting(sum(left), None, (("7", "broken"),)), lambda: left.pop() if left else 0
        )
    )
    try:
        assert command("drain") == "5 changes indexed, 0 wait\n"
        assert diagnosis.Finding(False, "set aside: 7: broken") in list(diagnosis.examine())
    finally:
        queue.keep(before) if before else None


@pytest.mark.parametrize("engine", [EMBEDDED], indirect=True)
def test_documents_that_the_engine_refuses_are_set_aside(
    save: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    save(Note(1, "Algebra"))
    indexing.rebuild()

    @contextmanager
    def refusing(self: object) -> Iterator[None]:
        raise DocumentsRefused([("auth.group.1", "too long")])
        yield

    monkeypatch.setattr("search.backends.embedded.EmbeddedBackend.changes", refusing)
    assert indexing.update(Group, [1]) == [SetAside("1", "too long")]
