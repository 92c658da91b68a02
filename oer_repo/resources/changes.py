"""Say that a resource changed, in the transaction that changes it; whoever consumes it comes later and deletes the row."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from oer_repo.resources.models import Change, Version

CONSUMERS = ("search", "courses")
ATTEMPTS = 8  # then a change is set aside, with its error, for the administrator


def record_change(resource: UUID) -> None:
    """Must stand inside the transaction of the change, else a crash between the two loses one of them."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record_change must be called inside the transaction of the change.")
    Change.objects.bulk_create([Change(consumer=consumer, resource=resource) for consumer in CONSUMERS])


def record_uses(version: Version) -> None:
    """What a version was made from is used once more, or once less: search sorts by it, nobody else is told."""
    origins = version.sources.exclude(of_version=None).values_list("of_version__resource_id", flat=True)
    Change.objects.bulk_create([Change(consumer="search", resource=origin) for origin in set(origins)])


def waiting(consumer: str, limit: int) -> list[Change]:
    """The oldest changes that are due, at most `limit`."""
    due = Q(not_before=None) | Q(not_before__lte=timezone.now())
    return list(Change.objects.filter(due, consumer=consumer, set_aside=False).order_by("id")[:limit])


def newest(consumer: str) -> int:
    """The latest change that the consumer has not dealt with; 0 when there is none."""
    latest = Change.objects.filter(consumer=consumer).order_by("-id").values_list("id", flat=True).first()
    return latest or 0


def done(changes: Iterable[Change]) -> None:
    """Exactly these rows: one that was written meanwhile for the same resource stays."""
    Change.objects.filter(pk__in=[change.pk for change in changes]).delete()


def failed(changes: Iterable[Change], error: str) -> None:
    """Try again later, each time later (1 s, 2 s, 4 s …); set aside after ATTEMPTS."""
    for change in changes:
        attempts = change.attempts + 1
        Change.objects.filter(pk=change.pk).update(
            attempts=attempts,
            error=error[:2000],
            not_before=timezone.now() + timedelta(seconds=2 ** (attempts - 1)),
            set_aside=attempts >= ATTEMPTS,
        )


def put_off(changes: Iterable[Change], seconds: int) -> None:
    """The consumer is away (an engine is down): no attempt is counted, nothing is set aside for that."""
    Change.objects.filter(pk__in=[change.pk for change in changes]).update(
        not_before=timezone.now() + timedelta(seconds=seconds)
    )
