from django.apps import AppConfig


class WorkerConfig(AppConfig):
    name = "oer_repo.worker"
    label = "worker"
