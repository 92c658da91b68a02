"""The pages about licenses: what they say is what the engine says."""

import re

import pytest
from django.test import Client

from licensing import registry
from licensing.wire import check_question
from oer_repo.resources import actions
from oer_repo.web.licenses.glossary import ENTRIES
from tests.builders import person, published
from tests.licensing.test_charts import ADAPTERS, IDS, REMIX, WORDS, cells

pytestmark = pytest.mark.django_db
CELL = re.compile(r'<li data-with="([^"]+)" data-verdict="(\w+)">.*?<span class="verdict (\w+)">', re.DOTALL)


def page_of(client: Client, license_id: str) -> str:
    answer = client.get(f"/licenses/{license_id}/")
    assert answer.status_code == 200
    return answer.content.decode()


def table(page: str, name: str) -> dict[str, str]:
    """License ids with the verdict that is written, and drawn, beside each."""
    part = page.split(f'id="{name}"')[1].split("</ul>")[0]
    found = CELL.findall(part)
    assert all(verdict == drawn for _id, verdict, drawn in found)
    return {license_id: verdict for license_id, verdict, _drawn in found}


def test_both_charts_cell_by_cell(client):
    """All 64 cells of mixing and all 49 of adapting, on the pages of the eight licenses of today."""
    pages = {license_id: page_of(client, license_id) for license_id in set(IDS.values())}
    for one, other, word in cells(REMIX):
        assert table(pages[IDS[one]], "mixes")[IDS[other]] == WORDS[word], (one, other)
    for original, license, word in cells(ADAPTERS):
        assert table(pages[IDS[original]], "adaptations")[IDS[license]] == WORDS[word], (original, license)


@pytest.mark.parametrize(
    "license_id", ["by-sa/2.0/uk", "sampling+/1.0", "LAL-1.3", "KOGL-1", "ARR", "by-nd-nc/1.0"]
)
def test_the_tables_of_less_common_ones_are_the_engines_too(client, license_id):
    page = page_of(client, license_id)
    for other, verdict in table(page, "mixes").items():
        asked = {"inputs": [license_id, other], "use": "adapt", "commercial": False}
        assert verdict == check_question(asked)["verdict"]


def test_every_license_has_a_page(client):
    """With a title, a line for search engines, its own address, linked data, and both tables."""
    for license in (*registry.all_tools()[::7], *registry.other_licenses()):
        page = page_of(client, license.id)
        assert page.count("<h1") == 1
        assert f"/licenses/{license.id}/" in re.search(r'<link rel="canonical" href="([^"]+)"', page)[1]
        assert re.search(r'<meta name="description" content="[^"]{20,}"', page)
        assert '<script type="application/ld+json">' in page
        assert "noindex" not in page
        assert (len(table(page, "mixes")), len(table(page, "adaptations"))) == (8, 7)


def test_an_id_that_names_nothing(client):
    assert client.get("/licenses/by/9.0/").status_code == 404


@pytest.mark.parametrize(
    ("license_id", "words"),
    [
        ("zero/1.0", "CC0 is final."),
        ("by-nc/4.0", "NonCommercial keeps teachers from more than selling."),
        ("by-nd/4.0", "NoDerivatives keeps teachers from their daily work."),
        ("sampling/1.0", "Creative Commons has retired it."),
        ("by/3.0", "For a new work take the current version:"),
        ("by/3.0/igo", "mediation and arbitration"),
        ("by-sa/2.0/uk", "any other Creative Commons license with the same elements"),
        ("by/3.0/de", "licenses database rights without conditions"),
        ("by/2.5/es", "gives up related rights"),
        ("MIT", "Not by Creative Commons"),
        ("UNKNOWN", "Silence is no permission"),
        ("ARR", "This is no license"),
        ("mark/1.0", "A label and no license"),
        ("by-nc-nd/2.0", "CC BY-ND-NC 1.0"),
    ],
)
def test_what_a_page_has_to_say(client, license_id, words):
    assert words in page_of(client, license_id)


