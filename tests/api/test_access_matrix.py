"""Every address of the API, asked by everybody: one row each, the answers in the order of WHO."""

from collections import defaultdict
from typing import Any

import pytest
from django.db import transaction
from django.urls import resolve
from rest_framework.test import APIClient

from oer_repo.accounts.models import User
from oer_repo.api.urls import urlpatterns
from oer_repo.courses import actions as courses
from oer_repo.ingest.resumable.begin import begin_upload
from oer_repo.resources import actions
from oer_repo.resources.models import Resource
from oer_repo.reuse.exports import ask_for_export
from oer_repo.reuse.make_export import make_export
from search import indexing
from tests.api.programs import V1, program
from tests.builders import administrator, draft, institution, member, person, published

pytestmark = pytest.mark.django_db

WHO = ("stranger", "contributor", "owner", "curator", "curator elsewhere", "administrator")
EVERYBODY = (200, 200, 200, 200, 200, 200)
TEAM_READS = (404, 404, 200, 404, 404, 200)
TEAM_SAVES = (401, 404, 200, 404, 404, 200)
SIGNED_IN = (401, 200, 200, 200, 200, 200)

# What happens to the draft of a resource that was published before, unless the address names another.
ROWS: list[tuple[str, str, Any, tuple[int, ...]]] = [
    ("GET", "openapi.json", None, EVERYBODY),
    ("GET", "resources/", None, EVERYBODY),
    ("POST", "resources/", {}, (401, 201, 201, 201, 201, 201)),
    ("GET", "resources/{resource}/", None, EVERYBODY),
    ("GET", "resources/{resource}/?version=draft", None, (404, 404, 200, 200, 404, 200)),
    ("GET", "resources/{resource}/draft/", None, (401, 404, 200, 200, 404, 200)),
    ("PATCH", "resources/{resource}/draft/", {"keywords": ["rain"]}, (401, 403, 200, 200, 403, 200)),
    ("DELETE", "resources/{resource}/draft/", None, (401, 403, 204, 204, 403, 204)),
    ("POST", "resources/{resource}/draft/files/", b"text", (401, 403, 201, 201, 403, 201)),
    ("POST", "resources/{resource}/publish/", None, (401, 403, 200, 200, 403, 200)),
    ("GET", "resources/{resource}/versions/", None, EVERYBODY),
    ("POST", "resources/{resource}/versions/", None, (401, 403, 201, 201, 403, 201)),
    ("GET", "resources/{resource}/versions/1/", None, EVERYBODY),
    ("GET", "resources/{resource}/versions/2/", None, (404,) * 6),
    ("POST", "resources/{resource}/withdraw/", {"reason": "A mistake."}, (401, 403, 200, 200, 403, 200)),
    (
        "POST",
        "resources/{resource}/statements/",
        {"id": "by/4.0", "evidence": "A letter"},
        (401, 403, 201, 201, 403, 201),
    ),
    ("GET", "resources/{resource}/formats/schema.org/", None, EVERYBODY),
    ("GET", "resources/{resource}/formats/amb/", None, EVERYBODY),
    ("GET", "resources/{resource}/formats/dublin-core/", None, EVERYBODY),
    ("GET", "resources/{resource}/credit/", None, EVERYBODY),
    ("PATCH", "files/{draft_file}/", {"role": "source"}, (401, 403, 200, 200, 403, 200)),
    ("DELETE", "files/{draft_file}/", None, (401, 403, 204, 204, 403, 204)),
    ("PATCH", "files/{public_file}/", {"role": "source"}, (401, 403, 409, 409, 403, 409)),
    ("GET", "files/{draft_file}/content/", None, (404, 404, 200, 200, 404, 200)),
    ("GET", "files/{public_file}/content/", None, EVERYBODY),
    ("GET", "resources/{unpublished}/", None, (404,) * 6),
    ("GET", "resources/{unpublished}/draft/", None, (401, 404, 200, 200, 404, 200)),
    ("GET", "resources/{withdrawn}/", None, (410,) * 6),
    ("GET", "resources/{withdrawn}/draft/", None, (401, 410, 410, 410, 410, 410)),
    ("POST", "resources/{withdrawn}/versions/", None, (401, 410, 410, 410, 410, 410)),
    ("GET", "files/{withdrawn_file}/content/", None, (410,) * 6),
    (
        "POST",
        "uploads/",
        None,
        (401, 412, 412, 412, 412, 412),
    ),  # what is said in headers is in test_resumable.py
    ("GET", "uploads/{upload}/", None, (401, 404, 200, 404, 404, 404)),
    ("DELETE", "uploads/{upload}/", None, (401, 412, 412, 412, 412, 412)),
    ("GET", "courses/", None, EVERYBODY),
    ("POST", "courses/", {"title": "Water"}, (401, 201, 201, 201, 201, 201)),
    ("GET", "courses/{course}/", None, TEAM_READS),
    ("GET", "courses/{public_course}/", None, EVERYBODY),
    ("PATCH", "courses/{course}/", {"effort": "Six weeks"}, TEAM_SAVES),
    ("PATCH", "courses/{public_course}/", {"effort": "Six weeks"}, (401, 403, 200, 403, 403, 200)),
    ("DELETE", "courses/{course}/", None, (401, 404, 204, 404, 404, 204)),
    ("PUT", "courses/{course}/outline/", {"sections": [{}]}, TEAM_SAVES),
    ("GET", "courses/{course}/check/", None, TEAM_SAVES),
    ("POST", "courses/{course}/publish/", None, TEAM_SAVES),
    ("DELETE", "courses/{public_course}/publish/", None, (401, 403, 200, 403, 403, 200)),
    ("POST", "courses/{course}/parts/", {"title": "A", "text": "B"}, (401, 404, 201, 404, 404, 201)),
    ("PATCH", "courses/{course}/parts/{part}/", {"text": "Other"}, TEAM_SAVES),
    ("DELETE", "courses/{course}/parts/{part}/", None, (401, 404, 204, 404, 404, 204)),
    ("POST", "courses/{course}/parts/{part}/newer-version/", None, (401, 404, 404, 404, 404, 404)),
    ("DELETE", "courses/{course}/parts/{part}/newer-version/", None, (401, 404, 404, 404, 404, 404)),
    ("GET", "courses/{course}/parts/{part}/comments/", None, TEAM_SAVES),
    ("POST", "courses/{course}/parts/{part}/comments/", {"text": "Yes."}, (401, 404, 201, 404, 404, 201)),
    ("GET", "courses/{course}/team/", None, TEAM_SAVES),
    ("POST", "courses/{course}/team/", {"email": "other@example.org", "role": "author"}, TEAM_SAVES),
    ("DELETE", "courses/{course}/team/999999/", None, (401, 404, 204, 404, 404, 204)),
    ("POST", "courses/{course}/sign-offs/", {"institution": "chula"}, (401, 404, 403, 404, 404, 403)),
    ("POST", "courses/{course}/overrides/", {"reason": "A letter."}, TEAM_SAVES),
    ("GET", "courses/{course}/exports/", None, TEAM_READS),
    ("GET", "courses/{public_course}/exports/", None, EVERYBODY),
    ("POST", "courses/{course}/exports/", {"format": "bagit"}, (401, 404, 202, 404, 404, 202)),
    ("POST", "courses/{public_course}/exports/", {"format": "bagit"}, (401, 202, 202, 202, 202, 202)),
    ("GET", "courses/{course}/exports/{export}/", None, TEAM_READS),
    ("GET", "courses/{course}/exports/{export}/content/", None, TEAM_READS),
    ("GET", "courses/{course}/credits/", None, TEAM_READS),
    ("GET", "courses/{public_course}/formats/schema.org/", None, EVERYBODY),
    ("GET", "courses/{course}/formats/amb/", None, TEAM_READS),
    ("GET", "courses/{public_course}/credits/", None, EVERYBODY),
    ("GET", "search/", None, EVERYBODY),
    ("GET", "search/suggest/", None, EVERYBODY),
    ("GET", "search/similar/{resource}/", None, EVERYBODY),
    ("GET", "licenses/", None, EVERYBODY),
    ("POST", "licenses/identify/", {"input": "CC BY 4.0"}, EVERYBODY),
    ("POST", "licenses/check/", {"inputs": ["by/4.0"], "use": "adapt"}, EVERYBODY),
    ("POST", "licenses/solve/", {"inputs": ["by/4.0"], "use": "adapt"}, EVERYBODY),
    ("POST", "licenses/attribute/", {"works": [{"license": "by/4.0"}]}, EVERYBODY),
    ("GET", "licenses/by-sa/4.0/", None, EVERYBODY),
    ("GET", "vocabularies/", None, EVERYBODY),
    ("GET", "vocabularies/hcrt/", None, EVERYBODY),
    ("GET", "institutions/", None, EVERYBODY),
    ("GET", "institutions/nuol/", None, EVERYBODY),
    ("GET", "me/", None, SIGNED_IN),
]


