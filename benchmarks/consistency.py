"""Is everything in a data folder whole? Looks at the database and the bytes behind the product's back.

    DATA_DIR=… python -m benchmarks.consistency

Prints one line for each fault and exits with 1 when there is any. It empties the place where uploads arrive first,
as the worker does every hour: call it only while nothing runs.
"""

import hashlib
import sys
from collections.abc import Iterator
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from oer_repo.ingest.models import Preview  # noqa: E402
from oer_repo.ingest.previews import DRAWN  # noqa: E402
from oer_repo.resources.models import Change, File, Resource, Version  # noqa: E402
from oer_repo.worker.tasks import MOST_KILLS  # noqa: E402
from storage.backends.filesystem import FolderStore  # noqa: E402
from storage.models import Blob  # noqa: E402
from storage.stores import default_store  # noqa: E402


def database_faults() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        answers = [row[0] for row in cursor.fetchall()]
        cursor.execute("PRAGMA foreign_key_check")
        answers += [f"a foreign key of {row[0]} points to nothing" for row in cursor.fetchall()]
    yield from (f"database: {answer}" for answer in answers if answer != "ok")


def version_faults() -> Iterator[str]:
    """A draft is made with all its words in one request, so that it has all of them or does not exist."""
    for version in Version.objects.prefetch_related("creators", "statements", "files"):
        name = f"{version.state} version of {version.resource_id}"
        parts = {
            "titles": len(version.titles) == 2,
            "languages": version.languages == ["en", "th"],
            "creators": [creator.position for creator in version.creators.all()] == [0, 1],
            "license": version.license is not None,
            "statement": any(one.license == version.license for one in version.statements.all()),
        }
        if not version.is_draft:
            parts |= {"files": version.files.exists(), "date": version.published is not None}
        yield from (f"{name}: its {part} is not whole" for part, whole in parts.items() if not whole)


def resource_faults() -> Iterator[str]:
    for resource in Resource.objects.select_related("current").prefetch_related("versions"):
        versions = list(resource.versions.all())
        if len(versions) != 1:
            yield f"{resource.pk}: has {len(versions)} versions"
        elif versions[0].is_draft != (resource.current is None):
            yield f"{resource.pk}: its version is {versions[0].state} and is not its current one, or the reverse"


def byte_faults() -> Iterator[str]:
    store = folder_store()
    for blob in Blob.objects.all():
        path = store.path(blob.pk)
        if not path.is_file():
            yield f"{blob.pk}: the bytes are not there"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != blob.pk or path.stat().st_size != blob.size:
            yield f"{blob.pk}: other bytes than its row says"
    for file in File.objects.filter(blob__media_type=""):
        yield f"file {file.pk}: nobody has looked what kind it is"


def unfinished_work() -> Iterator[str]:
    """A task whose worker is killed five times is given up, as it should be: it may be what kills. That is told, and no fault."""
    yield from (f"change {change.pk} still waits: {change.error}" for change in Change.objects.all())
    unfinished = DBTaskResult.objects.exclude(status="SUCCESSFUL")
    given_up = unfinished.filter(status="FAILED", traceback__contains=f"was killed {MOST_KILLS} times")
    if given_up:
        print(f"{len(given_up)} tasks were given up, their worker having been killed {MOST_KILLS} times")
    rest = unfinished.exclude(pk__in=[task.pk for task in given_up])
    yield from (f"task {task.task_path} is {task.status}: {task.exception_class_path}" for task in rest)
    drawn = Blob.objects.filter(media_type__in=DRAWN, files__isnull=False)
    seen = [
        *Preview.objects.values_list("pk", flat=True),
        *(task.args_kwargs["args"][0] for task in given_up if task.args_kwargs["args"]),
    ]
    for blob in drawn.exclude(pk__in=seen).distinct():
        yield f"{blob.pk}: has no preview"


def stray_files() -> Iterator[str]:
    """What a sweep leaves over: everything else in the folder of bytes is bytes under their own name."""
    store = folder_store()
    print(f"swept {store.sweep(timezone.now() + timedelta(seconds=1))} uploads that had been broken off")
    known = {store.path(stat.digest) for stat in store.list()}
    for path in store.root.rglob("*"):
        if path.is_file() and path not in known:
            yield f"stray file {path}"
    for path in settings.DATA_DIR.glob("secret_key.*"):
        yield f"stray file {path}"


def folder_store() -> FolderStore:
    store = default_store()
    assert isinstance(store, FolderStore), "This looks into a folder."
    return store


def main() -> int:
    checks = (database_faults, resource_faults, version_faults, byte_faults, unfinished_work, stray_files)
    faults = [fault for check in checks for fault in check()]
    for fault in faults:
        print(fault)
    counts = f"{Version.objects.count()} versions, {Blob.objects.count()} blobs, {Preview.objects.count()} previews"
    print(f"{counts}: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
