"""Small pictures of images and PDFs, made in the background."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django_tasks import task

from oer_repo.ingest.models import Preview
from storage.keep import keep
from storage.models import Blob
from storage.verdicts import withheld

SECONDS = 60
DRAWN = {"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/bmp"}


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
        source, target = Path(folder, "source"), Path(folder, "preview.webp")
        with blob.open() as stream, source.open("wb") as copy:
            shutil.copyfileobj(stream, copy, 1024**2)
        measures = render(blob.media_type, source, target)
        with target.open("rb") as picture:
            return {"picture": keep(picture, name="preview.webp", made_here=True), **measures}


def render(media_type: str, source: Path, target: Path) -> dict[str, int]:
    """In a process of its own with limits on memory, time and output (render_preview.py)."""
    command = [sys.executable, "-m", "oer_repo.ingest.render_preview", media_type, str(source), str(target)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise NotDrawableError(_("Drawing a preview took too long.")) from error
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode(errors="replace").strip().splitlines()
        reason = lines[-1][:500] if lines else f"signal {-error.returncode}"
        raise NotDrawableError(_("No preview could be drawn: %(reason)s") % {"reason": reason}) from error
    measures: dict[str, int] = json.loads(done.stdout)
    return measures
