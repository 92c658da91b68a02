"""A course as the neutral record that its exports are written from."""

import io
from datetime import date

import pytest

from licensing import registry
from oer_repo.courses import actions
from oer_repo.courses.models import Course
from oer_repo.formats.course_record import CoursePart
from oer_repo.ingest.deposit import add_upload
from oer_repo.resources import actions as catalogue
from oer_repo.reuse.describe_course import describe_course
from tests.builders import draft, person, published
from tests.days import today_is
from tests.web.visitors import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> Course:
    user = person()
    course = actions.create_course(by=user, title="Water", language="en", description="All **about** it.")
    version = draft(user, title="Rain", license="by/4.0", descriptions={"en": "How rain comes."})
    photo = add_upload(version_id=version.pk, by=user, stream=io.BytesIO(b"a,b\n1,2\n"), name="rain.csv")
    own = registry.get("by-sa/4.0")
    catalogue.state_license(version_id=version.pk, by=user, license=own, file_id=photo.pk)
    source = {"title": "A cloud", "creator": "Ana", "license": "zero/1.0", "use": "excerpt"}
    catalogue.set_sources(version_id=version.pk, by=user, sources=[source])
    rain = catalogue.publish(version_id=version.pk, by=user)
    actions.add_resource(course_id=course.pk, by=user, version_id=rain.pk, how="adapted", changes="Shortened")
    actions.add_text(course_id=course.pk, by=user, title="Begin", text="Bring a **glass**.")
    by_nc = registry.get("by-nc/4.0")
    elsewhere = {"title": "A film", "url": "https://example.org/film", "creator": "Ben", "license": by_nc}
    actions.add_link(course_id=course.pk, by=user, **elsewhere)
    return course


def parts(course: Course) -> list[CoursePart]:
    return list(describe_course(course).parts())


def test_what_a_course_says_of_itself(course):
    record = describe_course(course)
    assert (record.title, record.language, record.people) == ("Water", "en", ("Noy",))
    assert record.html == "<p>All <strong>about</strong> it.</p>\n"
    assert record.url == f"http://127.0.0.1:8000/c/{course.pk}/"
    assert [part.title for part in record.parts()] == ["Rain", "Begin", "A film"]


def test_a_resource_comes_with_its_files_each_under_its_own_license(course):
    rain = parts(course)[0]
    assert [(one.name, one.license, one.media_type) for one in rain.files] == [
        ("reading.md", "by/4.0", "text/markdown"),
        ("rain.csv", "by-sa/4.0", "text/csv"),
    ]
    assert rain.licenses == ("by/4.0", "by-sa/4.0", "zero/1.0")
    assert (rain.how, rain.changes, rain.html) == ("adapted", "Shortened", "<p>How rain comes.</p>\n")
    with rain.files[1].open() as stream:
        assert stream.read() == b"a,b\n1,2\n"
    assert rain.files[0].render() == "<h3>The water cycle</h3>\n<p>Water rises, and falls.</p>\n"
    assert rain.files[1].render is None


def test_everybody_whose_work_is_in_it_is_credited(course):
    works = [(work.title, work.license.id, work.part) for work in parts(course)[0].works]
    assert works == [
        ("Rain", "by/4.0", None),
        ("Rain", "by-sa/4.0", "rain.csv"),
        ("A cloud", "zero/1.0", None),
    ]


def test_text_of_ones_own_and_what_is_elsewhere(course):
    _rain, begin, film = parts(course)
    assert (begin.html, begin.works) == ("<p>Bring a <strong>glass</strong>.</p>\n", ())
    assert (film.url, film.how, film.licenses) == ("https://example.org/film", "linked", ("by-nc/4.0",))
    assert film.works[0].creators[0].name == "Ben"


def test_what_was_withdrawn_keeps_its_credit_and_has_no_bytes(course):
    version = course.parts.first().version
    catalogue.withdraw(resource_id=version.resource_id, by=course.owner, reason="A mistake.")
    rain = parts(course)[0]
    assert (rain.files, rain.lost, len(rain.works)) == ((), ("withdrawn",), 3)


def test_a_resource_that_is_only_linked_to_is_not_copied(course):
    first = course.parts.first()
    actions.change_part(course_id=course.pk, by=course.owner, part_id=first.pk, how="linked")
    rain = parts(course)[0]
    assert (rain.files, rain.url) == ((), rain.page)


def test_one_file_of_a_resource(course):
    user, version = course.owner, published(course.owner, title="Snow")
    file = version.files.get()
    actions.add_resource(
        course_id=course.pk, by=user, version_id=version.pk, file_id=file.pk, portion="Page 1"
    )
    snow = parts(course)[-1]
    assert (snow.portion, [one.name for one in snow.files], snow.works[0].part) == (
        "Page 1",
        ["reading.md"],
        "Page 1",
    )


def test_the_rights_name_the_parts_that_each_input_belongs_to(course):
    rights = describe_course(course).rights
    first, _text, film = (f"p{part.pk}" for part in course.parts.all())
    assert rights.owners == (first, first, first, film)
    assert rights.verdict == "allowed"
    assert rights.goes_out


def test_what_is_under_embargo_goes_out_without_its_files_and_the_team_is_told(monkeypatch):
    """Whoever asks for the package, and though they may read the files themselves."""
    today_is(monkeypatch, 2026, 11, 26)
    user = person()
    course = actions.create_course(by=user, title="Water", language="en")
    rain = published(user, title="Rain", available_from=date(2027, 3, 1))
    part = actions.add_resource(course_id=course.pk, by=user, version_id=rain.pk)
    (described,) = parts(course)
    assert (described.files, described.lost) == ((), ("embargo",))
    team = signed_in(user)
    assert "Files from March 1, 2027" in team.get(f"/c/{course.pk}/work/").content.decode()
    assert "no package carries the files" in team.get(f"/c/{course.pk}/part/{part.pk}/").content.decode()
    today_is(monkeypatch, 2027, 3, 1)
    (described,) = parts(Course.objects.get())
    assert ([file.name for file in described.files], described.lost) == (["reading.md"], ())