@pytest.fixture
def people() -> dict[str, User | None]:
    here, elsewhere = institution(), institution("chula", name="Chulalongkorn University")
    owner = person("owner@example.org")
    curator, other_curator = person("curator@example.org"), person("elsewhere@example.org")
    member(owner, here)
    member(curator, here, role="curator")
    member(other_curator, elsewhere, role="curator")
    found = (None, person("other@example.org"), owner, curator, other_curator, administrator())
    return dict(zip(WHO, found, strict=True))


@pytest.fixture
def places(people: dict[str, User | None]) -> dict[str, object]:
    owner = people["owner"]
    assert owner
    here = owner.memberships.get().institution
    public = published(owner, of=here)
    following = actions.new_version(resource_id=public.resource_id, by=owner)
    gone = published(owner, of=here)
    actions.withdraw(resource_id=gone.resource_id, by=owner, reason="A mistake.")
    indexing.update(Resource, [public.resource_id])
    course = courses.create_course(by=owner, title="Water")
    part = courses.add_text(course_id=course.pk, by=owner, title="Begin", text="Bring a glass.")
    public_course = courses.create_course(by=owner, title="Weather")
    courses.add_text(course_id=public_course.pk, by=owner, title="Begin", text="Look up.")
    courses.sign_off(course_id=public_course.pk, by=owner, institution=here)
    courses.publish_course(course_id=public_course.pk, by=owner)
    courses.sign_off(course_id=course.pk, by=owner, institution=here)
    export = ask_for_export(course_id=course.pk, by=owner, format="bagit", language="th")
    make_export.func(str(export.pk))
    unpublished = draft(owner, of=here)
    upload = begin_upload(version_id=unpublished.pk, by=owner, length=5, announced={"name": "a.md"})
    return {
        "upload": upload.pk,
        "course": course.pk,
        "export": export.pk,
        "public_course": public_course.pk,
        "part": part.pk,
        "resource": public.resource_id,
        "public_file": public.files.get().pk,
        "draft_file": following.files.get().pk,
        "unpublished": unpublished.resource_id,
        "withdrawn": gone.resource_id,
        "withdrawn_file": gone.files.get().pk,
    }


