"""Taking a course away through the API."""

import io
import zipfile

import pytest

from oer_repo.courses import actions
from oer_repo.courses.models import Course
from oer_repo.worker.tasks import run_waiting_tasks
from tests.api.programs import V1, program
from tests.builders import person, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> Course:
    user = person()
    course = actions.create_course(by=user, title="Water", language="en")
    version = published(user, title="Rain", license="by/4.0")
    actions.add_resource(course_id=course.pk, by=user, version_id=version.pk)
    return course


@pytest.mark.django_db(transaction=True)  # a worker closes its connection between tasks
def test_ask_wait_and_fetch(course):
    client = program(course.owner)
    asked = client.post(f"{V1}/courses/{course.pk}/exports/", {"format": "common-cartridge"}, format="json")
    assert asked.status_code == 202
    assert asked.json()["state"] == "waiting"
    assert asked.json()["content"] is None
    run_waiting_tasks("worker")
    ready = client.get(asked["Location"]).json()
    assert (ready["state"], ready["progress"], ready["language"]) == ("done", 100, "en")
    answer = client.get(ready["content"])
    data = b"".join(answer.streaming_content)
    assert len(data) == ready["size"]
    assert answer["ETag"] == f'"{ready["sha256"]}"'
    assert "imsmanifest.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()
    listed = client.get(f"{V1}/courses/{course.pk}/exports/").json()["results"]
    assert listed == [ready]


def test_what_the_licenses_forbid_is_a_conflict_that_says_what_to_do(course):
    version = published(course.owner, title="Ocean", license="by-nd/4.0")
    actions.add_resource(course_id=course.pk, by=course.owner, version_id=version.pk, how="adapted")
    client = program(course.owner)
    answer = client.post(f"{V1}/courses/{course.pk}/exports/", {"format": "bagit"}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (409, "not_publishable")


@pytest.mark.parametrize("body", [{}, {"format": "scorm"}, {"format": "bagit", "color": "red"}])
def test_what_cannot_be_made_is_told(course, body):
    answer = program(course.owner).post(f"{V1}/courses/{course.pk}/exports/", body, format="json")
    assert answer.status_code == 422


def test_credits_in_a_language(course):
    client = program(course.owner)
    answer = client.get(f"{V1}/courses/{course.pk}/credits/?form=text&language=th")
    assert answer.content.decode().startswith("การแสดงที่มา")
    assert client.get(f"{V1}/courses/{course.pk}/credits/?form=pdf").status_code == 400
    assert client.get(f"{V1}/courses/{course.pk}/credits/?language=tlh").status_code == 400
