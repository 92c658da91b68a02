"""Make an export in the background: the course as it is now, written piece by piece into the store."""

import logging
import sys
import time
from collections.abc import Callable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from oer_repo.courses.judge import judge, keep_check, may_go_out
from oer_repo.formats.course_record import CourseRecord
from oer_repo.formats.packages.package import NotCarried
from oer_repo.reuse.describe_course import describe_course
from oer_repo.reuse.models import Export, ExportState
from oer_repo.reuse.writers import WRITERS, file_name, package_of
from storage.errors import StorageError
from storage.keep import keep

logger = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between two notes of how far it is
MADE_HERE = 3_000  # bytes of a part that are written here, about


class Pieces:
    """An iterator of bytes as something to read from, which says after each piece how much went through."""

    def __init__(self, pieces: Iterator[bytes], note: Callable[[int], None]) -> None:
        self._pieces, self._note = pieces, note
        self._rest, self._count = b"", 0

    def read(self, size: int = -1, /) -> bytes:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = piece
        taken = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(taken) :]
        self._count += len(taken)
        self._note(self._count)
        return taken

    def close(self) -> None:
        """Nothing is held open."""


class Progress:
    """Noted once a second at most: people watch it."""

    def __init__(self, export: Export, total: int) -> None:
        self._export, self._total = export, max(total, 1)
        self._noted = time.monotonic()

    def note(self, count: int) -> None:
        if time.monotonic() - self._noted < PAUSE:
            return
        self._noted = time.monotonic()
        percent = min(99, count * 100 // self._total)
        Export.objects.filter(pk=self._export.pk).update(progress=percent)


@task()
def make_export(export_id: str) -> None:
    """Runs in the worker; may run twice."""
    export = Export.objects.select_related("course__owner").filter(pk=export_id).first()
    if export is None or not export.is_pending:
        return
    Export.objects.filter(pk=export.pk).update(state=ExportState.RUNNING)
    try:
        made(export)
    except StorageError as error:
        logger.exception("The export %s could not be made", export_id)
        end(export, ExportState.FAILED, problem=str(error))
    except Exception:
        end(
            export, ExportState.FAILED, problem=_("Something went wrong. Tell the administrator of the site.")
        )
        raise


def made(export: Export) -> None:
    """With what was known about the rights at this moment, which is kept, and written into it."""
    course, begun = export.course, timezone.now()  # what is found out while it is written counts as later
    judgement = judge(course)
    keep_check(course, judgement)
    if not may_go_out(course, judgement):
        return end(export, ExportState.REFUSED, problem=_("The licenses forbid what the course is for."))
    record = describe_course(course, judgement)
    package = package_of(record, export.format, export.language)
    pieces = WRITERS[export.format].archive(package.entries)
    stream = Pieces(pieces, Progress(export, size_of(record)).note)
    blob = keep(stream, name=file_name(record.title, export.format), max_bytes=sys.maxsize, made_here=True)
    lost = [as_row(one) for one in package.lost]
    end(
        export, ExportState.DONE, blob=blob, lost=lost, progress=100, revision=course.revision,
        made=begun,
    )  # fmt: skip
    return None


def end(export: Export, state: str, **facts: object) -> None:
    Export.objects.filter(pk=export.pk).update(state=state, **facts)


def size_of(record: CourseRecord) -> int:
    return sum(MADE_HERE + sum(file.size for file in part.files) for part in record.parts())


def as_row(one: NotCarried) -> dict[str, object]:
    return {"code": one.code, "part": one.part, "title": one.title, "data": dict(one.data)}
