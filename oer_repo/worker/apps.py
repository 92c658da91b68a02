from django.apps import AppConfig


class WorkerConfig(AppConfig):
    name = "oer_repo.worker"
    label = "worker"

    def ready(self) -> None:
        from oer_repo.worker.drain import drain_search, waiting_for_search
        from search import queue

        queue.keep(queue.Queue(waiting_for_search, drain_search))
