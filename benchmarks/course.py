"""A course of 500 parts: its pages, its check, its credits, its exports.

    DATA_DIR=… DJANGO_SETTINGS_MODULE=oer_repo.settings python -m benchmarks.course [--parts 500] [--requests 20] [--kibibytes 1024]

On a folder that `benchmarks.corpus` has filled; the course is made there, measured in the process, and removed again.
Each part has a text and, beside it, a file of so many random kibibytes. Beside the time that passed stands that of the
processor: on a busy machine only that one tells.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from benchmarks.course_export import exports_of, put_files  # noqa: E402
from benchmarks.measure import Row, clock, machine, spread, tell, times_of  # noqa: E402
from oer_repo.accounts.models import User  # noqa: E402
from oer_repo.courses import actions  # noqa: E402
from oer_repo.courses.judge import judge, parts_of  # noqa: E402
from oer_repo.courses.models import Course  # noqa: E402
from oer_repo.formats.course_credits import credits_as  # noqa: E402
from oer_repo.resources.models import Resource, Version  # noqa: E402
from oer_repo.reuse.describe_course import describe_course  # noqa: E402

HOW = ("unmodified", "excerpt", "translated", "linked")
PER_UNIT = 10


def chosen(count: int) -> list[Version]:
    return list(Version.objects.filter(current_of__in=Resource.objects.public()).order_by("pk")[:count])


def course_of(count: int, person: User) -> Course:
    course = actions.create_course(by=person, title="A long course", language="en", cost="certificate")
    versions = chosen(count)
    parts = [{"version_id": one.pk, "how": HOW[place % 4]} for place, one in enumerate(versions)]
    units = [
        {"title": f"Unit {at}", "parts": parts[at : at + PER_UNIT]} for at in range(0, len(parts), PER_UNIT)
    ]
    who = {"course_id": course.pk, "by": person}
    actions.set_outline(sections=[{"title": "All", "units": units}], **who)
    actions.override(reason="Translations of ND works are in it on purpose.", **who)
    return actions.publish_course(**who)


def times(calls: list[Callable[[], object]]) -> str:
    """Of the processor the mean: what one call takes of it hardly differs."""
    processor = time.process_time()
    measured = times_of(calls)
    mean = (time.process_time() - processor) * 1000 / len(calls)
    return f"{spread(measured)}   processor {mean:6.0f} ms"


def measured(course: Course, person: User, requests: int) -> Iterator[Row]:
    client = Client()
    client.force_login(person)
    for name, path in (
        ("public page", f"/c/{course.pk}/"),
        ("workshop", f"/c/{course.pk}/work/"),
        ("rights", f"/c/{course.pk}/rights/"),
        ("credits page", f"/c/{course.pk}/credits/html/"),
        ("API: read", f"/api/v1/courses/{course.pk}/"),
        ("API: check", f"/api/v1/courses/{course.pk}/check/"),
    ):
        assert client.get(path).status_code == 200, path
        yield name, times([partial(client.get, path)] * requests)
    known = parts_of(course)
    yield "check, parts in memory", times([partial(judge, course, known)] * requests)
    yield "check, parts from the database", times([partial(judge, course)] * requests)
    for form in ("text", "html", "markdown"):
        yield (
            f"credits as {form}",
            times([lambda as_form=form: credits_as(describe_course(course), as_form)] * requests),
        )


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.course", description=__doc__.splitlines()[0])
    parser.add_argument("--parts", type=int, default=500)
    parser.add_argument("--requests", type=int, default=20)
    parser.add_argument("--kibibytes", type=int, default=1024)
    asked = parser.parse_args(arguments)
    settings.ALLOWED_HOSTS = ["testserver"]
    print(machine())
    person = User.objects.order_by("pk").first()
    if person is None:
        print("The folder is empty: fill it with python -m benchmarks.corpus first.")
        return 1
    put_files(chosen(asked.parts), asked.kibibytes * 1024)
    with clock() as seconds:
        course = course_of(asked.parts, person)
        print(f"made in one go: {seconds():.1f} s")
    try:
        tell(
            f"A course of {course.parts.count()} parts, in the process",
            measured(course, person, asked.requests),
        )
        tell("Its exports, each in a process of its own", exports_of(course))
    finally:
        actions.delete_course(course_id=course.pk, by=person)
    return 0


if __name__ == "__main__":
    sys.exit(main())
