from django.apps import AppConfig


class IngestConfig(AppConfig):
    name = "oer_repo.ingest"
    label = "ingest"
