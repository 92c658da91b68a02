"""Who is asking: an API token of accounts/tokens.py, as RFC 6750 writes it."""

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from oer_repo.accounts.models import ApiToken, User
from oer_repo.accounts.tokens import token_of


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer oer_…`; a request without this header is left to the next authentication."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        scheme, _space, secret = get_authorization_header(request).partition(b" ")
        if scheme.lower() != b"bearer":
            return None
        token = token_of(secret.strip().decode("ascii", "replace"))
        if token is None:
            raise AuthenticationFailed(
                _("This token is unknown or was revoked. Make a new one on your account's page.")
            )
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'
