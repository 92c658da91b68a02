"""A second connection to the same database that sees one moment of it, while the site goes on writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from django.db import connections, transaction

ALIAS = "snapshot"


@contextmanager
def snapshot() -> Iterator[str]:
    """The alias of the connection. Nobody waits for it: SQLite reads beside writers (WAL), PostgreSQL always does."""
    connections.settings[ALIAS] = _reading(deepcopy(connections.settings["default"]))
    try:
        with transaction.atomic(using=ALIAS):
            yield ALIAS
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        del connections.settings[ALIAS]


def _reading(settings: dict[str, Any]) -> dict[str, Any]:
    if settings["ENGINE"].endswith("sqlite3"):
        # IMMEDIATE, as the site has it, would keep everybody else from writing.
        settings["OPTIONS"]["transaction_mode"] = "DEFERRED"
    elif settings["ENGINE"].endswith("postgresql"):
        from psycopg import IsolationLevel

        settings["OPTIONS"]["isolation_level"] = IsolationLevel.REPEATABLE_READ
    return settings
