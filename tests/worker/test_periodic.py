import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from oer_repo.resources.models import Resource
from oer_repo.worker import periodic
from oer_repo.worker.drain import drain_search
from oer_repo.worker.models import JobRun
from search import indexing
from tests.builders import person, published

pytestmark = pytest.mark.django_db


def test_a_job_runs_when_due_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    job = periodic.Job("sweep", timedelta(hours=1), lambda: ran.append("x"))
    monkeypatch.setattr(periodic, "JOBS", (job,))
    periodic.run_due_jobs()
    periodic.run_due_jobs()
    assert ran == ["x"]
    JobRun.objects.update(started=timezone.now() - timedelta(hours=2))
    periodic.run_due_jobs()
    assert ran == ["x", "x"]


def test_a_failing_job_keeps_its_error_and_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    jobs = (
        periodic.Job("broken", timedelta(hours=1), lambda: 1 / 0),
        periodic.Job("fine", timedelta(hours=1), lambda: ran.append("x")),
    )
    monkeypatch.setattr(periodic, "JOBS", jobs)
    periodic.run_due_jobs()
    assert ran == ["x"]
    assert "ZeroDivisionError" in JobRun.objects.get(name="broken").error


def test_every_real_job_runs() -> None:
    periodic.run_due_jobs()
    assert {run.name: run.error for run in JobRun.objects.all()} == {job.name: "" for job in periodic.JOBS}


def test_what_a_killed_process_left_is_swept_after_a_day(tmp_path: Path, settings: Settings) -> None:
    incoming = settings.UPLOADS_DIR = tmp_path / "incoming"
    old, fresh, folder = incoming / "old.upload", incoming / "fresh.upload", incoming / "preview-old"
    incoming.mkdir()
    old.write_bytes(b"half")
    fresh.write_bytes(b"half")
    folder.mkdir()
    (folder / "source").write_bytes(b"%PDF")
    long_ago = (timezone.now() - timedelta(days=2)).timestamp()
    for path in (old, folder):
        os.utime(path, (long_ago, long_ago))
    periodic.sweep_broken_uploads()
    assert list(incoming.iterdir()) == [fresh]


def test_a_healed_index_finds_what_was_missing() -> None:
    version = published(person())
    drain_search()
    indexing.remove(Resource, [version.resource_id])
    assert indexing.verify(Resource, [version.resource_id])
    periodic.heal_index()
    assert not indexing.verify(Resource, [version.resource_id])
