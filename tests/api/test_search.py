"""Search through the API: questions and answers, errors by name, whole result sets, what is kept and for how long."""

import csv
import io
import json
import re
from pathlib import Path
from uuid import uuid4

import pytest

from oer_repo.api.search_parameters import PARAMETERS
from oer_repo.resources.actions import withdraw
from oer_repo.resources.models import Source, SourceUse, Version
from oer_repo.worker.drain import drain_search
from tests.api.programs import V1, program
from tests.builders import person, published

pytestmark = pytest.mark.django_db
SEARCH = f"{V1}/search/"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def lessons(db: None) -> dict[str, Version]:
    noy = person()
    made = {
        "water": published(noy, title="The water cycle", subjects=["0532"], descriptions={"en": "Where water goes."}),
        "fire": published(noy, title="Fire", license="by-nc/4.0", text=b"Flames."),
        "lao": published(noy, title="ວົງຈອນນ້ຳ", language="lo", license="by-sa/4.0", text=b"Falls."),
    }  # fmt: skip
    Source.objects.create(
        version=made["lao"], position=0, title="x", of_version=made["water"], use=SourceUse.TRANSLATED
    )
    drain_search()
    return made


def ids(body: dict) -> list[str]:
    return [one["id"] for one in body["results"]]


def test_a_page_with_everything(lessons):
    body = program().get(f"{SEARCH}?q=water").json()
    first = body["results"][0]
    assert first["id"] == str(lessons["water"].resource_id)
    assert {"text": "water", "found": True} in first["highlights"]["description"]
    assert [(one["language"], one["relation"], one["license"]["id"]) for one in first["work"]] == [
        ("lo", "translation", "by-sa/4.0")
    ]
    assert first["size"] == lessons["water"].files.get().blob.size
    assert set(body["facets"]) == {
        "license", "subject", "language", "level", "type", "institution", "usable_in", "may",
    }  # fmt: skip


def test_what_may_become_part_of_my_course(lessons):
    body = program().get(f"{SEARCH}?usable_in=by-sa/4.0").json()
    assert set(ids(body)) == {str(lessons["water"].resource_id), str(lessons["lao"].resource_id)}
    rows = {
        row["value"]: (row["label"], row["count"], row["selected"]) for row in body["facets"]["usable_in"]
    }
    assert rows["by-sa/4.0"] == ("CC BY-SA 4.0", 2, True)
    assert rows["by-sa/4.0:not_recommended"] == ("CC BY-SA 4.0: not recommended", 1, False)
    assert program().get(f"{SEARCH}?usable_in=by-nc/4.0&commercial=true").json()["total"] == 1
    assert program().get(f"{SEARCH}?may=adapt,sell&facets=may").json()["total"] == 2


def test_an_answer_says_that_not_all_words_were_found(lessons):
    body = program().get(f"{SEARCH}?q=water zeppelin").json()
    assert (ids(body), body["loosened"], body["looser"]) == ([str(lessons["water"].resource_id)], True, [])
    assert program().get(f"{SEARCH}?q=water").json()["loosened"] is False


def test_an_empty_answer_says_what_to_let_go_of(lessons):
    body = program().get(f"{SEARCH}?q=fire&license=by/4.0&usable_in=by-sa/4.0").json()
    assert body["total"] == 0
    assert body["looser"] == [{"name": "q", "count": 1}]
    body = program().get(f"{SEARCH}?q=fire&usable_in=by-sa/4.0").json()
    assert body["looser"] == [{"name": "q", "count": 2}, {"name": "usable_in", "count": 1}]
    assert program().get(f'{SEARCH}?q="goes water"').json()["looser"] == [{"name": "plain", "count": 1}]


