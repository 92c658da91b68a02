"""The OpenAPI document: complete, valid, cached; and the page that people read it on."""

import json
import re

import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

from tests.api.programs import V1, program

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return program().get(f"{V1}/openapi.json").json()


def operations(document):
    return {
        operation["operationId"]: operation
        for methods in document["paths"].values()
        for operation in methods.values()
    }


def test_it_is_made_without_a_warning_and_valid():
    GENERATOR_STATS.reset()
    validate_schema(SchemaGenerator().get_schema(request=None, public=True))
    assert not GENERATOR_STATS
    GENERATOR_STATS.reset()


def test_it_can_be_kept_for_a_while():
    answer = program().get(f"{V1}/openapi.json")
    assert "max-age=3600" in answer["Cache-Control"]
    assert program().get(f"{V1}/openapi.json", HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304


def test_every_operation_says_what_it_does(document):
    assert all(operation["summary"] and operation["tags"] for operation in operations(document).values())


def test_every_problem_is_documented_as_one(document):
    for operation in operations(document).values():
        for status, answer in operation["responses"].items():
            if int(status) >= 400 and "content" in answer and status != "416":
                assert list(answer["content"]) == ["application/problem+json"]


@pytest.mark.parametrize(
    ("operation", "statuses"),
    [
        ("change_draft", {"200", "412", "428", "422", "403", "409", "410"}),
        ("upload_file", {"201", "411", "412", "413", "415", "503", "507"}),
        ("download_file", {"200", "206", "304", "416", "410"}),
        ("publish_draft", {"200", "409", "412"}),
        ("search", {"200", "400", "503", "429"}),
    ],
)
def test_what_can_come_back_is_documented(document, operation, statuses):
    assert statuses <= set(operations(document)[operation]["responses"])


def test_nothing_of_ours_leaks_into_the_document(document):
    assert not re.search(r"/work|localhost|traceback", json.dumps(document), re.IGNORECASE)


def test_the_page_for_people_names_every_operation_and_shape(document):
    answer = program().get("/api/docs/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert set(operations(document)) | set(document["components"]["schemas"]) <= set(
        re.findall(r' id="([^"]+)"', page)
    )


def test_the_page_for_people_obeys_the_content_security_policy():
    answer = program().get("/api/docs/")
    page = answer.content.decode()
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", page)
    assert not re.search(r'(src|href)="(https?:)?//', page)


def test_every_link_of_the_page_leads_somewhere():
    page = program().get("/api/docs/").content.decode()
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))
