"""An embargo: the description is public, the files are not before the day; the day comes by itself."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from oer_repo.accounts.models import Notice
from oer_repo.resources import actions
from oer_repo.resources.errors import Embargoed, Invalid, NotAllowed
from oer_repo.resources.file_texts import texts_of_files
from oer_repo.resources.models import Change, EmbargoEvent, File, Version
from oer_repo.resources.reading import Closed, closed_by, may_read, refuse_unless_readable
from oer_repo.worker.embargoes import end_embargoes
from tests.builders import administrator, institution, member, person, published
from tests.days import today_is

pytestmark = pytest.mark.django_db

MARCH = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def in_november(monkeypatch):
    today_is(monkeypatch, 2026, 11, 26)


def events(version):
    return [
        (event.kind, event.available_from, event.by and event.by.email)
        for event in version.embargo_events.all()
    ]


def test_until_the_day_the_files_are_for_those_who_may_edit(monkeypatch):
    here, elsewhere = institution(), institution("chula")
    owner, other, colleague = person(), person("other@example.org"), person("colleague@example.org")
    curator, stranger_curator = person("curator@example.org"), person("curator@chula.example.org")
    member(owner, here)
    member(colleague, here)
    member(curator, here, role="curator")
    member(stranger_curator, elsewhere, role="curator")
    file = published(owner, of=here, available_from=MARCH).files.get()
    assert closed_by(file) is Closed.EMBARGO
    allowed = [may_read(who, file) for who in (owner, curator, administrator())]
    refused = [may_read(who, file) for who in (AnonymousUser(), other, colleague, stranger_curator)]
    assert (allowed, refused) == ([True] * 3, [False] * 4)
    with pytest.raises(Embargoed, match="available from March 1, 2027"):
        refuse_unless_readable(other, file)
    today_is(monkeypatch, 2027, 2, 28)
    assert not may_read(other, file)
    today_is(monkeypatch, 2027, 3, 1)
    assert may_read(other, file)
    assert closed_by(file) is None


def test_the_words_inside_are_found_only_afterwards(monkeypatch):
    version = published(person(), available_from=MARCH, text=b"Water rises, and falls.\n")
    assert texts_of_files(version) == []
    today_is(monkeypatch, 2027, 3, 1)
    assert texts_of_files(version) == ["Water rises, and falls.\n"]


@pytest.mark.parametrize(("day", "said"), [
    (date(2026, 11, 26), "2026-11-26 is not in the future. Leave it empty to give the files out at once."),
    (date(2020, 1, 1), "2020-01-01 is not in the future. Leave it empty to give the files out at once."),
    (date(2031, 11, 27), "2031-11-27 is more than 5 years away. Give an earlier day."),
    ("2027-03-01", "Give a day, like 2027-03-01."),
])  # fmt: skip
def test_a_day_that_is_none_is_refused_in_words(day, said):
    with pytest.raises(Invalid) as refused:
        published(person(), available_from=day)
    assert refused.value.message == said


def test_the_end_is_said_once_to_the_record_to_search_and_to_its_owner(monkeypatch):
    version = published(person(), available_from=MARCH, title="Rain")
    Change.objects.all().delete()
    assert end_embargoes() == 0
    today_is(monkeypatch, 2027, 3, 2)
    assert (end_embargoes(), end_embargoes()) == (1, 0)
    assert events(version) == [("set", MARCH, "noy@example.org"), ("ended", MARCH, None)]
    assert sorted(Change.objects.values_list("consumer", flat=True)) == ["courses", "search"]
    assert Notice.objects.get().data == {"title": "Rain"}


def test_a_running_embargo_is_moved_and_lifted_with_a_reason():
    owner = person()
    version = published(owner, available_from=MARCH)
    april = date(2027, 4, 1)
    with pytest.raises(Invalid, match="Say why"):
        actions.change_embargo(version_id=version.pk, by=owner, available_from=april, reason=" ")
    with pytest.raises(NotAllowed):
        actions.change_embargo(
            version_id=version.pk, by=person("x@example.org"), available_from=None, reason="I want it."
        )
    actions.change_embargo(
        version_id=version.pk, by=owner, available_from=april, reason="The journal is late."
    )
    actions.change_embargo(version_id=version.pk, by=owner, available_from=None, reason="The journal agrees.")
    assert events(version) == [
        ("set", MARCH, owner.email),
        ("moved", april, owner.email),
        ("lifted", None, owner.email),
    ]
    assert may_read(AnonymousUser(), File.objects.get(version=version))
    with pytest.raises(NotAllowed, match="what everybody could have already is not taken back"):
        actions.change_embargo(version_id=version.pk, by=owner, available_from=april, reason="Again.")


def test_a_new_version_keeps_the_day_while_it_is_to_come(monkeypatch):
    owner = person()
    version = published(owner, available_from=MARCH)
    following = actions.new_version(resource_id=version.resource_id, by=owner)
    assert following.available_from == MARCH
    today_is(monkeypatch, 2027, 3, 5)
    actions.publish(version_id=following.pk, by=owner)  # the day came meanwhile: no embargo
    assert not EmbargoEvent.objects.filter(version=following).exists()
    third = actions.new_version(resource_id=version.resource_id, by=owner)
    assert Version.objects.get(pk=third.pk).available_from is None