def test_pages_go_on_behind_a_cursor(lessons):
    first = program().get(f"{SEARCH}?per_page=2&sort=title").json()
    second = program().get(f"{SEARCH}?per_page=2&sort=title&cursor={first['next_cursor']}").json()
    assert len({*ids(first), *ids(second)}) == 3
    assert second["next_cursor"] == ""


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("colour=red", "colour"),
        ("usable_in=by/9.9", "usable_in"),
        ("may=burn", "may"),
        ("use=steal", "use"),
        ("commercial=perhaps", "commercial"),
        ("format=xml", "format"),
        ("facets=colour", "facets"),
        ("license=nonsense", "license"),
        ("published_from=yesterday", "published_from"),
        ("size_to=-1", "size_to"),
        ("cursor=abc", "cursor"),
        ("page=501", "page"),
    ],
)
def test_a_parameter_that_means_nothing_is_named(lessons, query, field):
    answer = program().get(f"{SEARCH}?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["findings"][0]["field"] == field


def test_what_is_known_is_not_sent_again(lessons):
    answer = program().get(f"{SEARCH}?q=water")
    assert "no-cache" in answer["Cache-Control"]
    again = program().get(f"{SEARCH}?q=water", HTTP_IF_NONE_MATCH=answer["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert program().get(f"{SEARCH}?q=fire", HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 200


def test_a_withdrawal_counts_at_once_in_answers_and_in_what_is_kept(lessons):
    before = program().get(f"{SEARCH}?q=water")
    withdraw(
        resource_id=lessons["water"].resource_id, by=lessons["water"].resource.owner, reason="A mistake."
    )
    after = program().get(f"{SEARCH}?q=water", HTTP_IF_NONE_MATCH=before["ETag"])
    assert after.status_code == 200
    assert str(lessons["water"].resource_id) not in after.content.decode()
    whole = program().get(f"{SEARCH}?format=ndjson")
    assert str(lessons["water"].resource_id) not in b"".join(whole.streaming_content).decode()
    titles = program().get(f"{SEARCH}suggest/?q=the").json()["results"]
    assert [one for one in titles if one["kind"] == "title"] == []
    assert program().get(f"{SEARCH}similar/{lessons['water'].resource_id}/").status_code == 410
    assert str(lessons["water"].resource_id) not in ids(
        program().get(f"{SEARCH}similar/{lessons['lao'].resource_id}/").json()
    )


def test_a_page_is_full_though_its_first_hit_was_taken_back(lessons):
    withdraw(resource_id=lessons["fire"].resource_id, by=lessons["fire"].resource.owner, reason="A mistake.")
    body = program().get(f"{SEARCH}?sort=title&per_page=2").json()
    assert (len(body["results"]), body["total"]) == (2, 2)


def test_everything_found_as_csv(lessons):
    answer = program().get(f"{SEARCH}?format=csv&sort=title")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["title"] for row in rows} == {"The water cycle", "Fire", "ວົງຈອນນ້ຳ"}
    assert next(row for row in rows if row["title"] == "Fire")["license"] == "by-nc/4.0"


def test_a_title_cannot_be_a_formula(db):
    published(person(), title='=HYPERLINK("http://evil.example")')
    drain_search()
    answer = program().get(f"{SEARCH}?format=csv")
    assert "\"'=HYPERLINK(" in b"".join(answer.streaming_content).decode()


def test_everything_found_as_lines_of_json(lessons):
    answer = program().get(f"{SEARCH}?format=ndjson&usable_in=by-sa/4.0&per_page=1")
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    assert {line["license"]["id"] for line in lines} == {"by/4.0", "by-sa/4.0"}


def test_a_page_as_linked_data(lessons):
    answer = program().get(f"{SEARCH}?format=json-ld&q=fire")
    assert answer["Content-Type"] == "application/ld+json"
    body = answer.json()
    assert (body["@type"], body["numberOfItems"]) == ("ItemList", 1)
    assert body["itemListElement"][0]["item"]["license"] == "https://creativecommons.org/licenses/by-nc/4.0/"


@pytest.mark.parametrize("format", ["csv", "ndjson", "json", "json-ld"])
def test_a_dead_engine_is_no_empty_file(db, format):
    answer = program().get(f"{SEARCH}?format={format}")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")


def test_suggestions_while_typing(lessons):
    body = program().get(f"{SEARCH}suggest/?q=wat").json()
    assert {"text": "The water cycle", "kind": "title"}.items() <= body["results"][0].items()
    assert body["results"][0]["url"].endswith("/r/the-water-cycle/")
    assert program().get(f"{SEARCH}suggest/?q=no").json()["results"][0] == {
        "text": "Noy", "kind": "person", "url": "",
    }  # fmt: skip
    assert program().get(f"{SEARCH}suggest/?q=").json() == {"results": []}
    assert program().get(f"{SEARCH}suggest/?q=a&count=100").json()["findings"][0]["field"] == "count"


def test_what_is_similar(lessons):
    twin = published(person("ana@example.org"), title="The water cycle again")
    drain_search()
    body = program().get(f"{SEARCH}similar/{lessons['water'].resource_id}/").json()
    assert ids(body)[0] == str(twin.resource_id)
    assert program().get(f"{SEARCH}similar/{uuid4()}/").status_code == 404


@pytest.mark.parametrize("word", ["วิทยาศาสตร์ธรรมชาติ", "자연과학", "Naturwissenschaften", "Ilmu"])
def test_a_subject_word_of_any_language_finds_what_is_of_that_subject(lessons, word):
    assert str(lessons["water"].resource_id) in ids(program().get(SEARCH, {"q": word}).json())


@pytest.mark.parametrize("address", ["search/suggest/", "search/similar/x/"])
def test_other_sites_may_read_it(address):
    answer = program().options(
        f"{V1}/{address}", HTTP_ORIGIN="https://example.org", HTTP_ACCESS_CONTROL_REQUEST_METHOD="GET"
    )
    assert answer["Access-Control-Allow-Origin"] == "*"


EXAMPLES = re.findall(
    r"^GET (/api/v1/search/\S*)$", (ROOT / "docs/reference/api.md").read_text(), re.MULTILINE
)


@pytest.mark.parametrize("address", EXAMPLES)
def test_the_examples_of_the_document(lessons, address):
    assert program().get(address).status_code == 200


def test_the_document_names_every_parameter():
    text = (ROOT / "docs/reference/api.md").read_text()
    ours = [one.name for one in PARAMETERS if not one.name.startswith("not_")]
    assert len(EXAMPLES) >= 5
    assert [name for name in ours if f"`{name}`" not in text] == []
