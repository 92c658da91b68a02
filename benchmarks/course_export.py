"""Every export of a course: seconds, and by how much the process that makes it grows.

Each is made as the worker makes it, in a process of its own, so that no export profits from the memory of the one before.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.measure import Row  # noqa: E402
from benchmarks.storage import MIB, memory  # noqa: E402
from oer_repo.courses.models import Course  # noqa: E402
from oer_repo.resources.models import File, Version  # noqa: E402
from oer_repo.reuse.make_export import made  # noqa: E402
from oer_repo.reuse.models import Export, ExportFormat  # noqa: E402
from storage.keep import keep  # noqa: E402

MOST_SECONDS, MOST_GROWTH = 30.0, 128 * MIB
NAME = "recording.bin"


def put_files(versions: list[Version], size: int) -> None:
    """One of `size` random bytes beside the text of each: as it is now, no two alike, past the deposit."""
    with_one = set(File.objects.filter(name=NAME).values_list("version", flat=True))
    new = [version for version in versions if version.pk not in with_one]
    blobs = [keep(_Random(size), name=NAME) for _ in new]
    rows = zip(new, blobs, strict=True)
    with transaction.atomic():
        File.objects.bulk_create(
            File(version=version, blob=blob, position=1, name=NAME) for version, blob in rows
        )


class _Random:
    def __init__(self, size: int) -> None:
        self._left = size

    def read(self, size: int = -1, /) -> bytes:
        count = self._left if size < 0 else min(size, self._left)
        self._left -= count
        return os.urandom(count)

    def close(self) -> None:
        """Nothing is held open."""


def exports_of(course: Course) -> Iterator[Row]:
    for format in ExportFormat.values:
        command = [sys.executable, "-m", "benchmarks.course_export", str(course.pk), format]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)
        found = json.loads(done.stdout.splitlines()[-1])
        well = found["seconds"] <= MOST_SECONDS and found["growth"] <= MOST_GROWTH
        yield (
            f"export as {format}",
            f"{found['seconds']:6.1f} s (processor {found['processor']:.1f} s)   memory +{found['growth'] / MIB:.0f} MiB   "
            f"{found['size'] / MIB:.1f} MiB{'' if well else '   AIM MISSED'}",
        )


def measured(course_id: str, format: str) -> dict[str, float]:
    """Wall and processor time in seconds; growth and size in bytes."""
    course = Course.objects.select_related("owner").get(pk=course_id)
    asked = {"format": format, "language": course.language, "asked": timezone.now(), "asked_by": course.owner}
    export = Export.objects.create(course=course, **asked)
    try:
        with memory() as growth:
            started, processor = time.perf_counter(), time.process_time()
            made(export)
            seconds, used = time.perf_counter() - started, time.process_time() - processor
        export.refresh_from_db()
        assert export.blob is not None, export.problem
        return {"seconds": seconds, "processor": used, "growth": growth(), "size": export.blob.size}
    finally:
        export.delete()


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.course_export", description=__doc__.splitlines()[0]
    )
    parser.add_argument("course")
    parser.add_argument("format", choices=ExportFormat.values)
    asked = parser.parse_args()
    print(json.dumps(measured(asked.course, asked.format)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
