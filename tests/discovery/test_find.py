"""Search joined with the catalogue: order, what one may see, and how little is asked of the database."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from oer_repo.discovery.find import find, newest
from oer_repo.resources.actions import withdraw
from oer_repo.resources.models import Version
from oer_repo.worker.drain import drain_search
from search.errors import SearchUnavailable
from search.request import SearchRequest
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db

VISITOR = AnonymousUser()


def titles(request: SearchRequest) -> list[str]:
    return [resource.current.title for resource in find(request, VISITOR).resources if resource.current]


def test_resources_come_in_the_order_of_the_engine() -> None:
    noy = person()
    for day, title in enumerate(("Water B", "Water C", "Water A"), start=1):
        version = published(noy, title=title)
        Version.objects.filter(pk=version.pk).update(published=datetime(2026, 1, day, tzinfo=UTC))
    drain_search()
    assert titles(SearchRequest("water", sort="title")) == ["Water A", "Water B", "Water C"]
    assert titles(SearchRequest("water", sort="newest")) == ["Water A", "Water C", "Water B"]


def test_what_is_withdrawn_is_gone_before_the_index_knows() -> None:
    noy = person()
    kept, gone = published(noy, title="Water kept"), published(noy, title="Water gone")
    drain_search()
    withdraw(resource_id=gone.resource_id, by=noy, reason="A mistake.")
    results = find(SearchRequest("water"), VISITOR)
    assert [resource.pk for resource in results.resources] == [kept.resource_id]


@pytest.mark.parametrize("heard", [False, True], ids=["before the index knows", "after it has heard"])
def test_whoever_pages_meets_each_once_though_one_is_withdrawn(heard: bool) -> None:
    noy = person()
    versions = [published(noy, title=f"Water {number}") for number in range(1, 7)]
    drain_search()
    withdraw(resource_id=versions[1].resource_id, by=noy, reason="A mistake.")
    first = find(SearchRequest("water", sort="title", per_page=2), VISITOR)
    if heard:
        drain_search()
    second = find(SearchRequest("water", sort="title", per_page=2, cursor=first.page.next_cursor), VISITOR)
    shown = [resource.current.title for resource in (*first.resources, *second.resources) if resource.current]
    assert shown == ["Water 1", "Water 3", "Water 4", "Water 5"]


def test_drafts_are_never_found() -> None:
    draft(person(), title="Water draft")
    published(person("ana@example.org"), title="Water published")
    drain_search()
    assert titles(SearchRequest("water")) == ["Water published"]


def test_facets_count_what_was_found() -> None:
    noy = person()
    published(noy, title="Water one", license="by/4.0")
    published(noy, title="Water two", license="by/4.0")
    published(noy, title="Stone", license="zero/1.0", text=b"A stone.")
    drain_search()
    found = find(SearchRequest("water"), VISITOR)
    assert found.total == 2
    assert [(value.value, value.count) for value in found.facets["license"]] == [("by/4.0", 2)]


def test_a_dead_engine_is_not_an_empty_one() -> None:
    published(person())
    with pytest.raises(SearchUnavailable):
        find(SearchRequest("water"), VISITOR)


def test_the_database_is_asked_as_often_for_many_as_for_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    noy = person()
    published(noy, title="Water 1")
    drain_search()
    with django_assert_num_queries(4):
        find(SearchRequest("water"), VISITOR)
    for number in range(2, 6):
        published(noy, title=f"Water {number}")
    drain_search()
    with django_assert_num_queries(4):
        assert len(find(SearchRequest("water"), VISITOR).resources) == 5


def test_the_newest_need_no_engine() -> None:
    noy = person()
    published(noy, title="First")
    published(noy, title="Second")
    assert [resource.current.title for resource in newest(2) if resource.current] == ["Second", "First"]
