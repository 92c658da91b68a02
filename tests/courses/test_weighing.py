"""A long course is read in as many queries as a short one, and the flat reading says what the full one says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oer_repo.accounts.models import User
from oer_repo.courses import actions
from oer_repo.courses.judge import judge, parts_of
from oer_repo.courses.models import Course
from oer_repo.courses.weighing import weigh, weighed
from oer_repo.resources import actions as catalogue
from tests.builders import person, published

pytestmark = pytest.mark.django_db


def course_of(count: int, user: User) -> Course:
    """Resources under various licenses and uses, one with a file of its own license and its correction, a link, a text."""
    course = actions.create_course(by=user, title="Water", language="en")
    who = {"course_id": course.pk, "by": user}
    for at in range(count):
        version = published(user, title=f"Part {at}", license=("by/4.0", "by-nd/4.0", "zero/1.0")[at % 3])
        actions.add_resource(version_id=version.pk, how=("unmodified", "excerpt")[at % 2], **who)
    mixed = published(user, title="With a photograph")
    file = mixed.files.get()
    words = {"text": "All rights reserved", "evidence": "Page 2"}
    catalogue.correct_statement(version_id=mixed.pk, by=user, license=None, file_id=file.pk, **words)
    actions.add_resource(version_id=mixed.pk, **who)
    actions.add_resource(version_id=mixed.pk, file_id=file.pk, **who)
    actions.add_link(title="A film", url="https://example.org/", **who)
    actions.add_text(title="Begin", text="Bring a glass.", **who)
    return course


def queries(act: object) -> int:
    with CaptureQueriesContext(connection) as made:
        act()  # type: ignore[operator]
    return len(made)


def test_the_flat_reading_is_the_full_reading():
    course = course_of(3, person())
    assert weigh(course) == tuple(weighed(part) for part in parts_of(course))
    assert [[one and one.id for one in part.licenses] for part in weigh(course)] == [
        ["by/4.0"], ["by-nd/4.0"], ["zero/1.0"], ["by/4.0", None], [None], [None], [],
    ]  # fmt: skip


@pytest.mark.parametrize("where", ["work/", "rights/", ""])
def test_pages_ask_as_often_for_a_long_course_as_for_a_short_one(client, where):
    counts, user = [], person()
    for count in (1, 12):
        course = course_of(count, user)
        client.force_login(user)
        address = f"/c/{course.pk}/{where}"
        client.get(address)  # the check is kept
        counts.append(queries(lambda at=address: client.get(at)))
    assert counts[0] == counts[1]


def test_the_check_asks_five_times():
    course = course_of(4, person())
    assert queries(lambda: judge(course)) == 5