def test_a_license_for_ones_own_work_comes_with_words_to_copy(client):
    page = page_of(client, "by/4.0")
    assert "Licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)." in page
    assert "rel=&quot;license&quot;" in page
    assert "saying-text" not in page_of(client, "mark/1.0")


def test_the_list_leads_to_every_kind(client):
    page = client.get("/licenses/").content.decode()
    for license_id in ("by/4.0", "zero/1.0", "by-sa/3.0", "by-nc-sa/2.1/au", "sa/1.0", "MIT", "UNKNOWN"):
        assert f'href="/licenses/{license_id}/"' in page


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "Licensed under CC BY-SA 4.0",
            'It names <a class="badge" href="/licenses/by-sa/4.0/">CC BY-SA 4.0</a>',
        ),
        ("CC BY", "Which version of the license is meant?"),
        ("a picture", "No license can be found in this."),
        ("CC BY\0", "Null characters are not allowed."),
        ("x" * 20_001, "at most 20000 characters"),
    ],
)
def test_a_statement_is_read(client, statement, words):
    answer = client.get("/licenses/", {"statement": statement})
    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_the_glossary_has_an_address_for_each_word(client):
    page = client.get("/licenses/glossary/").content.decode()
    anchors = [entry.anchor for entry in ENTRIES]
    assert len(set(anchors)) == len(anchors)
    assert all(f'id="{anchor}"' in page for anchor in anchors)


def test_every_link_into_the_glossary_leads_to_a_word(client):
    pages = client.get("/licenses/choose/").content.decode() + page_of(client, "by-nc-sa/4.0")
    linked = set(re.findall(r'href="/licenses/glossary/#([\w-]+)"', pages))
    assert linked <= {entry.anchor for entry in ENTRIES}
    assert linked


def test_a_badge_leads_to_the_page(client):
    version = published(person(), license="by-sa/3.0")
    page = client.get(f"/r/{version.resource.slug}/").content.decode()
    assert 'href="/licenses/by-sa/3.0/"' in page


# --- the chooser


def choose(client: Client, **answers: str) -> str:
    answer = client.get("/licenses/choose/", answers)
    assert answer.status_code == 200
    return answer.content.decode()


def left(page: str) -> set[str]:
    return set(re.findall(r'data-license="([^"]+)" data-open="true"', page))


def chosen(page: str) -> str | None:
    found = re.search(r'<h2 id="result" data-announce>Your license: ([^<]+)</h2>', page)
    return found[1] if found else None


@pytest.mark.parametrize(
    ("answers", "license"),
    [
        ("yes yes yes no", "CC BY 4.0"),
        ("yes yes yes yes", "CC BY-SA 4.0"),
        ("yes yes no no", "CC BY-NC 4.0"),
        ("yes yes no yes", "CC BY-NC-SA 4.0"),
        ("yes no yes -", "CC BY-ND 4.0"),
        ("yes no yes yes", "CC BY-ND 4.0"),  # without changes, how open they stay is no question
        ("yes no no no", "CC BY-NC-ND 4.0"),
        ("no - - -", "CC0 1.0"),
        ("no yes yes no", "CC0 1.0"),
        ("yes yes yes -", None),
        ("- - - -", None),
        ("no no yes -", None),
        ("no yes yes yes", None),
    ],
)
def test_answers_lead_to_a_license(client, answers, license):
    given = dict(zip(("credit", "change", "sell", "alike"), answers.split(), strict=True))
    page = choose(client, origin="own", **{name: word for name, word in given.items() if word != "-"})
    assert chosen(page) == license


def test_nothing_is_ticked_for_anybody(client):
    assert "checked" not in client.get("/licenses/choose/").content.decode()


def test_one_learns_what_is_still_possible(client):
    page = choose(client, origin="own", sell="no")
    assert left(page) == {"by-nc/4.0", "by-nc-sa/4.0", "by-nc-nd/4.0"}
    assert "3 licenses are still possible" in page
    assert "You answered otherwise: May others sell it, or use it to earn money?" in page


