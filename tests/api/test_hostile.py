"""What strangers send: refused with a reason, never an error of ours."""

import base64
import json

import pytest

from tests.api.programs import V1, program
from tests.builders import person, published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "nonsense",
        '"text"',
        "[]",
        "null",
        "1",
        "NaN",
        '{"duration": NaN}',
        '{"duration": 1e999}',
        '{"duration": ' + "9" * 5000 + "}",
        '{"duration": -1}',
        '{"duration": true}',
        '{"duration": "60"}',
        "[" * 100_000,
        '{"titles":' * 50_000,
        '{"titles": {"en": "a\\u0000b"}}',
        '{"titles": {"en": "\\ud800"}}',
        '{"titles": {"\\u0000": "a"}}',
        '{"titles": {"en": 5}}',
        '{"titles": {"en": {"en": "a"}}}',
        '{"titles": ["a"]}',
        '{"titles": null}',
        '{"languages": "lo"}',
        '{"languages": [["lo"]]}',
        '{"languages": {"lo": 1}}',
        '{"subjects": [null]}',
        '{"keywords": ["\\ud800"]}',
        '{"accessibility": {"accessMode": "textual"}}',
        '{"accessibility": {"accessMode": ["\\u0000"]}}',
        '{"accessibility": {"__proto__": []}}',
        '{"creators": [{"name": "\\u0000"}]}',
        '{"creators": [{"name": 5}]}',
        '{"creators": [{}]}',
        '{"creators": ["Noy"]}',
        '{"creators": {"name": "Noy"}}',
        '{"creators": [{"name": "Noy", "orcid": "0000-0000-0000-0000"}]}',
        '{"sources": [{"of_version": "not-a-uuid"}]}',
        '{"sources": [{"of_version": "00000000-0000-4000-8000-000000000000"}]}',
        '{"sources": [{"title": "x", "license": {"id": "by/4.0"}}]}',
        '{"sources": [{"title": "x", "url": "javascript:alert(1)"}]}',
        '{"license": "by/4.0"}',
        '{"license": {}}',
        '{"license": {"id": "../../etc/passwd"}}',
        '{"license": {"id": "by/4.0", "stated_by": "' + "x" * 300 + '"}}',
        '{"link": "http://["}',
        '{"link": "https://example.org/\\ud800"}',
        '{"date_created": "2024-13"}',
        '{"date_created": "２０２４"}',
        '{"institution": "\\u0000"}',
        '{"institution": 5}',
        '{"owner": 1}',
        '{"state": "published"}',
        '{"__class__": {}}',
    ],
    ids=lambda body: body[:40],
)
def test_json_that_cannot_be_stored(body):
    client = program(person())
    answer = client.post(f"{V1}/resources/", body, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert answer["Content-Type"] == "application/problem+json"
    assert client.get(f"{V1}/resources/?mine=true").json()["results"] == []


@pytest.mark.parametrize("address", ["resources/", "institutions/"])
@pytest.mark.parametrize(
    "mark",
    [
        "\0",
        "\ud800",
        "2024-05-17",
        "0001-01-01T00:00:00+23:00",
        "9999-12-31T23:59:59-23:00",
        5,
        None,
        ["a"],
        {},
    ],
    ids=repr,
)
def test_forged_cursors(address, mark):
    for key in ("00000000-0000-4000-8000-000000000000", "1", None, {}):
        cursor = base64.urlsafe_b64encode(json.dumps([mark, key]).encode()).decode()
        assert program().get(f"{V1}/{address}?cursor={cursor}").status_code in (200, 400)


def test_numbers_that_no_database_holds():
    owner = person()
    address = f"{V1}/resources/{published(owner).resource_id}"
    facts = {"id": "by/4.0", "evidence": "A letter", "version": 10**30}
    assert program(owner).post(f"{address}/statements/", facts, format="json").status_code == 404
    assert program(owner).get(f"{address}/versions/{10**30}/").status_code == 404


def test_bytes_that_are_no_text():
    answer = program(person()).post(
        f"{V1}/resources/", b'{"link": "\xff\xfe"}', content_type="application/json"
    )
    assert answer.status_code == 400


def test_a_body_larger_than_allowed(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = program(person()).post(f"{V1}/resources/", {"link": "x" * 200}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_another_format():
    client = program(person())
    assert client.post(f"{V1}/resources/", "<a/>", content_type="application/xml").status_code == 415
    assert client.get(f"{V1}/resources/", HTTP_ACCEPT="application/xml").status_code == 406
    assert client.put(f"{V1}/resources/", {}, format="json").status_code == 405
