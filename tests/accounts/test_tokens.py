import hashlib

import pytest

from oer_repo.accounts.models import ApiToken
from oer_repo.accounts.tokens import create_token, revoke, token_of
from tests.builders import person

pytestmark = pytest.mark.django_db


def test_a_token_is_stored_as_a_hash_only() -> None:
    token, secret = create_token(user=person(), name="Moodle")
    assert secret.startswith("oer_")
    stored = ApiToken.objects.values().get(pk=token.pk)
    assert secret not in str(stored)
    assert stored["digest"] == hashlib.sha256(secret.encode()).hexdigest()
    assert stored["prefix"] == secret[:12]


def test_its_secret_finds_it_and_the_use_is_noted() -> None:
    token, secret = create_token(user=person(), name="Moodle")
    found = token_of(secret)
    assert found is not None
    assert found.user.email == "noy@example.org"
    token.refresh_from_db()
    assert token.last_used is not None


def test_a_revoked_token_opens_nothing() -> None:
    token, secret = create_token(user=person(), name="Moodle")
    revoke(token)
    assert token_of(secret) is None


def test_the_token_of_a_locked_account_opens_nothing() -> None:
    user = person()
    _, secret = create_token(user=user, name="Moodle")
    user.is_active = False
    user.save()
    assert token_of(secret) is None


@pytest.mark.parametrize("secret", ["", "oer_", "oer_nonsense", "é"])
def test_nonsense_opens_nothing(secret: str) -> None:
    assert token_of(secret) is None
