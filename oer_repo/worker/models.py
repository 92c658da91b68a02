"""When each periodic job last ran, so that a restart neither skips nor repeats one."""

from django.db import models


class JobRun(models.Model):
    name = models.CharField(max_length=60, primary_key=True)
    started = models.DateTimeField()
    error = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name
