"""Errors are pages: what happened, what you can do now, and the status that programs understand."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from oer_repo.accounts.models import User
from oer_repo.resources import errors as catalogue
from oer_repo.web import errors
from search.errors import BadRequest, IndexMissing, SearchUnavailable
from storage.errors import BlobDamaged, NoSpaceLeft, StoreUnavailable, TooLarge
from tests.builders import person


def answer_to(error: Exception, user: object, path: str = "/somewhere/") -> HttpResponse | None:
    request = RequestFactory().get(path)
    request.user = user  # type: ignore[assignment]
    return errors.DomainErrorMiddleware(lambda request: HttpResponse()).process_exception(request, error)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "status", "said", "retry_after"),
    [
        (catalogue.NotAllowed("Only its owner may."), 403, "Only its owner may.", None),
        (catalogue.NotFound(), 404, "There is no such resource, or it is not public.", None),
        (catalogue.EditConflict(3), 409, "Somebody else has changed this draft", None),
        (catalogue.Frozen(), 409, "A published version never changes.", None),
        (catalogue.Invalid([catalogue.Finding("x", "Give it a title.")]), 400, "Give it a title.", None),
        (BadRequest("page", "must be a whole number from 1"), 400, "page: must be a whole number", None),
        (SearchUnavailable("gone"), 503, "Search is resting", "60"),
        (IndexMissing("none"), 503, "Search is resting", "60"),
        (TooLarge(1000), 413, "larger than the 1000 bytes allowed here", None),
        (StoreUnavailable("s3://bucket", "timeout"), 503, "The file cannot be reached", "300"),
        (BlobDamaged("0" * 64), 503, "This file is damaged", "300"),
        (NoSpaceLeft("folder"), 507, "There is no space left for this file", None),
        (OperationalError("locked"), 503, "We are back in a moment", "60"),
    ],
)
def test_each_error_has_its_page(error: Exception, status: int, said: str, retry_after: str | None) -> None:
    answer = answer_to(error, person())
    assert answer is not None
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert answer.get("Retry-After") == retry_after


def test_a_store_does_not_tell_strangers_where_it_is() -> None:
    answer = answer_to(StoreUnavailable("s3://secret-bucket", "timeout"), AnonymousUser())
    assert answer is not None
    assert "secret-bucket" not in answer.content.decode()


def test_a_stranger_is_asked_to_sign_in_first() -> None:
    answer = answer_to(catalogue.NotAllowed("Only its owner may."), AnonymousUser(), "/deposit/?a=1")
    assert answer is not None
    assert answer["Location"] == "/accounts/login/?next=/deposit/%3Fa%3D1"


def test_what_is_not_ours_is_left_to_django() -> None:
    assert answer_to(ValueError("a bug"), AnonymousUser()) is None


def test_programs_get_their_errors_from_the_api() -> None:
    assert answer_to(catalogue.NotFound(), AnonymousUser(), "/api/v1/resources/x") is None


def test_the_page_of_last_resort_needs_no_database() -> None:
    """No database mark here: a query would fail the test."""
    answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()
    assert errors.unavailable()["Retry-After"] == "60"
    assert errors.bad_request(RequestFactory().get("/"), ValueError()).status_code == 400


@pytest.mark.django_db
def test_an_unknown_address_offers_a_search(client: Client) -> None:
    answer = client.get("/nothing/here/")
    assert answer.status_code == 404
    assert 'action="/search/"' in answer.content.decode()


@pytest.mark.django_db
def test_an_expired_form_says_that_nothing_was_saved() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person())
    answer = client.post("/deposit/")
    assert answer.status_code == 403
    assert "This form has expired" in answer.content.decode()


@pytest.mark.django_db
def test_people_who_may_not_are_told_whom_to_ask(rf: RequestFactory) -> None:
    user: User = person()
    request = rf.get("/")
    request.user = user
    answer = errors.forbidden(request, PermissionError())
    assert answer.status_code == 403
    assert "ask the curator of your institution" in answer.content.decode()
