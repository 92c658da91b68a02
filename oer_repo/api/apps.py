from importlib import import_module

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "oer_repo.api"
    label = "api"

    def ready(self) -> None:
        """drf-spectacular finds its extensions by their being imported."""
        import_module("oer_repo.api.schema")
