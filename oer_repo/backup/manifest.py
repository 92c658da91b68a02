"""What a backup holds. It is written last: a backup without it was broken off and is none."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from oer_repo.backup.errors import BackupError
from storage.errors import BlobMissing
from storage.store import Store

FORMAT = 1
# What somebody who builds the site anew must know; none of these is secret.
SETTINGS = (
    "SITE_URL", "SITE_NAME", "ALLOWED_HOSTS", "MAX_FILE_BYTES", "FIXITY_DAYS", "TIME_ZONE", "SIGNUP_OPEN", "NEW_USER_ROLE",
    "ACCOUNT_EMAIL_VERIFICATION", "EMAIL_BACKEND", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_USE_TLS", "DEFAULT_FROM_EMAIL",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one model: how many, the SHA-256 of their lines, and under which digest the packed file is."""

    rows: int
    lines: str
    file: str


@dataclass(frozen=True, slots=True)
class Manifest:
    made: str
    tables: dict[str, Table]
    migrations: list[str]
    blobs: int
    bytes: int
    lost: list[str] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    secret_key: str = ""
    format: int = FORMAT

    @property
    def name(self) -> str:
        return f"{self.made}.json"


def name_of(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H%M%S.%fZ")


def migrations() -> list[str]:
    """Which shape the database has."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def settings_that_matter() -> dict[str, Any]:
    return {name: getattr(settings, name) for name in SETTINGS}


def write(store: Store, manifest: Manifest) -> None:
    store.write_note(manifest.name, json.dumps(asdict(manifest), indent=1, sort_keys=True).encode())


def read(store: Store, name: str = "") -> Manifest:
    """The backup of this name, or the latest."""
    names = list(store.notes())
    if not names or (name and f"{name}.json" not in names):
        raise BackupError(f"There is no backup {name} in {store.where}: it has {', '.join(names) or 'none'}.")
    try:
        found = json.loads(store.read_note(f"{name}.json" if name else names[-1]))
        if found["format"] != FORMAT:
            raise BackupError(
                f"This backup has format {found['format']}, and only {FORMAT} is understood here."
            )
        found["tables"] = {label: Table(**table) for label, table in found["tables"].items()}
        return Manifest(**found)
    except (ValueError, KeyError, TypeError, BlobMissing) as error:
        raise BackupError(
            f"The list of contents of this backup cannot be read ({error}): take another."
        ) from error
