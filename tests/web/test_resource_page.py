"""The page of a resource: what it is, what one may do, how to credit it, where it comes from."""

import io
import json
import re
from html import unescape

import pytest
from django.test import Client

from licensing import registry
from licensing.attribution import languages
from oer_repo.ingest.deposit import add_upload
from oer_repo.resources import actions
from tests.builders import draft, person, published
from tests.web.visitors import signed_in

pytestmark = pytest.mark.django_db

EVIL = "</script><script>alert(1)</script>"


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_title_creator_license_and_download_are_there(client: Client) -> None:
    version = published(person("a@example.org", name="Ana"), title="The water cycle", license="by-sa/4.0")
    page = text_of(client, "/r/the-water-cycle/")
    assert '<h1 property="dcterms:title" lang="en" dir="ltr">The water cycle</h1>' in page
    assert "<bdi>Ana</bdi>" in page
    assert "CC BY-SA 4.0" in page
    assert "Share changes under the same license" in page
    file = version.files.get()
    assert f'href="/files/{file.pk}/reading.md" download' in page
    assert "Water rises, and falls." in page


def test_the_credit_names_title_author_source_and_license(client: Client) -> None:
    published(person(name="Ana"), title="The water cycle", license="by/4.0")
    page = text_of(client, "/r/the-water-cycle/")
    credit = re.search(r'id="credit-text"[^>]*>([^<]*)<', page)
    assert credit
    assert credit[1] == (
        "“The water cycle” (http://127.0.0.1:8000/r/the-water-cycle/) by Ana. "
        "Licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."
    )
    assert 'id="credit-html">&lt;div class=&quot;credits&quot;' in page
    assert "[The water cycle](http://127.0.0.1:8000/r/the-water-cycle/)" in page


def test_whatever_people_write_stays_text(client: Client) -> None:
    version = published(
        person(name=f"Ana {EVIL}"),
        title=f"Rain {EVIL}",
        descriptions={"en": f"**Rain** {EVIL} <img src=x onerror=alert(1)> [x](javascript:alert(1))"},
        keywords=[EVIL],
    )
    page = text_of(client, version.resource.get_absolute_url())
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="javascript' not in page
    assert "<strong>Rain</strong>" in page


