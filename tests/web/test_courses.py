"""Courses through the pages."""

import io

import pytest
from django.test import Client

from oer_repo.courses import actions
from oer_repo.courses.models import Course
from oer_repo.ingest.deposit import add_upload
from oer_repo.resources import actions as catalogue
from tests.api.programs import program
from tests.builders import draft, person, published
from tests.web.visitors import signed_in

pytestmark = pytest.mark.django_db


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_a_resource_is_added_to_a_new_course_and_credited_there() -> None:
    user = person()
    resource = published(user, title="Rivers of Asia").resource
    client = signed_in(user)
    page(client, f"/r/{resource.slug}/add-to-course/")
    answer = client.post(f"/r/{resource.slug}/add-to-course/", {"title": "Water"})
    course = Course.objects.get()
    assert answer["Location"] == f"/c/{course.pk}/work/"
    shown = page(client, f"/c/{course.pk}/")
    assert "Rivers of Asia" in shown
    assert "CC BY 4.0" in shown


def test_a_course_is_for_its_team_until_it_is_published() -> None:
    user = person()
    course = actions.create_course(by=user, title="Water")
    actions.add_text(course_id=course.pk, by=user, title="Begin", text="Bring a **glass**.")
    stranger = Client()
    page(stranger, f"/c/{course.pk}/", 404)
    assert "Water" not in page(stranger, "/courses/")
    answer = signed_in(user).post(f"/c/{course.pk}/team/", {"do": "publish"})
    assert answer.status_code == 302
    assert "<strong>glass</strong>" in page(stranger, f"/c/{course.pk}/")
    assert "Water" in page(stranger, "/courses/")
    other = signed_in(person("other@example.org"))
    for address in ("work/", "rights/", "team/", "edit/", "add-link/"):
        page(other, f"/c/{course.pk}/{address}", 404)


@pytest.fixture
def course() -> Course:
    """Two parts: one free to be used, one that its license does not let be translated."""
    user = person()
    course = actions.create_course(by=user, title="Water", language="en")
    for title, license, how in (("Rain", "by/4.0", "unmodified"), ("Ocean", "by-nd/4.0", "translated")):
        version = published(user, title=title, license=license)
        actions.add_resource(course_id=course.pk, by=user, version_id=version.pk, how=how)
    return course


def test_the_workshop_says_what_is_not_allowed_and_the_rights_say_why(course: Course) -> None:
    client = signed_in(course.owner)
    assert "Some parts may not be used so." in page(client, f"/c/{course.pk}/work/")
    rights = page(client, f"/c/{course.pk}/rights/")
    for said in ("Ocean", "Use it as it is", "legalcode", "What was known when", "Go on all the same"):
        assert said in rights


def test_a_remedy_is_a_button(course: Course) -> None:
    client = signed_in(course.owner)
    sea = course.parts.last()
    assert f"how:unmodified:{sea.pk}" in page(client, f"/c/{course.pk}/rights/")
    answer = client.post(f"/c/{course.pk}/rights/try/", {"try": f"how:unmodified:{sea.pk}"})
    assert answer["Location"] == f"/c/{course.pk}/rights/"
    assert "Everything in it may be used so." in page(client, f"/c/{course.pk}/work/")


@pytest.mark.parametrize(
    ("press", "field", "value"),
    [
        ("money:free", "cost", "free"),
        ("without_drm", "platform", "open"),
        ("wish:by-sa/4.0", "license", "by-sa/4.0"),
    ],
)
def test_a_remedy_about_the_whole_changes_what_it_is_for(
    course: Course, press: str, field: str, value: str
) -> None:
    actions.edit_course(course_id=course.pk, by=course.owner, cost="certificate", platform="drm")
    assert signed_in(course.owner).post(f"/c/{course.pk}/rights/try/", {"try": press}).status_code == 302
    course.refresh_from_db()
    found = getattr(course, field)
    assert getattr(found, "id", found) == value


@pytest.mark.parametrize("press", ["", "is:by/4.0:1", "private", "how", "wish:by/9.9"])
def test_a_press_that_no_button_sends_changes_nothing(course: Course, press: str) -> None:
    course.refresh_from_db()
    before = course.revision
    signed_in(course.owner).post(f"/c/{course.pk}/rights/try/", {"try": press})
    course.refresh_from_db()
    assert course.revision == before


def test_parts_are_moved_and_taken_out_with_buttons(course: Course) -> None:
    client = signed_in(course.owner)
    first, second = course.parts.all()
    client.post(f"/c/{course.pk}/change/", {"do": "move_part", "part": second.pk, "position": "0"})
    assert [part.pk for part in course.parts.all()] == [second.pk, first.pk]
    client.post(f"/c/{course.pk}/change/", {"do": "remove_part", "part": second.pk})
    assert list(course.parts.all()) == [first]


def test_a_part_goes_to_another_unit_with_a_button(course: Course) -> None:
    client = signed_in(course.owner)
    client.post(f"/c/{course.pk}/change/", {"do": "add_section", "title": "Week 2"})
    part, unit = course.parts.first(), course.sections.get(title="Week 2").units.get()
    shown = page(client, f"/c/{course.pk}/part/{part.pk}/")
    assert f'<option value="{unit.pk}">Week 2 / 1</option>' in shown
    sent = {"do": "move_part", "part": part.pk, "unit": unit.pk, "position": "10000"}
    client.post(f"/c/{course.pk}/change/", sent)
    assert list(unit.parts.all()) == [part]


