"""Finding something: the first page, results and filters."""

import pytest
from django.test import Client

from oer_repo.resources.actions import withdraw
from tests.builders import institution, member, person, published
from tests.web.visitors import index_what_changed

pytestmark = pytest.mark.django_db


def test_a_fresh_site_says_what_to_do_first(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "Nothing has been published yet" in page
    assert 'href="/deposit/"' in page


def test_home_shows_what_is_new_and_ways_in(client: Client) -> None:
    published(person(), title="ວົງຈອນນ້ຳ", language="lo", subjects=["0532"])
    index_what_changed()
    page = client.get("/").content.decode()
    assert '<h3 lang="lo" dir="ltr"><a href="/r/' in page
    assert 'href="/search/?language=lo">Lao <span class="count">1</span>' in page
    assert 'href="/search/?subject=0532">Earth sciences <span class="count">1</span>' in page


def test_home_stands_while_search_rests(client: Client) -> None:
    published(person(), title="The water cycle")  # never indexed: there is no index at all
    answer = client.get("/")
    assert answer.status_code == 200
    assert "The water cycle" in answer.content.decode()


def test_search_says_that_it_rests_and_when_to_come_back(client: Client) -> None:
    answer = client.get("/search/?q=water")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "Search is resting" in answer.content.decode()


def test_results_are_found_filtered_and_counted(client: Client) -> None:
    noy = person()
    published(noy, title="The water cycle", language="en", license="by/4.0")
    published(noy, title="Water in the house", language="en", license="by-sa/4.0")
    published(noy, title="Fractions", language="en", license="by-sa/4.0", text=b"Halves.")
    index_what_changed()

    both = client.get("/search/?q=water").content.decode()
    assert "<strong>2 resources</strong>" in both
    assert "Fractions" not in both

    one = client.get("/search/", {"q": "water", "license": "by-sa/4.0"}).content.decode()
    assert "<strong>1 resource</strong>" in one
    assert "<mark>Water</mark> in the house" in one
    assert "The water cycle" not in one
    assert 'value="by-sa/4.0" id="f-license-by-sa40" checked' in one
    assert '<a class="chip on" href="/search/?q=water">CC BY-SA 4.0' in one


def test_what_was_withdrawn_a_moment_ago_is_not_listed(client: Client) -> None:
    noy = person()
    version = published(noy, title="The water cycle")
    index_what_changed()
    withdraw(resource_id=version.resource_id, by=noy, reason="A mistake.")
    assert "/r/the-water-cycle/" not in client.get("/search/?q=water").content.decode()


def test_what_was_searched_for_is_marked_in_the_description_and_escaped(client: Client) -> None:
    published(person(), title="Rain", descriptions={"en": "Where clouds & <b>water</b> come from."})
    index_what_changed()
    page = client.get("/search/", {"q": "water"}).content.decode()
    assert "Where clouds &amp; <mark>water</mark> come from." in page


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "'\"><img src=x>", "a" * 400])
def test_any_query_is_shown_as_text(client: Client, query: str) -> None:
    published(person())
    index_what_changed()
    answer = client.get("/search/", {"q": query})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert "<img" not in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/search/?page=x", "page: must be a whole number from 1"),
        ("/search/?sort=price", "sort: must be one of relevance, newest, oldest, title"),
        ("/search/?page=501", "only the first 10000 results can be paged"),
    ],
)
def test_an_address_that_cannot_be_read_says_why(client: Client, address: str, said: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_pages_are_turned_and_keep_the_search(client: Client) -> None:
    noy = person()
    for number in range(3):
        published(noy, title=f"Water {number}")
    index_what_changed()
    page = client.get("/search/?q=water&per_page=2").content.decode()
    assert "Page 1 of 2" in page
    assert 'rel="next" href="?q=water&amp;per_page=2&amp;page=2"' in page


def test_an_institution_lists_what_it_shares(client: Client) -> None:
    noy, nuol = person(), institution()
    member(noy, nuol)
    published(noy, title="The water cycle", of=nuol)
    institution("empty", name="University of Nothing Yet")

    every = client.get("/institutions/").content.decode()
    assert "<bdi>National University of Laos</bdi>" in every
    assert "<span>1 resource</span>" in every
    assert "The water cycle" in client.get("/institutions/nuol/").content.decode()
    assert "Nothing published yet" in client.get("/institutions/empty/").content.decode()
    assert client.get("/institutions/nowhere/").status_code == 404
