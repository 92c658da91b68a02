"""The rows of the database as lines of JSON that any database can take, and back."""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import IO, Any

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.core.serializers.python import Serializer
from django.db import connections, models

# What the new site makes anew: types and permissions by migrate; sessions, and when a job last ran here.
LEFT_OUT = {"contenttypes.contenttype", "auth.permission", "sessions.session", "worker.jobrun"}
_AT_ONCE = 500


class _Exact(DjangoJSONEncoder):
    """Django's own rounds moments to milliseconds; a row must come back as it was."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime | time) else super().default(o)


class _Plain(Serializer):
    """Rows point to each other by their ids, which stay; to what migrate numbers anew, by its name."""

    def handle_fk_field(self, obj: Any, field: Any) -> None:
        self.use_natural_foreign_keys = field.remote_field.model._meta.label_lower in LEFT_OUT
        super().handle_fk_field(obj, field)

    def handle_m2m_field(self, obj: Any, field: Any) -> None:
        self.use_natural_foreign_keys = field.remote_field.model._meta.label_lower in LEFT_OUT
        super().handle_m2m_field(obj, field)


def kept_models() -> list[type[models.Model]]:
    """Every model with a table of its own, in a lasting order."""
    found = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    return sorted(
        (m for m in found if m._meta.label_lower not in LEFT_OUT), key=lambda m: m._meta.label_lower
    )


def lines_of(model: type[models.Model], using: str) -> Iterator[bytes]:
    """One line for each row, with sorted keys: the same rows are the same bytes on every database."""
    serializer = _Plain()
    for row in model._base_manager.using(using).order_by("pk").iterator(_AT_ONCE):
        (plain,) = serializer.serialize([row])
        yield json.dumps(plain, sort_keys=True, cls=_Exact, ensure_ascii=False).encode() + b"\n"


def packed(lines: Iterable[bytes], digest: "hashlib._Hash") -> Iterator[bytes]:
    """The lines as gzip, in pieces; the digest is that of the lines."""
    pieces = _Pieces()
    with gzip.GzipFile(fileobj=pieces, mode="wb", mtime=0) as out:
        for line in lines:
            digest.update(line)
            out.write(line)
            yield from pieces.taken()
    yield from pieces.taken()


class _Pieces:
    """A file to write to whose content is taken away now and then."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def taken(self) -> Iterator[bytes]:
        yield from self._pieces
        self._pieces.clear()


def load(stream: IO[bytes], using: str) -> int:
    """Write the rows of a packed file; call it in a transaction, for rows may point to rows that come later."""
    count = 0
    with gzip.open(stream) as lines:
        for row in _rows(lines, using):
            row.save(using=using, force_insert=True)
            count += 1
    return count


def _rows(lines: Iterable[bytes], using: str) -> Iterator[Any]:
    batch: list[Any] = []
    for line in lines:
        batch.append(json.loads(line))
        if len(batch) == _AT_ONCE:
            yield from serializers.deserialize("python", batch, using=using)
            batch = []
    yield from serializers.deserialize("python", batch, using=using)


def clear(using: str) -> None:
    """Remove what migrate and the first start have put there: vocabularies, for example."""
    with connections[using].cursor() as cursor:
        for model in kept_models():
            tables = [
                model._meta.db_table,
                *(field.m2m_db_table() for field in model._meta.local_many_to_many),
            ]
            for table in tables:
                cursor.execute(f"DELETE FROM {connections[using].ops.quote_name(table)}")  # noqa: S608 - our own names


def count_on(using: str) -> None:
    """PostgreSQL counts ids by itself: it is told where to go on."""
    with connections[using].cursor() as cursor:
        for statement in connections[using].ops.sequence_reset_sql(no_style(), kept_models()):
            cursor.execute(statement)