def test_machines_read_the_same_as_people(client: Client) -> None:
    published(person(name="Ana"), title=f"Rain {EVIL}", license="by/4.0", descriptions={})
    page = text_of(client, "/r/rain-scriptscriptalert1script/")
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block
    document = json.loads(block[1])
    assert document["name"] == f"Rain {EVIL}"
    assert document["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_draft_is_for_those_who_may_edit_it(client: Client) -> None:
    noy = person()
    version = draft(noy)
    address = f"/r/{version.resource.slug}/v/1/"
    assert client.get(address).status_code == 404
    assert signed_in(person("stranger@example.org")).get(address).status_code == 404
    assert "This is a draft." in text_of(signed_in(noy), address)


def test_an_older_version_stays_and_points_to_the_current_one(client: Client) -> None:
    noy = person()
    first = published(noy, title="The water cycle")
    second = actions.new_version(resource_id=first.resource_id, by=noy)
    actions.edit_draft(version_id=second.pk, by=noy, changes={"titles": {"en": "Water goes round"}})
    actions.publish(version_id=second.pk, by=noy)
    older = text_of(client, "/r/the-water-cycle/v/1/")
    assert "This is version 1, an older one." in older
    assert ">The water cycle</h1>" in older
    current = text_of(client, "/r/the-water-cycle/")
    assert ">Water goes round</h1>" in current
    assert "All 2 versions, and what changed" in current


def test_history_tells_what_changed_in_words(client: Client) -> None:
    noy = person()
    first = published(noy, title="The water cycle", subjects=["0532"])
    second = actions.new_version(resource_id=first.resource_id, by=noy)
    changes: actions.DraftChanges = {"subjects": ["0533"], "change_note": "It is physics."}
    actions.edit_draft(version_id=second.pk, by=noy, changes=changes)
    actions.publish(version_id=second.pk, by=noy)
    page = text_of(client, "/r/the-water-cycle/history/")
    assert "It is physics." in page
    assert re.search(r"<del[^>]*>.*Earth sciences</del>", page)
    assert re.search(r"<ins[^>]*>.*Physics</ins>", page)


def test_a_withdrawn_resource_leaves_a_tombstone_with_its_reason(client: Client) -> None:
    noy = person()
    version = published(noy, title="The water cycle")
    file = version.files.get()
    actions.withdraw(resource_id=version.resource_id, by=noy, reason="A pupil can be recognised.")
    answer = client.get("/r/the-water-cycle/")
    assert answer.status_code == 410
    page = answer.content.decode()
    assert "The water cycle" in page
    assert "A pupil can be recognised." in page
    assert "Water rises" not in page
    assert client.get(f"/files/{file.pk}/reading.md").status_code == 410
    assert client.get("/r/the-water-cycle/history/").status_code == 410


def test_a_license_corrected_later_shows_the_correction(client: Client) -> None:
    noy = person()
    version = published(noy, title="The water cycle", license="by/4.0")
    actions.correct_statement(
        version_id=version.pk,
        by=noy,
        license=None,
        text="Never licensed",
        evidence="https://example.org/letter",
    )
    page = text_of(client, "/r/the-water-cycle/")
    assert "License not known" in page
    assert "When it was published it said CC BY 4.0; this was corrected later." in page
    assert "Never licensed" in page
    assert 'rel="license"' not in page.split('id="credit-title"')[0]


def test_adaptations_point_at_each_other(client: Client) -> None:
    noy = person()
    original = published(noy, title="The water cycle", license="by/4.0")
    lao = draft(noy, title="Vongchon nam", language="lo", license="by/4.0")
    source: actions.SourceFacts = {
        "of_version": original.pk, "title": "", "url": "", "creator": "", "license": None, "license_text": "",
        "use": "translated", "changes": "Into Lao.",
    }  # fmt: skip
    actions.set_sources(version_id=lao.pk, by=noy, sources=[source])
    actions.publish(version_id=lao.pk, by=noy)
    assert 'Lao: <a href="/r/vongchon-nam/" lang="lo" dir="ltr">Vongchon nam</a>' in text_of(
        client, "/r/the-water-cycle/"
    )
    translated = text_of(client, "/r/vongchon-nam/")
    assert '<a href="/r/the-water-cycle/v/1/" lang="en" dir="ltr">The water cycle</a>' in translated
    assert "Into Lao." in translated


def test_a_long_text_is_cut_and_says_so(client: Client) -> None:
    published(person(), title="Long", text=b"# Long\n\n" + b"word " * 10_000)
    answer = client.get("/r/long/")
    assert "This is the beginning; the rest is in the file." in answer.content.decode()
    assert len(answer.content) < 40_000


def test_a_resource_elsewhere_is_opened_there(client: Client) -> None:
    published(person(), title="A film", text=None, link="https://videos.example.org/watch?v=1&t=2")
    page = text_of(client, "/r/a-film/")
    assert 'href="https://videos.example.org/watch?v=1&amp;t=2"' in page
    assert "videos.example.org</span>" in page


def test_a_file_under_another_license_is_named_beside_the_license(client: Client) -> None:
    noy = person()
    version = draft(noy, title="The water cycle", license="by/4.0")
    photo = add_upload(version_id=version.pk, by=noy, stream=io.BytesIO(b"a,b\n1,2\n"), name="table.csv")
    actions.state_license(version_id=version.pk, by=noy, license=registry.get("by-nc/4.0"), file_id=photo.pk)
    actions.publish(version_id=version.pk, by=noy)
    page = text_of(client, "/r/the-water-cycle/")
    excepted = page.split("Except for")[1].split("</section>")[0]
    assert "table.csv" in excepted
    assert "CC BY-NC 4.0" in excepted


@pytest.mark.parametrize("address", ["/r/nothing/", "/r/nothing/history/", "/r/nothing/v/3/"])
def test_nothing_at_an_address_offers_a_way_on(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "There is no such resource" in answer.content.decode()


# --- rights


def credit_in(page: str, kind: str = "text") -> str:
    found = re.search(rf'id="credit-{kind}"[^>]*>([^<]*)<', page)
    assert found
    return unescape(found[1])


@pytest.mark.parametrize("language", languages())
def test_the_credit_in_every_language_as_it_is_and_changed(client: Client, language: str) -> None:
    published(person(name="Ana"), title="Rivers", license="by-sa/4.0")
    plain = text_of(client, f"/r/rivers/?in={language}")
    changed = text_of(client, f"/r/rivers/?in={language}&changed=yes")
    assert f'<option value="{language}" lang="{language}" selected>' in plain
    for page in (plain, changed):
        for kind in ("text", "html", "markdown", "slide", "video"):
            assert "Ana" in credit_in(page, kind)
            assert "https://creativecommons.org/licenses/by-sa/4.0/" in credit_in(page, kind)
    assert credit_in(changed).startswith(credit_in(plain)[:-1])
    assert len(credit_in(changed)) > len(credit_in(plain))


def test_a_language_without_words_for_a_credit_is_passed_over(client: Client) -> None:
    published(person(name="Ana"), title="Rivers", license="by-sa/4.0")
    assert "Licensed under CC BY-SA 4.0" in credit_in(text_of(client, "/r/rivers/?in=xx&changed=perhaps"))


def test_the_page_says_its_license_as_ccrel(client: Client) -> None:
    """The license of a file that differs is said about that file, never about the whole."""
    noy = person(name="Ana")
    version = draft(noy, title="Rivers", license="by/4.0")
    file = add_upload(version_id=version.pk, by=noy, stream=io.BytesIO(b"a,b\n1,2\n"), name="table.csv")
    actions.state_license(version_id=version.pk, by=noy, license=registry.get("by-nc/4.0"), file_id=file.pk)
    actions.publish(version_id=version.pk, by=noy)
    page = text_of(client, "/r/rivers/")
    article = page.split("<article")[1]
    assert article.split(">")[0].endswith('about="http://127.0.0.1:8000/r/rivers/" typeof="cc:Work"')
    assert '<bdi property="cc:attributionName">Ana</bdi>' in article
    assert re.findall(r'rel="license" href="([^"]+)"', article) == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]
    assert f'<li class="row" about="/files/{file.pk}/table.csv">' in article


REUSE = ("Add to course", "Download everything", "Check with other works", 'data-copy="credit-text"')


def test_reuse_is_open_where_the_rights_are_clear(client: Client) -> None:
    noy = person()
    version = draft(noy, title="Rivers", license="by/4.0")
    add_upload(version_id=version.pk, by=noy, stream=io.BytesIO(b"more"), name="more.txt")
    actions.publish(version_id=version.pk, by=noy)
    page = text_of(client, "/r/rivers/")
    assert [button for button in REUSE if button not in page] == []
    assert 'href="/check/?p=http%3A%2F%2F127.0.0.1%3A8000%2Fr%2Frivers%2F"' in page


@pytest.mark.parametrize(
    ("license", "words", "said"),
    [
        (None, "Somebody gave it to us", "License not known"),
        ("by/4.0", "CC BY-NC 4.0", "This contradicts itself"),
    ],
)
def test_rights_that_are_not_clear_close_reuse_and_not_the_page(
    client: Client, license: str | None, words: str, said: str
) -> None:
    noy = person()
    version = draft(noy, title="Rivers", license="by/4.0")
    add_upload(version_id=version.pk, by=noy, stream=io.BytesIO(b"more"), name="more.txt")
    actions.publish(version_id=version.pk, by=noy)
    found = registry.get(license) if license else None
    actions.correct_statement(version_id=version.pk, by=noy, license=found, text=words, evidence="A letter")
    page = text_of(client, "/r/rivers/")
    assert said in page
    assert [button for button in REUSE if button in page] == []
    assert "reuse is closed here until the rights are clear" in page
    assert "Download" in page
    assert words in page
    assert "A letter" in page
