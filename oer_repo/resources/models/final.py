"""Rows that are only ever added: what somebody said or decided, for whoever asks later."""

from typing import Any

from django.db import models


class RowIsFinalError(TypeError):
    """A row of the record was to be changed; say the correction in a new one."""


class FinalQuerySet(models.QuerySet[Any]):
    def update(self, **values: object) -> int:
        raise RowIsFinalError("What was recorded is never overwritten: add a new row.")


class FinalModel(models.Model):
    """Refuses to be saved a second time."""

    objects = FinalQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RowIsFinalError("What was recorded is never overwritten: add a new row.")
        super().save(*args, **kwargs)
