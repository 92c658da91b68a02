"""What changes upstream reaches the people concerned, once, with what they must do."""

from datetime import date

import pytest
from django.core import mail

from licensing import registry
from oer_repo.accounts import notices
from oer_repo.accounts.models import Notice, User
from oer_repo.courses import actions
from oer_repo.resources import actions as catalogue
from oer_repo.resources.models import Change, Version
from oer_repo.worker.embargoes import end_embargoes
from oer_repo.worker.upstream import drain_courses
from tests.builders import draft, person, published
from tests.days import today_is

pytestmark = pytest.mark.django_db


@pytest.fixture
def used() -> Version:
    """A version that a course of somebody else uses, and an adaptation of a third person."""
    version = published(person("somchai@example.org", name="Somchai"), title="Rivers", license="by-sa/4.0")
    noy = person("noy@example.org")
    course = actions.create_course(by=noy, title="Water")
    actions.add_resource(course_id=course.pk, by=noy, version_id=version.pk)
    linh = person("linh@example.org", name="Linh")
    adaptation = draft(linh, title="Sông", language="vi", license="by-sa/4.0")
    catalogue.set_sources(
        version_id=adaptation.pk, by=linh, sources=[{"of_version": version.pk, "use": "translated"}]
    )
    catalogue.publish(version_id=adaptation.pk, by=linh)
    drain_courses()
    return version


def author(version: Version) -> User:
    return version.resource.owner


def told() -> list[tuple[str, str]]:
    return [(one.user.email, notices.text_of(one)) for one in Notice.objects.order_by("user__email", "pk")]


def test_a_newer_version_is_told_to_course_and_adaptation(used: Version):
    newer = catalogue.new_version(resource_id=used.resource_id, by=author(used))
    catalogue.state_license(version_id=newer.pk, by=author(used), license=registry.get("by-nc-sa/4.0"))
    catalogue.publish(version_id=newer.pk, by=author(used))
    drain_courses()
    assert told() == [
        (
            "linh@example.org",
            "“Rivers” has a newer version (CC BY-NC-SA 4.0). “Sông” stays with version 1, whose license does not "
            "end, until you take the newer one.",
        ),
        (
            "noy@example.org",
            "“Rivers” has a newer version (CC BY-NC-SA 4.0). “Water” stays with version 1, whose license does not "
            "end, until you take the newer one.",
        ),
    ]


def test_a_withdrawal_says_that_the_grant_persists(used: Version):
    catalogue.withdraw(resource_id=used.resource_id, by=author(used), reason="There is a better one.")
    drain_courses()
    assert [email for email, _text in told()] == ["linh@example.org", "noy@example.org"]
    assert "What “Water” took under CC BY-SA 4.0 it may keep" in told()[1][1]


def test_a_corrected_statement_asks_for_a_check(used: Version):
    catalogue.correct_statement(
        version_id=used.pk, by=author(used), license=None, text="All rights reserved", evidence="Page 2"
    )
    drain_courses()
    assert "was corrected to no known license. Check “Water”" in told()[1][1]


def test_everybody_is_told_once_however_often_it_is_noticed(used: Version):
    catalogue.withdraw(resource_id=used.resource_id, by=author(used), reason="Old.")
    for _ in range(3):
        Change.objects.create(consumer="courses", resource=used.resource_id)
        drain_courses()
    assert len(told()) == 2
    assert not Change.objects.filter(consumer="courses").exists()


def test_the_mail_goes_out_once_and_waits_while_it_cannot(used: Version, settings):
    catalogue.withdraw(resource_id=used.resource_id, by=author(used), reason="Old.")
    drain_courses()
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody answers there
    assert notices.mail_waiting() == 0
    settings.EMAIL_BACKEND = working
    assert notices.mail_waiting() == 2
    assert notices.mail_waiting() == 0
    assert sorted(message.to[0] for message in mail.outbox) == ["linh@example.org", "noy@example.org"]
    assert "/c/" in mail.outbox[-1].body + mail.outbox[0].body


def test_reading_counts_down(used: Version):
    catalogue.withdraw(resource_id=used.resource_id, by=author(used), reason="Old.")
    drain_courses()
    noy = User.objects.get(email="noy@example.org")
    assert notices.unread(noy) == 1
    notices.mark_read(noy.notices.all())
    assert notices.unread(noy) == 0


def test_the_end_of_an_embargo_is_told_to_the_course_that_took_it_before(monkeypatch):
    today_is(monkeypatch, 2026, 11, 26)
    version = published(person("somchai@example.org"), title="Rivers", available_from=date(2027, 3, 1))
    noy = person("noy@example.org")
    course = actions.create_course(by=noy, title="Water")
    actions.add_resource(course_id=course.pk, by=noy, version_id=version.pk)
    drain_courses()
    assert told() == []
    today_is(monkeypatch, 2027, 3, 1)
    later = actions.create_course(by=person("linh@example.org"), title="Sông")
    actions.add_resource(course_id=later.pk, by=later.owner, version_id=version.pk)
    end_embargoes()
    drain_courses()
    assert told() == [
        ("noy@example.org", "The files of “Rivers” are available now: make the packages of “Water” again, and they carry them."),
        ("somchai@example.org", "The embargo of “Rivers” has ended: everybody may have its files now."),
    ]  # fmt: skip
