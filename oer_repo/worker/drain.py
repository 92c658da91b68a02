"""Tell the search engine what has changed."""

import logging
from uuid import UUID

from django.db import DatabaseError

from oer_repo.resources import changes
from oer_repo.resources.models import Change, Resource
from search import indexing
from search.errors import SearchUnavailable
from search.queue import Waiting

logger = logging.getLogger(__name__)
BATCH = 500
PAUSE_WHEN_AWAY = 5  # seconds


def drain_search() -> int:
    """Index one batch of changed resources; how many changes were dealt with. A dead engine loses nothing."""
    batch = changes.waiting("search", BATCH)
    if not batch:
        return 0
    try:
        errors = index({change.resource for change in batch})
    except SearchUnavailable as error:
        logger.warning("Search is away, %d changes wait: %s", len(batch), error)
        changes.put_off(batch, PAUSE_WHEN_AWAY)
        return 0
    settle(batch, errors)
    return len(batch)


def waiting_for_search() -> Waiting:
    """For `manage.py search`: what the index has not seen, and what it would not take."""
    rows = Change.objects.filter(consumer="search")
    waiting = rows.filter(set_aside=False)
    oldest = waiting.order_by("id").first()
    lost = rows.filter(set_aside=True).values_list("resource", "error")
    return Waiting(
        waiting.count(), oldest.created if oldest else None, tuple((str(pk), error) for pk, error in lost)
    )


def index(resources: set[UUID]) -> dict[str, str]:
    """Error by resource id, for those that could not be indexed.

    When the whole batch fails, each is tried alone, so that one poisoned document does not hold up the others.
    """
    try:
        return {failure.id: failure.error for failure in indexing.update(Resource, resources)}
    except (SearchUnavailable, DatabaseError):
        raise
    except Exception as error:
        logger.exception("A batch of %d could not be indexed", len(resources))
        if len(resources) == 1:
            return {str(resource): repr(error) for resource in resources}
    errors: dict[str, str] = {}
    for resource in resources:
        errors |= index({resource})
    return errors


def settle(batch: list[Change], errors: dict[str, str]) -> None:
    changes.done([change for change in batch if str(change.resource) not in errors])
    for change in batch:
        if error := errors.get(str(change.resource)):
            changes.failed([change], error)
