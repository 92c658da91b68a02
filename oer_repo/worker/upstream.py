"""Tell the people whose courses and adaptations use what has changed; then send the mail."""

import logging

from django.db import DatabaseError, transaction

from oer_repo.accounts import notices
from oer_repo.courses.upstream import tell_about
from oer_repo.resources import changes
from oer_repo.resources.models import Change

logger = logging.getLogger(__name__)
BATCH = 200


def drain_courses() -> int:
    """One batch; each resource in a transaction of its own, so that a poisoned one does not hold up the others."""
    batch = changes.waiting("courses", BATCH)
    for resource in dict.fromkeys(change.resource for change in batch):
        settle([change for change in batch if change.resource == resource])
    return len(batch)


def settle(about_one: list[Change]) -> None:
    try:
        with transaction.atomic():
            tell_about(about_one[0].resource)
            changes.done(about_one)
    except DatabaseError:
        raise
    except Exception as error:
        logger.exception("Nobody could be told that %s has changed", about_one[0].resource)
        changes.failed(about_one, repr(error))


def tell_people() -> None:
    while drain_courses() == BATCH:
        pass
    notices.mail_waiting()
