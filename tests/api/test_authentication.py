"""Tokens and sessions: who may come in, and how they are refused."""

import pytest
from django.test import Client

from oer_repo.accounts.tokens import create_token, revoke
from oer_repo.api.throttles import Anonymous
from tests.api.programs import V1, program
from tests.builders import person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "header",
    ["Bearer oer_unknown", "Bearer ", "Bearer", "bearer oer_x y", "Bearer \xff\xfe", "Bearer " + "x" * 5000],
)
def test_a_token_that_is_none(header):
    answer = program().get(f"{V1}/me/", HTTP_AUTHORIZATION=header)
    assert (answer.status_code, answer.json()["code"]) == (401, "authentication_failed")
    assert answer["WWW-Authenticate"] == 'Bearer realm="api"'


def test_a_revoked_token_ends_at_once():
    token, secret = create_token(user=person(), name="laptop")
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    assert client.get(f"{V1}/me/").status_code == 200
    revoke(token)
    assert client.get(f"{V1}/me/").status_code == 401


def test_a_locked_person_is_out():
    user = person()
    client = program(user)
    user.is_active = False
    user.save()
    assert client.get(f"{V1}/me/").status_code == 401


def test_a_session_needs_the_csrf_token_to_write():
    client = Client(enforce_csrf_checks=True)
    client.force_login(person())
    assert client.get(f"{V1}/me/").status_code == 200
    refused = client.post(f"{V1}/resources/", {}, content_type="application/json")
    assert (refused.status_code, refused["Content-Type"]) == (403, "application/problem+json")
    token = client.cookies["csrftoken"] = "a" * 32
    allowed = client.post(
        f"{V1}/resources/", {}, content_type="application/json", headers={"X-CSRFToken": token}
    )
    assert allowed.status_code == 201


def test_who_asks_too_often_is_told_when_to_come_again(monkeypatch):
    monkeypatch.setattr(Anonymous, "rate", "2/min", raising=False)
    answers = [program().get(f"{V1}/vocabularies/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2]["Retry-After"]) <= 61
    assert answers[2].json()["code"] == "throttled"
