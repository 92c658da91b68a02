"""Small pictures of images, PDFs and (with ffmpeg) videos, made in the background."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django_tasks import task

from oer_repo.ingest.models import Preview
from storage.errors import StorageError
from storage.keep import keep
from storage.models import Blob
from storage.verdicts import withheld

SECONDS = 60
AT_ONCE = 20
IMAGES = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/bmp"}
VIDEOS = {"video/mp4", "video/webm", "video/ogg", "video/quicktime", "video/x-matroska", "video/x-msvideo"}
DRAWN = {"application/pdf"} | IMAGES | (VIDEOS if shutil.which("ffmpeg") else set())


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


def render(media_type: str, source: Path, target: Path, small: Path) -> dict[str, int]:
    """In a process of its own with limits on memory, time and output (render_preview.py), and nothing of our environment:
    the settings that are passwords stand there."""
    module = "oer_repo.ingest.render_preview"
    command = [sys.executable, "-m", module, media_type, str(source), str(target), str(small)]
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "HOME": str(source.parent)}
    try:
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, timeout=SECONDS, check=True, env=environment, cwd=settings.BASE_DIR
        )
    except subprocess.TimeoutExpired as error:
        raise NotDrawableError(_("Drawing a preview took too long.")) from error
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode(errors="replace").strip().splitlines()
        reason = lines[-1][:500] if lines else f"signal {-error.returncode}"
        raise NotDrawableError(_("No preview could be drawn: %(reason)s") % {"reason": reason}) from error
    measures: dict[str, int] = json.loads(done.stdout)
    return measures
