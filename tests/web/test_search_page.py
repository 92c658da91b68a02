"""What stands in front of the results: rights, other languages, what was meant, what to let go of."""

import pytest
from django.test import Client

from oer_repo.resources.actions import withdraw
from oer_repo.resources.models import Source, SourceUse
from tests.builders import person, published
from tests.web.visitors import index_what_changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(db: None) -> None:
    noy = person()
    published(noy, title="Water for all", license="by/4.0", text=b"One.")
    published(noy, title="Water for free", license="by-nc/4.0", text=b"Two.")
    published(noy, title="Stone", license="zero/1.0", text=b"Three.")
    index_what_changed()


def page(client: Client, **params: str) -> str:
    return client.get("/search/", params).content.decode()


def test_what_may_become_part_of_my_work(client: Client, shelf: None) -> None:
    text = page(client, q="water", usable_in="by-sa/4.0")
    assert "/r/water-for-all/" in text
    assert "/r/water-for-free/" not in text
    assert '<option value="by-sa/4.0" selected>CC BY-SA 4.0</option>' in text
    assert '<a class="chip on" href="/search/?q=water">Usable in CC BY-SA 4.0' in text


def test_what_is_not_recommended_is_counted_and_can_be_seen_apart(client: Client, shelf: None) -> None:
    text = page(client, q="water", usable_in="by-sa/4.0")
    link = "/search/?q=water&amp;usable_in=by-sa%2F4.0%3Anot_recommended"
    assert f'<a class="chip" href="{link}">' in text
    apart = page(client, q="water", usable_in="by-sa/4.0:not_recommended")
    assert "/r/water-for-free/" in apart
    assert "/r/water-for-all/" not in apart
    assert "Creative Commons advises against it" in apart


def test_a_question_about_rights_that_means_nothing_says_so(client: Client, shelf: None) -> None:
    answer = client.get("/search/", {"usable_in": "by/9.9"})
    assert answer.status_code == 400
    assert "by/9.9" in answer.content.decode()


def test_an_empty_page_says_what_to_let_go_of_and_what_that_brings(client: Client, shelf: None) -> None:
    text = page(client, q="stone", license="by/4.0")
    assert 'href="/search/?q=stone">License' in text
    assert 'href="/search/?license=by%2F4.0">Words' in text
    assert "1 resource</span>" in text


def test_a_page_says_that_not_all_words_were_found(client: Client, shelf: None) -> None:
    said = "Nothing has all of these words. What you see has at least half of them."
    assert said in (text := page(client, q="water zeppelin"))
    assert "/r/water-for-all/" in text
    assert said not in page(client, q="water for")
    assert said not in page(client, q="zeppelin balloon")


def test_an_empty_page_offers_the_words_without_their_quotes(client: Client, shelf: None) -> None:
    text = page(client, q='"all water"')
    assert 'href="/search/?q=all+water">Quotes, minus and names of fields' in text
    assert "1 resource</span>" in text
    assert "Quotes, minus" not in page(client, q='"zeppelin balloon"')


def test_did_you_mean(client: Client, shelf: None) -> None:
    assert '<a href="/search/?q=stone" dir="auto">stone</a>?' in page(client, q="stonne")


def test_a_work_names_its_other_languages_in_results_and_on_its_page(client: Client) -> None:
    noy = person()
    original = published(noy, title="The water cycle", license="by/4.0")
    lao = published(noy, title="ວົງຈອນນ້ຳ", language="lo", license="by-sa/4.0")
    Source.objects.create(version=lao, position=0, title="x", of_version=original, use=SourceUse.TRANSLATED)
    index_what_changed()
    assert '<a href="/r/the-water-cycle/" title="The water cycle">English</a> (CC BY 4.0)' in page(
        client, q="ນ້ຳ"
    )
    shown = client.get("/r/the-water-cycle/").content.decode()
    assert f'Lao: <a href="{lao.resource.get_absolute_url()}" lang="lo" dir="ltr">ວົງຈອນນ້ຳ</a>' in shown
    withdraw(resource_id=lao.resource_id, by=noy, reason="A mistake.")
    assert "ວົງຈອນນ້ຳ" not in client.get("/r/the-water-cycle/").content.decode()


def test_similar_resources_stand_on_the_page_of_one_while_search_is_there(client: Client) -> None:
    noy = person()
    published(noy, title="The water cycle")
    assert "Similar resources" not in client.get("/r/the-water-cycle/").content.decode()  # no index at all
    published(noy, title="The water cycle at home")
    index_what_changed()
    assert "/r/the-water-cycle-at-home/" in client.get("/r/the-water-cycle/").content.decode()


def test_words_are_completed_and_escaped(client: Client) -> None:
    published(person(), title="Water & <b>fire</b>")
    index_what_changed()
    answer = client.get("/search/suggest/", {"q": "wat"})
    assert answer.content.decode().strip() == (
        '<option value="Water &amp; &lt;b&gt;fire&lt;/b&gt;">Title</option>'
    )


def test_no_words_are_completed_while_search_rests(client: Client) -> None:
    assert client.get("/search/suggest/", {"q": "wat"}).status_code == 204
