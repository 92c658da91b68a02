"""What is due every so often. A job may run twice and must not mind."""

import logging
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from oer_repo.ingest.models import Preview
from oer_repo.ingest.previews import add_thumbnails, draw_missing
from oer_repo.ingest.resumable import end
from oer_repo.ingest.scanning import scan_some
from oer_repo.resources.models import Resource
from oer_repo.resources.search_indexes import words_edition
from oer_repo.worker.damage import tell_of_damage
from oer_repo.worker.embargoes import end_embargoes
from oer_repo.worker.models import JobRun
from oer_repo.worker.tasks import put_back_without_store
from search import engine, indexing
from search.request import SearchRequest
from storage import collect, fixity
from storage.models import Blob, Scan
from storage.stores import default_store

logger = logging.getLogger(__name__)
REHASHING = 15.0  # seconds in each minute: tasks wait meanwhile
RENEWED = 500  # documents in one commit


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    every: timedelta
    run: Callable[[], object]


def heal_index() -> None:
    """Compare the catalogue with the index and mend what differs."""
    indexing.ensure()
    public = Resource.objects.public().values_list("pk", flat=True)
    difference = indexing.verify(Resource, public)
    if difference:
        logger.warning(
            "Search missed %d and had %d too many.", len(difference.missing), len(difference.surplus)
        )
        indexing.update(Resource, [*difference.missing, *difference.surplus])


def renew_index() -> int:
    """Make again what was made with other rules of licensing or other words; how many were found. Until then search
    says nothing about rights of these, rather than what older rules said."""
    today = SearchRequest(without={"edition": (words_edition(),)}, facets=(), highlight=False)
    stale = [hit.id for hit in engine.scan(today)]
    if stale:
        logger.warning(
            "%d resources were indexed with other rules or words: they are made again.", len(stale)
        )
    for start in range(0, len(stale), RENEWED):
        indexing.update(Resource, stale[start : start + RENEWED])
    return len(stale)


def rehash_some() -> None:
    """As much as fits into a short while, so that all is read again within the period; then say what was found.

    A seventh of the period is left to catch up in.
    """
    ending = time.monotonic() + REHASHING
    for blob, damage in fixity.verify(timezone.now() - fixity.period() * 6 / 7):
        if damage:
            logger.error(
                "Stored bytes %s were %s: %s.",
                blob.digest,
                damage.kind,
                "healed from the second store" if damage.healed else "restore them from a backup",
            )
        if time.monotonic() > ending:
            break
    tell_of_damage()


def collect_bytes() -> None:
    """Remove what nothing points to any more; a preview whose file is gone must not keep its picture alive."""
    Preview.objects.exclude(digest__in=Blob.objects.values("digest")).delete()
    Scan.objects.exclude(digest__in=Blob.objects.values("digest")).delete()
    removed = sum(1 for _blob in collect.collect())
    logger.info("%d blobs that nothing needed were removed.", removed)


def sweep_broken_uploads() -> None:
    """What a killed process left half-written: in the store, and where forms and previews are put down meanwhile."""
    before = timezone.now() - timedelta(days=1)
    default_store().sweep(before)
    for path in settings.UPLOADS_DIR.iterdir():
        if path.stat().st_mtime < before.timestamp():
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    end.sweep()


JOBS = (
    Job("forget expired sessions", timedelta(days=1), lambda: call_command("clearsessions")),
    Job(
        "forget old task results",
        timedelta(days=1),
        lambda: call_command("prune_db_task_results", verbosity=0),
    ),
    Job("finish whole uploads", timedelta(minutes=1), end.finish_whole),
    Job("sweep broken uploads", timedelta(hours=1), sweep_broken_uploads),
    Job("add thumbnails", timedelta(minutes=1), add_thumbnails),
    Job("draw what has no preview", timedelta(hours=1), draw_missing),
    Job("run again what found no store", timedelta(minutes=1), put_back_without_store),
    Job("scan for malware", timedelta(minutes=1), scan_some),
    Job("re-hash stored bytes", timedelta(minutes=1), rehash_some),
    Job("say which embargoes have ended", timedelta(minutes=10), end_embargoes),
    Job("collect what nothing needs", timedelta(days=1), collect_bytes),
    Job("heal the search index", timedelta(days=1), heal_index),
    Job("renew what older rules indexed", timedelta(minutes=10), renew_index),
)


def run_due_jobs() -> None:
    """Each job that has never run or is due again; an error is kept and tried again next time."""
    last = {run.name: run.started for run in JobRun.objects.all()}
    for job in JOBS:
        if job.name not in last or timezone.now() - last[job.name] >= job.every:
            run_job(job)


def run_job(job: Job) -> None:
    error = ""
    started = timezone.now()
    try:
        job.run()
    except Exception as caught:
        logger.exception("The periodic job “%s” failed", job.name)
        error = repr(caught)
    JobRun.objects.update_or_create(name=job.name, defaults={"started": started, "error": error})
