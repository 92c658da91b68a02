from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "oer_repo.web"
    label = "web"

    def ready(self) -> None:
        from oer_repo.web import checks  # noqa: F401 - registers itself