@pytest.mark.parametrize(
    ("method", "address", "body", "expected"), ROWS, ids=[f"{r[0]} {r[1]}" for r in ROWS]
)
def test_access(people, places, method, address, body, expected):
    got = {}
    for who, user in people.items():
        with transaction.atomic():  # each finds the same state
            got[who] = ask(program(user), method, f"{V1}/{address.format(**places)}", body)
            transaction.set_rollback(True)
    assert got == dict(zip(WHO, expected, strict=True))


def ask(client: APIClient, method: str, address: str, body: Any) -> int:
    sent: dict[str, Any] = {} if body is None else {"data": body, "format": "json"}
    if isinstance(body, bytes):
        sent = {"data": body, "content_type": "application/octet-stream"}
    status: int = getattr(client, method.lower())(address, HTTP_IF_MATCH="*", **sent).status_code
    return status


def test_no_address_of_the_api_is_missing_here():
    no_need = {"docs/", "<path:rest>/"}
    routes = {str(pattern.pattern) for pattern in urlpatterns} - no_need
    anything = defaultdict(lambda: "00000000-0000-4000-8000-000000000000", part="1")
    named = {resolve(f"{V1}/{row[1].format_map(anything).split('?')[0]}").route for row in ROWS}
    assert {f"api/{route}" for route in routes} == named
