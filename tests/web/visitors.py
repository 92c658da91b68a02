"""Who calls in these cases, and the worker's turn between a change and its being found."""

from django.test import Client

from oer_repo.accounts.models import User
from oer_repo.worker.drain import drain_search


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def index_what_changed() -> None:
    drain_search()
