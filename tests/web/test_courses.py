"""Courses through the pages."""

import pytest
from django.test import Client

from oer_repo.courses.models import Course
from tests.builders import person, published
from tests.web.test_deposit import signed_in

pytestmark = pytest.mark.django_db


def test_a_resource_is_added_to_a_new_course_and_credited_there() -> None:
    user = person()
    resource = published(user, title="Rivers of Asia").resource
    client = signed_in(user)
    assert client.get(f"/r/{resource.slug}/add-to-course/").status_code == 200
    answer = client.post(f"/r/{resource.slug}/add-to-course/", {"title": "Water"})
    course = Course.objects.get()
    assert answer["Location"] == f"/c/{course.pk}/"
    page = client.get(f"/c/{course.pk}/").content.decode()
    assert "Rivers of Asia" in page
    assert "CC BY 4.0" in page


def test_a_course_is_private_until_its_owner_says_otherwise() -> None:
    owner = signed_in(person())
    owner.post("/my/courses/", {"title": "Water", "language": "en", "description": ""})
    course = Course.objects.get()
    assert Client().get(f"/c/{course.pk}/").status_code == 404
    owner.post(f"/c/{course.pk}/edit/", {"title": "Water", "language": "en", "is_public": "on"})
    assert Client().get(f"/c/{course.pk}/").status_code == 200


def test_parts_are_moved_and_taken_out_with_buttons() -> None:
    user = person()
    client = signed_in(user)
    for title in ("Rain", "Sea"):
        resource = published(user, title=title).resource
        course = Course.objects.first()
        data = {"course": str(course.pk)} if course else {"title": "Water"}
        client.post(f"/r/{resource.slug}/add-to-course/", data)
    course = Course.objects.get()
    first, second = course.parts.all()
    client.post(f"/c/{course.pk}/part/{second.pk}/", {"position": "0"})
    assert [part.pk for part in course.parts.all()] == [second.pk, first.pk]
    client.post(f"/c/{course.pk}/part/{second.pk}/", {"remove": "1"})
    assert list(course.parts.all()) == [first]


def test_everything_of_a_resource_comes_as_one_zip() -> None:
    resource = published(person()).resource
    answer = Client().get(f"/r/{resource.slug}/v/1/all.zip")
    assert answer["Content-Type"] == "application/zip"
    assert b"".join(answer.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
