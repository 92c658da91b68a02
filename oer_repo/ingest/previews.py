"""Small pictures of images, PDFs, videos (with ffmpeg) and office documents (with LibreOffice), made in the background."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django_tasks import task

from oer_repo.ingest.models import Preview
from oer_repo.ingest.render_office import FILTERS
from oer_repo.resources.models import File
from storage.errors import StorageError
from storage.keep import keep
from storage.models import Blob
from storage.verdicts import QUARANTINED, Verdict, scanning, withheld

SECONDS = 60
AT_ONCE, ASKED_AGAIN = 20, 200
IMAGES = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/bmp"}
VIDEOS = {"video/mp4", "video/webm", "video/ogg", "video/quicktime", "video/x-matroska", "video/x-msvideo"}
OFFICE = set(FILTERS)
DRAWN = (
    {"application/pdf"}
    | IMAGES
    | (VIDEOS if shutil.which("ffmpeg") else set())
    | (OFFICE if shutil.which("soffice") else set())
)


class NotDrawableError(RuntimeError):
    """The file could not be drawn; the message is for people."""


@task()
def make_preview(digest: str) -> None:
    """Runs in the worker; may run twice. A file that cannot be drawn is remembered as such."""
    blob = Blob.objects.filter(pk=digest).first()
    if (
        blob is None
        or withheld(blob)
        or blob.media_type not in DRAWN
        or Preview.objects.filter(pk=digest).exists()
    ):
        return
    try:
        facts = draw(blob)
    except NotDrawableError as error:
        facts = {"problem": str(error)}
    Preview.objects.update_or_create(digest=digest, defaults=facts)


def draw(blob: Blob) -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="preview-", dir=settings.UPLOADS_DIR) as folder:
        source, target, small = (
            Path(folder, "source"),
            Path(folder, "preview.webp"),
            Path(folder, "small.webp"),
        )
        with blob.open() as stream, source.open("wb") as copy:
            shutil.copyfileobj(stream, copy, 1024**2)
        measures = render(blob.media_type, source, target, small)
        return {"picture": kept(target), "thumbnail": kept(small), **measures}


def kept(picture: Path) -> Blob:
    with picture.open("rb") as file:
        return keep(file, name=picture.name, made_here=True)


def add_thumbnails() -> int:
    """For previews that were made before there were thumbnails, from the larger picture; how many."""
    lacking = Preview.objects.filter(thumbnail=None).exclude(picture=None).select_related("picture")
    count = 0
    for preview in lacking[:AT_ONCE]:
        assert preview.picture
        try:
            preview.thumbnail = draw(preview.picture)["thumbnail"]  # type: ignore[assignment]
        except StorageError:
            continue  # the store is away, or the picture is damaged: it is tried again
        except NotDrawableError:
            preview.picture = None  # it cannot be read any more, and nothing is shown in its place
        preview.save()
        count += 1
    return count


def draw_missing() -> int:
    """Asks again for what has no preview: it came before ffmpeg or LibreOffice did, or its task was lost; how many."""
    verdicts = QUARANTINED | ({Verdict.NONE} if scanning() else set())
    wanted = File.objects.filter(blob__media_type__in=DRAWN, blob__damaged_at=None)
    wanted = wanted.exclude(blob__verdict__in=verdicts).exclude(blob__in=Preview.objects.values("digest"))
    lacking = wanted.order_by("blob").values_list("blob", flat=True).distinct()[:ASKED_AGAIN]
    for digest in lacking:
        make_preview.enqueue(digest)
    return len(lacking)


def render(media_type: str, source: Path, target: Path, small: Path) -> dict[str, int]:
    """In a process of its own with limits on memory, time and output (render_preview.py), and nothing of our environment:
    the settings that are passwords stand there."""
    module = "oer_repo.ingest.render_preview"
    command = [sys.executable, "-m", module, media_type, str(source), str(target), str(small)]
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "HOME": str(source.parent)}
    try:
        status, out, err = run(command, environment)
    except subprocess.TimeoutExpired as error:
        raise NotDrawableError(_("Drawing a preview took too long.")) from error
    if status:
        lines = err.decode(errors="replace").strip().splitlines()
        reason = lines[-1][:500] if lines else f"signal {-status}"
        raise NotDrawableError(_("No preview could be drawn: %(reason)s") % {"reason": reason})
    measures: dict[str, int] = json.loads(out)
    return measures


def run(command: Sequence[str], environment: Mapping[str, str]) -> tuple[int, bytes, bytes]:
    """Exit status, standard output and errors. Programs that it has started itself end with it: they are one group.

    Raises subprocess.TimeoutExpired.
    """
    with subprocess.Popen(  # noqa: S603
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=settings.BASE_DIR,
        start_new_session=True,
    ) as process:
        try:
            out, err = process.communicate(timeout=SECONDS)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, out, err
