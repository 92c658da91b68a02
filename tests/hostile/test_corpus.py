"""Hostile files through the real API and back: each is refused by name, or served so that it does no harm."""

from urllib.parse import quote
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

from oer_repo.ingest.models import Preview
from oer_repo.ingest.previews import make_preview
from oer_repo.resources.models import Version
from storage.disposition import disposition
from tests.builders import draft, person
from tests.hostile.corpus import CASES
from tests.hostile.outcome import Refused, Served

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty_draft(client) -> Version:
    version = draft(person(), text=None)
    client.force_login(version.resource.owner)
    return version


def send(client: Client, resource_id: UUID, name: str, content: bytes) -> HttpResponse:
    address = f"/api/v1/resources/{resource_id}/draft/files/?name={quote(name)}"
    length = {"CONTENT_LENGTH": str(len(content))}  # which Django's client leaves out for nothing
    return client.post(address, content, content_type="application/octet-stream", **length)


def test_there_are_enough() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if isinstance(case.outcome, Refused)])
def test_refused(name, client, empty_draft) -> None:
    case = CASES[name]
    answer = send(client, empty_draft.resource_id, case.name, case.build())
    assert (answer.status_code, answer.json()["findings"][0]["code"]) == (422, case.outcome.code)
    assert not empty_draft.files.exists()


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if isinstance(case.outcome, Served)])
def test_served_without_harm(name, client, empty_draft) -> None:
    case, content = CASES[name], CASES[name].build()
    answer = send(client, empty_draft.resource_id, case.name, content)
    assert answer.status_code == 201, answer.content
    said = answer.json()
    assert (said["media_type"], said["name"]) == (case.outcome.media_type, case.outcome.name or case.name)
    program, page = client.get(f"/api/v1/files/{said['id']}/content/"), client.get(page_of(said))
    for served in (program, page):
        assert b"".join(served.streaming_content) == content
        assert_harmless(served, case.outcome, said["name"])
    shown = client.get(page_of(said) + "?view")
    shown.close()
    assert shown["Content-Disposition"].startswith("attachment") or not case.outcome.runs
    drawn_or_not(said["sha256"])
    listed = client.get(f"/deposit/{empty_draft.pk}/files/").content.decode()
    assert escape(said["name"]) in listed
    assert "<img src=x" not in listed


def page_of(said: dict[str, str]) -> str:
    return f"/files/{said['id']}/{quote(said['name'], safe='')}"


def assert_harmless(served: HttpResponse, outcome: Served, name: str) -> None:
    assert served["Content-Type"].partition(";")[0] == outcome.media_type
    assert served["Content-Disposition"] == disposition(name, inline=False)
    assert served["Content-Disposition"].startswith("attachment")
    assert served["X-Content-Type-Options"] == "nosniff"
    assert "X-Injected" not in served.headers
    if outcome.runs:
        assert served["Content-Security-Policy"] == "sandbox; default-src 'none'"


def drawn_or_not(digest: str) -> None:
    """Either way the previewer has an answer and the site goes on."""
    make_preview.call(digest)
    preview = Preview.objects.filter(pk=digest).first()
    assert preview is None or bool(preview.picture) != bool(preview.problem)


def test_a_header_that_mixes_two_ways_to_name_a_file_names_none(client, empty_draft) -> None:
    """It made the server fail, until a run of `benchmarks.fuzz` found it."""
    said = "attachment; filename*0=a; filename*=UTF-8''b.txt"
    answer = client.post(
        f"/api/v1/resources/{empty_draft.resource_id}/draft/files/",
        b"words",
        content_type="application/octet-stream",
        headers={"Content-Disposition": said},
    )
    assert (answer.status_code, answer.json()["name"]) == (201, "file")
