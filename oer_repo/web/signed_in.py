"""The request of a view behind `login_required`: its user is a person."""

from django.http import HttpRequest

from oer_repo.accounts.models import User


class SignedInRequest(HttpRequest):
    user: User