def test_one_file_of_a_resource_is_chosen_on_the_page_of_the_part() -> None:
    user = person()
    version = draft(user, title="Rain")
    add_upload(version_id=version.pk, by=user, stream=io.BytesIO(b"a,b\n1,2\n"), name="rain.csv")
    catalogue.publish(version_id=version.pk, by=user)
    course = actions.create_course(by=user, title="Water")
    part = actions.add_resource(course_id=course.pk, by=user, version_id=version.pk)
    client, address = signed_in(user), f"/c/{course.pk}/part/{part.pk}/"
    assert "rain.csv</option>" in page(client, address)
    chosen = version.files.get(name="rain.csv")
    client.post(address, {"do": "save", "how": "excerpt", "portion": "Row 1", "file": str(chosen.pk)})
    part.refresh_from_db()
    assert (part.file, part.portion) == (chosen, "Row 1")
    client.post(address, {"do": "save", "how": "unmodified", "file": ""})
    part.refresh_from_db()
    assert (part.file, part.how) == (None, "unmodified")
    assert client.post(address, {"do": "save", "how": "unmodified", "file": "x"}).status_code == 200
    again = program(user).patch(
        f"/api/v1/courses/{course.pk}/parts/{part.pk}/", {"file": str(chosen.pk)}, format="json"
    )
    assert (again.status_code, again.json()["file"]) == (200, str(chosen.pk))


def test_the_page_of_a_resource_lists_the_public_courses_that_teach_it(course: Course) -> None:
    rain = course.parts.first().version.resource
    assert "Taught in these courses" not in page(Client(), rain.get_absolute_url())
    course.parts.last().delete()
    actions.publish_course(course_id=course.pk, by=course.owner)
    shown = page(Client(), rain.get_absolute_url())
    assert f'<li><a href="/c/{course.pk}/" lang="en" dir="ltr">Water</a></li>' in shown
    listed = Client().get(f"/api/v1/courses/?resource={rain.pk}").json()["results"]
    assert [one["id"] for one in listed] == [str(course.pk)]
    nothing = "00000000-0000-4000-8000-000000000000"
    assert Client().get(f"/api/v1/courses/?resource={nothing}").json()["results"] == []


def test_sections_and_units_with_buttons(course: Course) -> None:
    client = signed_in(course.owner)
    client.post(f"/c/{course.pk}/change/", {"do": "add_section", "title": "Week 2"})
    section = course.sections.get(title="Week 2")
    client.post(f"/c/{course.pk}/change/", {"do": "add_unit", "section": section.pk, "title": "Floods"})
    shown = page(client, f"/c/{course.pk}/work/")
    assert "Week 2" in shown
    assert "Floods" in shown


@pytest.mark.parametrize(
    "data", [{}, {"do": "explode"}, {"do": "remove_part"}, {"do": "move_part", "part": "x"}]
)
def test_what_no_button_sends_is_not_found(course: Course, data: dict[str, str]) -> None:
    assert signed_in(course.owner).post(f"/c/{course.pk}/change/", data).status_code == 404


def test_a_refused_change_is_told_where_one_was(course: Course) -> None:
    client = signed_in(course.owner)
    section = course.sections.get()
    answer = client.post(
        f"/c/{course.pk}/change/", {"do": "remove_section", "section": section.pk}, follow=True
    )
    assert "There are parts in it" in answer.content.decode()


def test_nothing_typed_is_lost_when_a_form_is_refused(course: Course) -> None:
    client = signed_in(course.owner)
    typed = {"title": "A film", "url": "not an address", "how": "linked", "creator": "River Film"}
    answer = client.post(f"/c/{course.pk}/add-link/", typed)
    shown = answer.content.decode()
    assert "whole web address" in shown
    assert "River Film" in shown


def test_going_on_all_the_same_takes_a_reason_and_stays_on_record(course: Course) -> None:
    client = signed_in(course.owner)
    assert "This field is required" in client.post(f"/c/{course.pk}/rights/", {"reason": ""}).content.decode()
    client.post(f"/c/{course.pk}/rights/", {"reason": "Letter of the author, 3 May."})
    assert "Letter of the author, 3 May." in page(client, f"/c/{course.pk}/rights/")
    client.post(f"/c/{course.pk}/team/", {"do": "publish"})
    assert "Ocean" in page(Client(), f"/c/{course.pk}/")


def test_a_public_course_does_not_show_what_became_forbidden(course: Course) -> None:
    sea = course.parts.last()
    actions.change_part(course_id=course.pk, by=course.owner, part_id=sea.pk, how="unmodified")
    actions.publish_course(course_id=course.pk, by=course.owner)
    actions.change_part(course_id=course.pk, by=course.owner, part_id=sea.pk, how="adapted")
    shown = page(Client(), f"/c/{course.pk}/")
    assert "being revised" in shown
    assert "Rain" in shown
    assert "Ocean" not in shown


def test_people_join_and_talk_about_a_part(course: Course) -> None:
    person("linh@example.org", name="Linh")
    client = signed_in(course.owner)
    client.post(
        f"/c/{course.pk}/team/", {"do": "add_member", "email": "linh@example.org", "role": "reviewer"}
    )
    linh = signed_in(course.members.get(user__name="Linh").user)
    part = course.parts.first()
    linh.post(f"/c/{course.pk}/part/{part.pk}/", {"do": "comment", "text": "The map is old."})
    assert "The map is old." in page(client, f"/c/{course.pk}/part/{part.pk}/")
    assert linh.post(f"/c/{course.pk}/change/", {"do": "remove_part", "part": part.pk}).status_code == 403


def test_everything_of_a_resource_comes_as_one_zip() -> None:
    resource = published(person()).resource
    answer = Client().get(f"/r/{resource.slug}/v/1/all.zip")
    assert answer["Content-Type"] == "application/zip"
    assert b"".join(answer.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
