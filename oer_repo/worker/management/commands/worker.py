"""The one background worker: drains changes, runs tasks and periodic jobs. `make run` supervises it."""

import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from oer_repo.worker.lock import WorkerIsRunningError, only_worker
from oer_repo.worker.loop import work


class Command(BaseCommand):
    help = "Runs the background worker until it is told to stop (Ctrl-C, SIGTERM)."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        try:
            with only_worker(settings.DATA_DIR / "worker.lock"):
                work(stop)
        except WorkerIsRunningError as error:
            raise CommandError(f"{error} Stop that one first.") from error
