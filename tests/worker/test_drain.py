"""Changes reach the index; what cannot be indexed is set aside; a dead engine loses nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from oer_repo.resources import actions, changes
from oer_repo.resources.models import Change, Resource
from oer_repo.worker import drain
from search import indexing
from search.engine import find
from search.errors import SearchUnavailable
from search.request import SearchRequest
from tests.builders import person, published

pytestmark = pytest.mark.django_db


def ids_found(words: str) -> list[str]:
    return [hit.id for hit in find(SearchRequest(q=words)).hits]


def test_what_was_published_is_found_after_draining_and_the_row_is_gone() -> None:
    version = published(person(), title="Mangrove forests")
    assert drain.drain_search() == 1
    assert ids_found("mangrove") == [str(version.resource_id)]
    assert not Change.objects.filter(consumer="search").exists()


def test_a_withdrawn_resource_leaves_the_index() -> None:
    owner = person()
    version = published(owner, title="Mangrove forests")
    drain.drain_search()
    actions.withdraw(resource_id=version.resource_id, by=owner, reason="Wrong.")
    drain.drain_search()
    assert ids_found("mangrove") == []


def test_nothing_to_do_is_nothing_done() -> None:
    assert drain.drain_search() == 0


def test_a_dead_engine_loses_nothing_and_counts_no_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    published(person())

    def away(*_: object) -> None:
        raise SearchUnavailable("The engine is down.")

    monkeypatch.setattr(indexing, "update", away)
    assert drain.drain_search() == 0
    change = Change.objects.get(consumer="search")
    assert (change.attempts, change.set_aside) == (0, False)
    assert change.not_before is not None
    monkeypatch.undo()
    Change.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    assert drain.drain_search() == 1


def test_a_poisoned_document_is_tried_alone_and_set_aside_with_its_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    user = person()
    good, bad = published(user, title="Good"), published(user, title="Bad")
    real = indexing.update

    def poisoned(model: type[Resource], ids: set[object]) -> list[indexing.SetAside]:
        if bad.resource_id in ids:
            raise ValueError("cannot be indexed")
        return real(model, ids)

    monkeypatch.setattr(indexing, "update", poisoned)
    drain.drain_search()
    assert ids_found("good") == [str(good.resource_id)]
    change = Change.objects.get(consumer="search")
    assert (change.resource, change.attempts, change.error) == (
        bad.resource_id,
        1,
        "ValueError('cannot be indexed')",
    )
    for _ in range(changes.ATTEMPTS - 1):
        Change.objects.update(not_before=None)
        drain.drain_search()
    change.refresh_from_db()
    assert change.set_aside
    assert changes.waiting("search", 10) == []


def test_a_change_outside_a_transaction_is_a_mistake_that_shows(transactional_db: None) -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        changes.record_change(person().resources.model().pk)
