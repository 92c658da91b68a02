"""What a fresh installation needs before it can serve: all of it can be run again and then does nothing."""

import secrets

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from oer_repo.accounts.models import User
from oer_repo.ingest.load_samples import load_samples
from oer_repo.resources.models import Resource
from search import indexing

ADMIN_EMAIL = "admin@example.org"


def prepare() -> str | None:
    """Tables, vocabularies, static files, an administrator, samples, index. The new password, once."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("load_vocabularies", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    password = create_administrator()
    if settings.LOAD_SAMPLES and not Resource.objects.exists():
        load_samples(by=User.objects.order_by("pk")[0])
    indexing.ensure()
    return password


def create_administrator() -> str | None:
    """Only when nobody is there yet; the address counts as confirmed, for mail may not work yet."""
    with transaction.atomic():
        if User.objects.exists():
            return None
        password = secrets.token_urlsafe(12)
        user = User.objects.create_superuser(ADMIN_EMAIL, password, name="Administrator")
        EmailAddress.objects.create(user=user, email=ADMIN_EMAIL, verified=True, primary=True)
    return password
