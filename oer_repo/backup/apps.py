from django.apps import AppConfig


class BackupConfig(AppConfig):
    name = "oer_repo.backup"
    label = "backup"
