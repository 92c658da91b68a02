"""The Django app; it has no models: the index is derived from the database and can always be rebuilt."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
