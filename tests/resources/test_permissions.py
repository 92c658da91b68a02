"""Who may do what, as one table that a person can check."""

import pytest
from django.contrib.auth.models import AnonymousUser

from oer_repo.accounts.roles import Person
from oer_repo.resources import actions
from oer_repo.resources.permissions import may_create, may_edit, may_see, may_withdraw
from tests.builders import administrator, draft, institution, member, person, published

pytestmark = pytest.mark.django_db

#            who                      create  see draft  see published  edit   withdraw
TABLE = [
    ("anonymous",                     False,  False,     True,          False, False),
    ("reader",                        False,  False,     True,          False, False),
    ("another contributor",           True,   False,     True,          False, False),
    ("owner",                         True,   True,      True,          True,  True),
    ("contributor of the institution", True,  False,     True,          False, False),
    ("curator of the institution",    True,   True,      True,          True,  True),
    ("curator of another institution", True,  False,     True,          False, False),
    ("administrator",                 True,   True,      True,          True,  True),
]  # fmt: skip


def everybody() -> dict[str, Person]:
    home, away = institution(), institution("um", name="Universiti Malaya")
    people: dict[str, Person] = {
        "anonymous": AnonymousUser(),
        "reader": person("reader@example.org", role="reader"),
        "another contributor": person("another@example.org"),
        "owner": person("owner@example.org"),
        "contributor of the institution": person("contributor@example.org", role="reader"),
        "curator of the institution": person("curator@example.org", role="reader"),
        "curator of another institution": person("away@example.org"),
        "administrator": administrator(),
    }
    member(people["owner"], home)  # type: ignore[arg-type]
    member(people["contributor of the institution"], home)  # type: ignore[arg-type]
    member(people["curator of the institution"], home, role="curator")  # type: ignore[arg-type]
    member(people["curator of another institution"], away, role="curator")  # type: ignore[arg-type]
    return people


def test_the_table() -> None:
    people = everybody()
    owner = people["owner"]
    home = owner.memberships.get().institution  # type: ignore[union-attr]
    secret = draft(owner, of=home)  # type: ignore[arg-type]
    open_one = published(owner, of=home)  # type: ignore[arg-type]
    found = [
        (
            who,
            may_create(someone),
            may_see(someone, secret),
            may_see(someone, open_one),
            may_edit(someone, open_one.resource),
            may_withdraw(someone, open_one.resource),
        )
        for who, someone in people.items()
    ]
    assert found == TABLE


def test_nobody_edits_or_sees_the_bytes_of_a_withdrawn_resource() -> None:
    owner = person()
    version = published(owner)
    actions.withdraw(resource_id=version.resource_id, by=owner, reason="Wrong figures.")
    version.resource.refresh_from_db()
    assert not may_edit(owner, version.resource)
    assert not may_see(owner, version)
