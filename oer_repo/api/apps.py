from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "oer_repo.api"
    label = "api"
