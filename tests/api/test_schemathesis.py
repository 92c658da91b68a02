"""Generated requests against every operation: no error of ours, and no answer that the OpenAPI document does not name."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from oer_repo.accounts.tokens import create_token
from oer_repo.api.views.documents import openapi_text
from oer_repo.courses import actions as courses
from oer_repo.ingest.resumable.begin import begin_upload
from oer_repo.resources.models import Resource
from oer_repo.reuse.exports import ask_for_export
from search import indexing
from tests.builders import draft, institution, person, published

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
FEW = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def open_connection(db: None) -> Iterator[None]:
    """The end of a request must not close the connection that holds the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def here(open_connection: None) -> dict[str, Any]:
    """Things whose identifiers the requests name half of the time, so that they come behind the first 404."""
    owner = person()
    institution()
    versions = [
        draft(owner),
        published(owner),
        published(owner, title="Rain"),
        published(person("b@example.org")),
    ]
    indexing.update(Resource, [version.resource_id for version in versions])
    course = courses.create_course(by=owner, title="Water")
    part = courses.add_resource(course_id=course.pk, by=owner, version_id=versions[1].pk)
    upload = begin_upload(version_id=versions[0].pk, by=owner, length=5, announced={"name": "a.md"})
    export = ask_for_export(course_id=course.pk, by=owner, format="bagit", language="en")
    _token, secret = create_token(user=owner, name="schemathesis")
    return {
        "secret": secret,
        "if_match": cycle(["*", None]),
        "known": {
            "resource_id": cycle([str(version.resource_id) for version in versions] + [None]),
            "file_id": cycle([str(version.files.get().pk) for version in versions] + [None]),
            "number": cycle([1, None]),
            "license_id": cycle(["by-sa/4.0", "by/3.0/de", None]),
            "scheme": cycle(["hcrt", None]),
            "course_id": cycle([str(course.pk), None]),
            "export_id": cycle([str(export.pk), None]),
            "upload_id": cycle([str(upload.pk), None]),
            "part_id": cycle([part.pk, None]),
            "user_id": cycle([owner.pk, None]),
            "slug": cycle(["nuol", None]),
        },
    }


@cache
def application() -> Any:
    return get_wsgi_application()


def in_process(environ: dict[str, Any], start_response: Any) -> Any:
    return application()(environ, start_response)


schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")
schema = schemathesis.openapi.from_dict(json.loads(openapi_text()))
schema.app = in_process


@schema.parametrize()
@FEW
def test_as_a_stranger(case: Any, here: dict[str, Any]) -> None:
    ask(case, here, {})


@schema.parametrize()
@FEW
def test_as_a_contributor(case: Any, here: dict[str, Any]) -> None:
    ask(case, here, {"Authorization": f"Bearer {here['secret']}"})


def ask(case: Any, here: dict[str, Any], headers: dict[str, str]) -> None:
    for name in case.path_parameters or {}:
        if known := next(here["known"][name]):
            case.path_parameters[name] = known
    if "If-Match" in (case.headers or {}) and (any_will_do := next(here["if_match"])):
        headers = {**headers, "If-Match": any_will_do}
    case.call_and_validate(headers=headers, checks=CHECKS)
