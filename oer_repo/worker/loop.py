"""The worker's two loops: changes (at most a second late) and, beside them, tasks and periodic jobs."""

import logging
import os
import threading
from collections.abc import Callable

from django.db import close_old_connections, connection
from django.db.utils import OperationalError
from django.utils.crypto import get_random_string

from oer_repo.worker.drain import drain_search
from oer_repo.worker.periodic import run_due_jobs
from oer_repo.worker.tasks import put_back_orphans, run_waiting_tasks
from oer_repo.worker.upstream import tell_people

logger = logging.getLogger(__name__)
DRAIN_PAUSE = 0.3  # seconds between two looks for changes: published is found within a second
TASK_PAUSE = 1.0


def work(stop: threading.Event) -> None:
    """Until `stop` is set. Raises what ends a loop unexpectedly, so that the supervisor starts a fresh process."""
    put_back_orphans()
    tasks = threading.Thread(target=run_tasks, args=(stop,), name="tasks", daemon=True)
    tasks.start()
    repeat(drain_search, stop, DRAIN_PAUSE)
    tasks.join(timeout=5)  # a task that takes longer runs again later


def run_tasks(stop: threading.Event) -> None:
    worker_id = f"{os.getpid()}-{get_random_string(8)}"

    def tasks_and_jobs() -> int:
        run_waiting_tasks(worker_id)
        tell_people()
        run_due_jobs()
        return 0

    try:
        repeat(tasks_and_jobs, stop, TASK_PAUSE)
    finally:
        connection.close()
        stop.set()


def repeat(step: Callable[[], int], stop: threading.Event, pause: float) -> None:
    """At once again while there is something to do; a database that is away is waited for."""
    while not stop.is_set():
        close_old_connections()
        try:
            busy = step()
        except OperationalError:
            logger.exception("The database does not answer; trying again.")
            busy = 0
        if not busy:
            stop.wait(pause)
