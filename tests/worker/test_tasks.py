import io

import pytest
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from oer_repo.ingest.models import Preview
from oer_repo.ingest.previews import make_preview
from oer_repo.worker.tasks import MOST_KILLS, put_back_orphans, put_back_without_store, run_waiting_tasks
from storage.keep import keep
from tests.ingest.test_previews import picture
from tests.storage.conftest import NOWHERE, credentials  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
ran: list[str] = []


@task()
def note(word: str) -> None:
    ran.append(word)


def test_a_task_whose_worker_was_killed_runs_again() -> None:
    ran.clear()
    note.enqueue("again")
    DBTaskResult.objects.get().claim("killed-worker")
    run_waiting_tasks("new-worker")
    assert ran == []  # django-tasks-db alone leaves it RUNNING for ever
    assert put_back_orphans() == 1
    run_waiting_tasks("new-worker")
    assert ran == ["again"]
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_a_task_that_kills_its_workers_fails_at_last() -> None:
    note.enqueue("poison")
    for number in range(MOST_KILLS):
        DBTaskResult.objects.get().claim(f"worker-{number}")
        put_back_orphans()
    result = DBTaskResult.objects.get()
    assert result.status == TaskResultStatus.FAILED
    assert "killed 5 times" in result.traceback


@pytest.mark.usefixtures("credentials")
def test_a_task_that_found_no_store_runs_again_once_there_is_one(settings) -> None:
    blob, here = keep(io.BytesIO(picture(300, 300)), name="map.png"), settings.STORAGE_URL
    make_preview.enqueue(blob.digest)
    settings.STORAGE_URL = NOWHERE
    run_waiting_tasks("worker")
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED
    assert put_back_without_store() == 0  # it would fail again
    assert not Preview.objects.exists()

    settings.STORAGE_URL = here
    assert put_back_without_store() == 1
    run_waiting_tasks("worker")
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL
    assert Preview.objects.get().picture is not None
    assert put_back_without_store() == 0
