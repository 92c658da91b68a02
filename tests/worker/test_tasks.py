import pytest
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from oer_repo.worker.tasks import MOST_KILLS, put_back_orphans, run_waiting_tasks

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
