from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "oer_repo.courses"
    label = "courses"
