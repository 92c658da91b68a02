"""What a resource was made from and what was made from it, both ways."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from oer_repo.accounts.models import User
from oer_repo.discovery.derivation import Derivation, derivation_of
from oer_repo.resources import actions
from oer_repo.resources.models import Version
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db
ELSEWHERE: actions.SourceFacts = {
    "title": "Old film",
    "url": "https://example.org/film",
    "use": "adapted",
    "license": "by/3.0",
}


def made(by: User, title: str, *sources: Version | actions.SourceFacts) -> Version:
    version = draft(by, title=title, license="by-sa/4.0")
    rows = [{"of_version": one.pk, "use": "adapted"} if isinstance(one, Version) else one for one in sources]
    actions.set_sources(version_id=version.pk, by=by, sources=rows)
    return actions.publish(version_id=version.pk, by=by)


def of(version: Version) -> Derivation:
    version.resource.refresh_from_db()
    return derivation_of(version.resource, AnonymousUser())


def generations(found: Derivation) -> list[tuple[int, str]]:
    return sorted((node.generation, node.title) for node in found.nodes)


def test_both_ways_and_to_any_depth():
    user = person()
    rain = published(user, title="Rain", license="by-sa/4.0")
    rivers = made(user, "Rivers", rain, ELSEWHERE)
    made(user, "Delta", made(user, "Sea", rivers))
    found = of(rivers)
    assert generations(found) == [(-1, "Old film"), (-1, "Rain"), (0, "Rivers"), (1, "Sea"), (2, "Delta")]
    assert len(found.edges) == 4
    assert of(rain).nodes[0].title == "Rain"


def test_what_is_withdrawn_is_not_named():
    user = person()
    rain = published(user, title="Rain", license="by-sa/4.0")
    rivers = made(user, "Rivers", rain)
    actions.withdraw(resource_id=rain.resource_id, by=user, reason="Old.")
    assert of(rivers).is_alone


def test_a_circle_ends():
    user = person()
    rain = published(user, title="Rain", license="by-sa/4.0")
    rivers = made(user, "Rivers", rain)
    newer = actions.new_version(resource_id=rain.resource_id, by=user)
    actions.set_sources(version_id=newer.pk, by=user, sources=[{"of_version": rivers.pk, "use": "adapted"}])
    actions.publish(version_id=newer.pk, by=user)
    assert len(of(rivers).nodes) == 2


def test_the_page_draws_and_lists_it():
    user = person()
    rivers = made(user, "Rivers", published(user, title="Rain & <b>wind</b>", license="by-sa/4.0"))
    page = Client().get(f"/r/{rivers.resource.slug}/derivation/").content.decode()
    assert page.count("<rect class") == 2
    assert page.count('<path d="M200') == 1
    assert "Rain &amp; &lt;b&gt;wind" in page
