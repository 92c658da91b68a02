from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "oer_repo.web"
    label = "web"