def test_wishes_that_no_license_fulfils(client):
    page = choose(client, origin="own", credit="no", change="no")
    assert left(page) == set()
    assert "who asks for no credit gives up all rights (CC0)" in page


def test_first_the_origin(client):
    page = choose(client, credit="yes", change="yes", sell="yes", alike="no")
    assert chosen(page) is None
    assert "First say where the work comes from." in page


def test_what_others_made_is_not_ours_to_license(client):
    page = choose(client, origin="others", credit="no")
    assert chosen(page) is None
    assert "it keeps the license that it has" in page


@pytest.mark.parametrize(
    ("sources", "open"),
    [
        ("by-sa/4.0", {"by-sa/4.0"}),
        ("by-sa/3.0", {"by-sa/4.0"}),
        ("CC BY-NC-SA 4.0", {"by-nc-sa/4.0"}),
        ("by/4.0", {"by/4.0", "by-sa/4.0", "by-nc/4.0", "by-nc-sa/4.0", "by-nd/4.0", "by-nc-nd/4.0", "zero/1.0"}),
        ("by-nd/4.0", set()),
        ("by-sa/4.0\nby-nc-sa/4.0", set()),
    ],
)  # fmt: skip
def test_only_what_the_sources_permit(client, sources, open):
    page = choose(client, origin="adapted", sources=sources)
    assert left(page) == open
    if open and len(open) == 1:
        assert chosen(page) == registry.get(open.pop()).name


def test_a_closed_license_says_why_with_its_source(client):
    page = choose(client, origin="adapted", sources="by-sa/4.0")
    closed = page.split('data-license="by/4.0"')[1].split("</li>")[0]
    assert "Not allowed" in closed
    assert "An adaptation of CC BY-SA 4.0" in closed or "CC BY-SA 4.0" in closed
    assert "legalcode" in closed


def test_a_source_that_leaves_a_question_keeps_everything_open_until_it_is_answered(client):
    page = choose(client, origin="adapted", sources="CC BY-SA\nby/4.0", credit="no")
    assert chosen(page) is None
    assert "Which version of the license is meant?" in page


def test_a_work_that_is_kept_here_is_known_by_its_address(client):
    version = published(person(), title="Rain", license="by-sa/4.0")
    page = choose(client, origin="adapted", sources=f"http://testserver/r/{version.resource.slug}/")
    assert "Rain" in page
    assert left(page) == {"by-sa/4.0"}
    assert "There is no such resource here." in choose(client, origin="adapted", sources="/r/none/")


def test_a_work_brings_every_license_that_is_in_it(client):
    noy = person()
    version = published(noy, title="Rain", license="by/4.0")
    actions.correct_statement(
        version_id=version.pk,
        by=noy,
        license=registry.get("by-sa/4.0"),
        text="BY-SA",
        evidence="A letter",
        file_id=version.files.get().pk,
    )
    assert left(choose(client, origin="adapted", sources="/r/rain/")) == {"by-sa/4.0"}


def test_silence_is_no_license_to_adapt(client):
    page = choose(client, origin="adapted", sources="photo.jpg")
    assert left(page) == set()
    assert "It does not say under which license it is." in page


def test_the_words_to_copy_name_title_and_person(client):
    page = choose(
        client, origin="own", credit="no", title="<Rain>", name="Noy", address="https://example.org/rain"
    )
    assert "“&lt;Rain&gt;”" in page
    assert "<Rain>" not in page
    assert "Noy" in page.split('id="saying-markdown"')[1]


@pytest.mark.parametrize(
    "answers",
    [
        {"origin": "elsewhere", "credit": "perhaps"},
        {"origin": "adapted", "sources": "x" * 9_000},
        {"origin": "adapted", "sources": "\0"},
        {"origin": "adapted", "sources": "\u202e" * 50 + "\n" * 500 + "by/4.0\n" * 100},
        {"origin": "own", "credit": "no", "title": "t" * 600},
    ],
    ids=lambda answers: str(answers)[:40],
)
def test_what_nobody_answers_is_a_page_all_the_same(client, answers):
    choose(client, **answers)
