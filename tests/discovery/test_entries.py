"""Entries of lists: the index gives what is final, the catalogue what may have changed since."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from licensing import registry
from oer_repo.discovery.entries import FACTS, Entry, entry_of
from oer_repo.discovery.find import find, find_entries
from oer_repo.resources.actions import change_embargo, correct_statement, edit_draft, new_version, publish
from oer_repo.resources.models import Version
from oer_repo.worker.drain import drain_search
from search import engine
from search.request import SearchRequest
from tests.builders import institution, member, person, published

pytestmark = pytest.mark.django_db

WATER = SearchRequest("water")


def one() -> Entry:
    (entry,) = find_entries(WATER).resources
    return entry


def test_the_index_and_the_catalogue_tell_the_same() -> None:
    noy, nuol = person(), institution()
    member(noy, nuol)
    published(
        noy,
        title="Water",
        of=nuol,
        keywords=["rain"],
        subjects=["0532"],
        levels=["level_A"],
    )
    drain_search()
    (resource,) = find(WATER, AnonymousUser()).resources
    assert one() == entry_of(resource)
    assert one().facts["keywords"] == ["rain"]
    assert one().facts["creators"] == [{"name": "Noy", "role": "author", "orcid": ""}]
    assert one().institution == ("nuol", "National University of Laos")


def said_to_be_nc(version: Version, *, file_id: UUID | None = None) -> None:
    correct_statement(
        version_id=version.pk,
        by=version.resource.owner,
        license=registry.get("by-nc/4.0"),
        text="CC BY-NC 4.0",
        evidence="A letter",
        file_id=file_id,
    )


def test_a_corrected_license_counts_at_once() -> None:
    version = published(person(), title="Water", license="by/4.0")
    drain_search()
    said_to_be_nc(version)
    assert one().license == registry.get("by-nc/4.0")


def test_a_statement_about_one_file_is_not_one_about_the_whole() -> None:
    version = published(person(), title="Water", license="by/4.0")
    drain_search()
    said_to_be_nc(version, file_id=version.files.get().pk)
    assert one().license == registry.get("by/4.0")


def test_a_version_of_which_the_index_has_not_heard_is_read() -> None:
    noy = person()
    version = published(noy, title="Water")
    drain_search()
    later = new_version(resource_id=version.resource_id, by=noy)
    edit_draft(version_id=later.pk, by=noy, changes={"titles": {"en": "Water and ice"}})
    publish(version_id=later.pk, by=noy)
    (hit,) = engine.find(WATER).hits
    assert hit.fields[FACTS]["titles"] == {"en": "Water"}
    assert one().facts["titles"] == {"en": "Water and ice"}
    assert one().facts["number"] == 2


def test_an_embargo_that_ends_sooner_is_told_at_once() -> None:
    noy = person()
    tomorrow = timezone.localdate() + timedelta(days=1)
    version = published(noy, title="Water", available_from=tomorrow)
    drain_search()
    assert one().available_from == tomorrow
    change_embargo(version_id=version.pk, by=noy, available_from=None, reason="The exam is over.")
    assert one().available_from is None


def test_the_database_is_asked_once_however_many_there_are(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    noy = person()
    for number in range(1, 6):
        published(noy, title=f"Water {number}")
    drain_search()
    with django_assert_num_queries(1):
        assert len(find_entries(WATER).resources) == 5
