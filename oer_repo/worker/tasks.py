"""Run queued tasks, and put back those whose worker was killed (django-tasks-db leaves them RUNNING for ever) and those
that found no store."""

import logging

from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from storage.errors import NoSpaceLeft, StorageError, StoreUnavailable
from storage.store import Store
from storage.stores import default_store

logger = logging.getLogger(__name__)
MOST_KILLS = 5
NO_STORE = [f"{error.__module__}.{error.__qualname__}" for error in (StoreUnavailable, NoSpaceLeft)]


def put_back_orphans() -> int:
    """Call only while holding the worker's lock: then whatever is RUNNING belongs to a worker that is no more.

    A task that was running in each of five killed workers has probably killed them; it fails instead.
    """
    count = 0
    for task in DBTaskResult.objects.running():
        if len(task.worker_ids) >= MOST_KILLS:
            task.set_failed(RuntimeError(f"Its worker was killed {MOST_KILLS} times while it ran."))
        else:
            DBTaskResult.objects.filter(pk=task.pk).update(status=TaskResultStatus.READY, started_at=None)
            count += 1
    if count:
        logger.warning("%d tasks of a killed worker run again.", count)
    return count


def put_back_without_store() -> int:
    """What failed because the store was away or full, as soon as it answers: nobody else would ask for it again."""
    failed = DBTaskResult.objects.failed().filter(exception_class_path__in=NO_STORE)
    if not failed.exists() or not _answers(default_store()):
        return 0
    return failed.update(
        status=TaskResultStatus.READY,
        started_at=None,
        finished_at=None,
        worker_ids=[],  # these did not end because of the task
        exception_class_path="",
        traceback="",
    )


def _answers(store: Store) -> bool:
    try:
        next(iter(store.list()), None)
    except StorageError:
        return False
    return True


def run_waiting_tasks(worker_id: str) -> None:
    """All that are due now, one after the other."""
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    ).run()
