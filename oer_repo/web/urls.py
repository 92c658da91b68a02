"""The pages' addresses."""

from django.urls import path

from oer_repo.web.pages.theme import theme

urlpatterns = [
    path("theme/", theme, name="theme"),
]
