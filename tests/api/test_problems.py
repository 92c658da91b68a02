"""Outages and odd errors as problems: when to come again, and nothing about our machines."""

import shutil

import pytest
from django.conf import settings as site
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from rest_framework.test import APIRequestFactory

from oer_repo.api.problems import exception_handler
from search.errors import IndexBusy
from storage.errors import NoSpaceLeft, StoreUnavailable
from tests.api.programs import V1, program
from tests.builders import person, published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (StoreUnavailable("s3://secret-bucket", "secret: refused"), 503, "store_unavailable"),
        (NoSpaceLeft("/secret/folder"), 507, "no_space_left"),
        (IndexBusy("/secret/index"), 503, "search_unavailable"),
        (OperationalError("secret.example.org does not answer"), 503, "database_unavailable"),
        (PermissionDenied("secret"), 403, "not_allowed"),
        (SuspiciousOperation("secret"), 400, "bad_request"),
    ],
)
def test_what_went_wrong_inside_stays_inside(error, status, code):
    request = APIRequestFactory().get("/")
    request.user = person()
    answer = exception_handler(error, {"request": request})
    assert answer is not None
    assert (answer.status_code, answer.data["code"]) == (status, code)
    assert "secret" not in str(answer.data)
    assert ("Retry-After" in answer.headers) == (status == 503)


def test_a_bug_is_not_dressed_up_as_a_problem():
    request = APIRequestFactory().get("/")
    assert exception_handler(ZeroDivisionError("a bug"), {"request": request}) is None


def test_bytes_that_the_store_has_lost():
    file = published(person()).files.get()
    shutil.rmtree(site.STORAGE_URL.removeprefix("file://"))
    answer = program().get(f"{V1}/files/{file.pk}/content/")
    assert (answer.status_code, answer.json()["code"]) == (503, "store_unavailable")
