"""Taking a course away through the pages."""

import pytest
from django.test import Client

from oer_repo.courses import actions
from oer_repo.courses.models import Course
from oer_repo.reuse.make_export import make_export
from oer_repo.reuse.models import Export, ExportFormat
from tests.builders import person, published
from tests.web.visitors import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> Course:
    user = person()
    course = actions.create_course(by=user, title="Water", language="en")
    version = published(user, title="Rain", license="by/4.0")
    actions.add_resource(course_id=course.pk, by=user, version_id=version.pk, portion="Page 1")
    return course


def page(client: Client, address: str, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_page_of_a_course_leads_to_its_packages(course):
    client = signed_in(course.owner)
    assert f"/c/{course.pk}/take/" in page(client, f"/c/{course.pk}/")
    shown = page(client, f"/c/{course.pk}/take/")
    for format in ExportFormat:
        assert str(format.label) in shown


def test_it_is_asked_for_waits_and_is_fetched(course):
    client = signed_in(course.owner)
    address = f"/c/{course.pk}/take/"
    answer = client.post(f"{address}ask/", {"format": "offline-site", "language": "th"})
    assert answer["Location"] == f"{address}?language=th"
    waiting = page(client, answer["Location"])
    assert "Waits for its turn" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    export = Export.objects.get()
    make_export.func(str(export.pk))
    ready = page(client, answer["Location"])
    assert 'hx-trigger="every 2s"' not in ready
    assert "1 thing it could not carry" in ready
    assert "Only Page 1 is meant" in ready
    fetched = client.get(f"{address}{export.pk}/")
    assert fetched["Content-Disposition"] == 'attachment; filename="water-offline.zip"'
    assert b"".join(fetched.streaming_content)[:2] == b"PK"


def test_the_list_alone_for_the_script(course):
    shown = page(signed_in(course.owner), f"/c/{course.pk}/take/", **{"HX-Request": "true"})
    assert shown.startswith('<div id="exports"')


def test_strangers_see_what_there_is_of_a_public_course_and_are_asked_to_sign_in(course):
    stranger = Client()
    assert stranger.get(f"/c/{course.pk}/take/").status_code == 404
    actions.publish_course(course_id=course.pk, by=course.owner)
    assert "Sign in to have it made" in page(stranger, f"/c/{course.pk}/take/")
    answer = stranger.post(f"/c/{course.pk}/take/ask/", {"format": "bagit"})
    assert "/accounts/login/" in answer["Location"]


def test_what_is_forbidden_says_so_and_has_no_button(course):
    version = published(course.owner, title="Ocean", license="by-nd/4.0")
    actions.add_resource(course_id=course.pk, by=course.owner, version_id=version.pk, how="translated")
    client = signed_in(course.owner)
    shown = page(client, f"/c/{course.pk}/take/")
    assert "so it cannot be taken away" in shown
    assert "Make it" not in shown
    assert client.post(f"/c/{course.pk}/take/ask/", {"format": "bagit"}).status_code == 400


@pytest.mark.parametrize(
    ("form", "media_type", "name"),
    [
        ("html", "text/html; charset=utf-8", "credits-water.html"),
        ("markdown", "text/markdown; charset=utf-8", "credits-water.md"),
        ("text", "text/plain; charset=utf-8", "credits-water.txt"),
        ("slides", "text/plain; charset=utf-8", "credits-water-slides.txt"),
        ("end-credits", "text/plain; charset=utf-8", "credits-water-end-credits.txt"),
        (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "credits-water.docx",
        ),
    ],
)
def test_the_credits_as_a_file(course, form, media_type, name):
    answer = signed_in(course.owner).get(f"/c/{course.pk}/credits/{form}/?language=km")
    assert answer["Content-Type"] == media_type
    assert name in answer["Content-Disposition"]
    if form != "docx":
        assert "Noy" in answer.content.decode()


def test_credits_in_a_form_that_there_is_not(course):
    assert signed_in(course.owner).get(f"/c/{course.pk}/credits/pdf/").status_code == 400
