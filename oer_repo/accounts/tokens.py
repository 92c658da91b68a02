"""Make, check and revoke API tokens."""

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from oer_repo.accounts.models import ApiToken, User

MARK = "oer_"  # lets secret scanners and people recognize a leaked token
USE_IS_NOTED_EVERY = timedelta(minutes=1)  # a write for each request would be a write for each read


def create_token(*, user: User, name: str) -> tuple[ApiToken, str]:
    """The stored token and its secret, which nobody can show again."""
    secret = MARK + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(user=user, name=name, prefix=secret[:12], digest=digest_of(secret))
    return token, secret


def digest_of(secret: str) -> str:
    """SHA-256 suffices: the secret has 256 random bits, so there is nothing to guess slowly."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(secret: str) -> ApiToken | None:
    """The living token of a secret, its use noted; None if it is unknown, revoked, or its owner is locked."""
    token = (
        ApiToken.objects.select_related("user")
        .filter(digest=digest_of(secret), revoked=None, user__is_active=True)
        .first()
    )
    if token:
        note_use(token)
    return token


def note_use(token: ApiToken) -> None:
    now = timezone.now()
    if token.last_used is None or now - token.last_used > USE_IS_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used=now)


def revoke(token: ApiToken) -> None:
    ApiToken.objects.filter(pk=token.pk, revoked=None).update(revoked=timezone.now())
