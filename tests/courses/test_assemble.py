import pytest

from oer_repo.courses import assemble
from oer_repo.courses.credit import credited_parts
from oer_repo.courses.models import Course
from oer_repo.resources import actions
from oer_repo.resources.errors import Invalid, NotAllowed, NotFound
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db


def titles(course: Course) -> list[str]:
    return [part.version.title for part in course.parts.all()]


def test_parts_stand_in_the_order_in_which_they_were_put() -> None:
    user = person()
    course = assemble.create_course(by=user, title="Water")
    parts = [
        assemble.add_part(course_id=course.pk, by=user, version_id=published(user, title=title).pk)
        for title in ("Rain", "Rivers", "Sea")
    ]
    assert titles(course) == ["Rain", "Rivers", "Sea"]
    assemble.move_part(course_id=course.pk, by=user, part_id=parts[2].pk, position=0)
    assert titles(course) == ["Sea", "Rain", "Rivers"]
    assemble.remove_part(course_id=course.pk, by=user, part_id=parts[0].pk)
    assert [(part.position, part.version.title) for part in course.parts.all()] == [(0, "Sea"), (1, "Rivers")]


def test_the_same_version_stands_in_a_course_once() -> None:
    user = person()
    course = assemble.create_course(by=user, title="Water")
    version = published(user)
    for _ in range(2):
        assemble.add_part(course_id=course.pk, by=user, version_id=version.pk)
    assert course.parts.count() == 1


def test_a_part_pins_its_version() -> None:
    user = person()
    course = assemble.create_course(by=user, title="Water")
    first = published(user, title="Rain")
    assemble.add_part(course_id=course.pk, by=user, version_id=first.pk)
    second = actions.new_version(resource_id=first.resource_id, by=user)
    actions.edit_draft(version_id=second.pk, by=user, changes={"titles": {"en": "More rain"}})
    actions.publish(version_id=second.pk, by=user)
    part = credited_parts(course)[0]
    assert (part.version.title, part.has_newer) == ("Rain", True)


def test_each_part_is_credited_and_a_withdrawn_one_stays_with_its_credit() -> None:
    author = person("somchai@example.org", name="Somchai")
    version = published(author, title="Rivers of Asia", license="by-sa/4.0")
    course = assemble.create_course(by=person(), title="Water")
    assemble.add_part(course_id=course.pk, by=course.owner, version_id=version.pk)
    actions.withdraw(resource_id=version.resource_id, by=author, reason="Old.")
    part = credited_parts(course)[0]
    assert part.is_withdrawn
    for fact in (
        "Rivers of Asia",
        "Somchai",
        "CC BY-SA 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ):
        assert fact in part.credit


def test_drafts_and_what_does_not_exist_cannot_be_parts() -> None:
    user = person()
    course = assemble.create_course(by=user, title="Water")
    for version_id in (draft(user).pk, course.pk):
        with pytest.raises(NotFound):
            assemble.add_part(course_id=course.pk, by=user, version_id=version_id)


def test_another_person_does_not_even_learn_that_a_course_exists() -> None:
    course = assemble.create_course(by=person(), title="Water")
    with pytest.raises(NotFound):
        assemble.delete_course(course_id=course.pk, by=person("stranger@example.org"))


def test_a_course_needs_a_title_and_a_person() -> None:
    from django.contrib.auth.models import AnonymousUser

    with pytest.raises(Invalid, match="Give it a title"):
        assemble.create_course(by=person(), title=" ")
    with pytest.raises(NotAllowed):
        assemble.create_course(by=AnonymousUser(), title="Water")
