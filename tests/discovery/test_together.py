"""What belongs to several objects, read at once, is what each of them would have been asked for."""

from typing import Any

import pytest

from oer_repo.discovery.together import read_together
from oer_repo.resources.models import Creator, Version
from tests.builders import person, published

pytestmark = pytest.mark.django_db


def test_rows_are_those_of_their_owner_in_their_order(django_assert_num_queries: Any) -> None:
    noy = person()
    for _ in range(3):
        published(noy)
    versions = list(Version.objects.order_by("pk"))
    expected = [list(version.creators.all()) for version in Version.objects.order_by("pk")]
    read_together(versions, "creators", Creator.objects.all())
    with django_assert_num_queries(0):
        assert [list(version.creators.all()) for version in versions] == expected
        assert [one.version for version in versions for one in version.creators.all()] == versions
    assert all(expected)


def test_what_narrows_asks_for_the_owner_alone() -> None:
    noy = person()
    published(noy)
    published(noy)
    versions = list(Version.objects.order_by("pk"))
    read_together(versions, "creators", Creator.objects.all())
    [first, second] = versions
    assert first.creators.filter(name=first.creators.all()[0].name).count() == 1
    assert not first.creators.exclude(version=first).exists()
    assert second.creators.order_by("-name")[0].version_id == second.pk


def test_of_nothing_nothing_is_read(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        read_together([], "creators", Creator.objects.all())
