"""Questions to the license engine over HTTP: one, many, and what strangers send instead."""

import json

import pytest

from licensing.wire import check_question
from tests.api.programs import V1, program
from tests.licensing.test_charts import ADAPTERS, IDS, REMIX, WORDS, cells

pytestmark = pytest.mark.django_db
CHECK = f"{V1}/licenses/check/"


def post(name: str, asked: object):
    return program().post(f"{V1}/licenses/{name}/", asked, format="json")


def test_both_charts_cell_by_cell():
    """All 64 cells of the one and all 49 of the other, in one batch; the answers are those of the engine."""
    remix = [({"inputs": [IDS[one], IDS[other]]}, word) for one, other, word in cells(REMIX)]
    adapt = [
        ({"inputs": [IDS[original]], "desired_output": IDS[license]}, word)
        for original, license, word in cells(ADAPTERS)
    ]
    asked = [{"use": "adapt", "commercial": False, **question} for question, _word in (*remix, *adapt)]
    answers = post("check", asked).json()
    assert [answer["verdict"] for answer in answers] == [WORDS[word] for _question, word in (*remix, *adapt)]
    assert answers == [check_question(question) for question in asked]
    assert len(answers) == 113


def test_a_bad_line_answers_the_others():
    good = {"input": "CC0 1.0"}
    answer = post("identify", [good, {"input": 3}, None, [], {"input": "CC\u202e0 1.0"}, {}, good])
    assert answer.status_code == 200
    found = answer.json()
    assert [one.get("id") for one in found] == ["zero/1.0", None, None, None, None, None, "zero/1.0"]
    assert ["error" in one for one in found] == [False, True, True, True, True, True, False]
    assert found[4] == {"error": "A text has the character U+202E, which has no place in one."}


def test_an_empty_batch_has_an_empty_answer():
    assert post("check", []).json() == []


def test_a_thousand_and_no_more():
    question = {"input": "CC0 1.0"}
    assert len(post("identify", [question] * 1_000).json()) == 1_000
    answer = post("identify", [question] * 1_001)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_many_questions")


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("check", {"inputs": ["by/4.0"] * 5_001, "use": "adapt"}),
        ("solve", [{"inputs": ["by/4.0"] * 3_000, "use": "adapt"}] * 2),
        ("attribute", {"works": [{"upstream": [{}] * 2_501}] * 2}),
    ],
)
def test_one_asker_does_not_get_all_of_us(name, question):
    answer = post(name, question)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_many_questions")


@pytest.mark.parametrize(
    ("name", "asked", "words"),
    [
        ("identify", {}, '"input" must be the statement as text'),
        ("identify", {"input": "x" * 20_001}, "longer than 20,000 characters"),
        ("identify", {"input": "CC\u0000BY"}, "U+0000"),
        ("identify", {"input": "CC\u001bBY"}, "U+001B"),
        ("identify", {"input": "CC BY\u202e0.4"}, "U+202E"),
        ("identify", {"input": "CC BY\u202d4.0"}, "U+202D"),
        ("identify", {"input": "CC BY", "x\u0000": 1}, "U+0000"),
        ("identify", "CC BY", "must be one JSON object"),
        ("identify", 5, "must be one JSON object"),
        ("check", {"inputs": "by/4.0", "use": "adapt"}, "inputs"),
        ("check", {"inputs": [["by/4.0"]], "use": "adapt"}, "inputs"),
        ("check", {"inputs": ["by/4.0"], "use": "borrow"}, "borrow"),
        ("check", {"inputs": ["by/4.0"], "use": "adapt", "commercial": "yes"}, "commercial"),
        ("check", {"inputs": ["by/9.0"], "use": "adapt"}, "There is no license 'by/9.0'"),
        ("solve", {"inputs": [{"statement": "CC BY"}], "use": "adapt"}, "does not name one license"),
        ("attribute", {"works": []}, "no work to credit"),
        ("attribute", {"works": [{"upstream": 5}]}, "must be a list"),
    ],
)
def test_a_single_question_that_has_no_answer_is_a_problem(name, asked, words):
    answer = post(name, asked)
    assert (answer.status_code, answer.json()["code"]) == (422, "cannot_answer")
    assert answer["Content-Type"] == "application/problem+json"
    assert words in answer.json()["detail"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"null", 422),
        (b"{", 400),
        (b'{"input": NaN}', 400),
        (b'{"input": Infinity}', 400),
        (b'{"input": 1e999}', 422),
        (b'{"input": "\xff"}', 400),
        (b'{"input": "\\ud800"}', 422),
        (b"[" * 100_000, 400),
        (b'{"input":' * 50_000, 400),
        (b'{"input": ' + b"[" * 100 + b"]" * 100 + b"}", 422),
        (b'{"input": "' + b"x" * 10_000_000 + b'"}', 413),
    ],
    ids=lambda value: str(value)[:30],
)
def test_hostile_bodies(body, status):
    answer = program().post(f"{V1}/licenses/identify/", body, content_type="application/json")
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_deeper_than_anybody_asks():
    deep: dict = {}
    for _level in range(40):
        deep = {"upstream": [deep]}
    answer = post("attribute", {"works": [deep]})
    assert (answer.status_code, answer.json()["code"]) == (422, "cannot_answer")
    assert "nested more than 32 deep" in answer.json()["detail"]


def test_from_right_to_left_is_no_override():
    arabic = "هذا العمل مرخص \u200fCC BY-SA 4.0\u200e"
    assert post("identify", {"input": arabic}).json()["status"] != "invalid"


def test_other_formats_and_methods():
    client = program()
    assert (
        client.post(CHECK, "inputs=by", content_type="application/x-www-form-urlencoded").status_code == 415
    )
    assert client.get(CHECK).status_code == 405


def test_nobody_has_to_sign_in_and_a_wrong_token_is_told():
    client = program()
    client.credentials(HTTP_AUTHORIZATION="Bearer oer_wrong")
    assert client.post(CHECK, {"inputs": [], "use": "adapt"}, format="json").status_code == 401


def test_pages_elsewhere_may_ask():
    answer = program().options(
        CHECK,
        HTTP_ORIGIN="https://example.org",
        HTTP_ACCESS_CONTROL_REQUEST_METHOD="POST",
        HTTP_ACCESS_CONTROL_REQUEST_HEADERS="content-type",
    )
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "POST" in answer["Access-Control-Allow-Methods"]
    assert "content-type" in answer["Access-Control-Allow-Headers"]


def test_a_throttle(monkeypatch):
    monkeypatch.setattr("oer_repo.api.throttles.Anonymous.THROTTLE_RATES", {"anon": "2/min"})
    for _ in range(2):
        assert post("identify", {"input": "CC0 1.0"}).status_code == 200
    answer = post("identify", {"input": "CC0 1.0"})
    assert (answer.status_code, answer.json()["code"]) == (429, "throttled")
    assert int(answer["Retry-After"]) > 0


def ids(query: str) -> list[str]:
    return [one["id"] for one in program().get(f"{V1}/licenses/{query}").json()["results"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "?current=true&permits=DerivativeWorks,CommercialUse",
            {"by/4.0", "by-sa/4.0", "zero/1.0", "mark/1.0"},
        ),
        ("?current=true&permits=CommercialUse", {"by/4.0", "by-sa/4.0", "by-nd/4.0", "zero/1.0", "mark/1.0"}),
        ("?permits=Sharing", {"sampling+/1.0", "sampling+/1.0/br", "sampling+/1.0/de", "sampling+/1.0/tw"}),
        ("?unit=ARR&permits=CommercialUse", set()),
        ("?unit=devnations&permits=HighIncomeNationUse", set()),
    ],
)
def test_licenses_by_what_they_permit(query, expected):
    assert set(ids(query)) == expected


def test_a_word_that_ccrel_does_not_have():
    answer = program().get(f"{V1}/licenses/?permits=Selling")
    assert (answer.status_code, answer.json()["findings"][0]["field"]) == (400, "permits")


def test_the_meaning_of_one():
    body = program().get(f"{V1}/licenses/by-nd/4.0/").json()
    assert body["deeds"]["id"] == "https://creativecommons.org/licenses/by-nd/4.0/deed.id"
    assert body["legal_codes"]["ko"] == "https://creativecommons.org/licenses/by-nd/4.0/legalcode.ko"
    assert body["page"].endswith("/licenses/by-nd/4.0/")
    assert {"code": "adapt_privately", "text": "Change it for yourself, without sharing the result"} in body[
        "in_plain_words"
    ]["may"]
    assert list(program().get(f"{V1}/licenses/by/3.0/").json()["legal_codes"]) == ["en"]
    assert program().get(f"{V1}/licenses/by/3.0/de/").json()["legal_codes"] == {}
    assert program().get(f"{V1}/licenses/mark/1.0/").json()["legal_codes"] == {}
    assert program().get(f"{V1}/licenses/MIT/").json()["deeds"] == {}


def test_each_format_has_a_validator_of_its_own():
    client, address = program(), f"{V1}/licenses/by/4.0/"
    plain = client.get(address)
    linked = client.get(address, HTTP_ACCEPT="application/ld+json")
    assert plain["ETag"] != linked["ETag"]
    assert "Accept" in plain["Vary"]
    assert "Cookie" not in plain["Vary"]
    assert "max-age=3600" in linked["Cache-Control"]
    assert client.get(address, HTTP_IF_NONE_MATCH=plain["ETag"]).status_code == 304
    assert client.get(address, HTTP_IF_NONE_MATCH=linked["ETag"]).status_code == 200
    assert client.get(address, HTTP_ACCEPT="text/turtle").status_code == 406


def test_all_as_linked_data():
    graph = program().get(f"{V1}/licenses/", HTTP_ACCEPT="application/ld+json").json()["@graph"]
    by_id = {one["dcterms:identifier"]: one for one in graph}
    assert by_id["sa/1.0"]["cc:deprecatedOn"] == {"@type": "xsd:date", "@value": "2004-05-25"}
    assert by_id["ARR"]["@id"].endswith("/licenses/ARR/")
    assert by_id["MIT"]["owl:sameAs"] == {"@id": "https://spdx.org/licenses/MIT"}
    assert json.dumps(graph)
