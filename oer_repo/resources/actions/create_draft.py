from django.db import transaction
from django.utils.translation import gettext as _

from oer_repo.accounts.models import Institution, User
from oer_repo.accounts.roles import Person, institutions_of, is_administrator
from oer_repo.resources.addresses import fresh_address
from oer_repo.resources.errors import NotAllowed
from oer_repo.resources.models import Resource, Version
from oer_repo.resources.permissions import may_create


def create_draft(
    *, by: Person, title: str = "", institution: Institution | None = None, slug: str = ""
) -> Version:
    """A new resource with its first draft. The address stays a random mark until the first publication."""
    if not isinstance(by, User) or not may_create(by):
        raise NotAllowed(
            _("Your account may read but not deposit. Ask your institution for the contributor role.")
        )
    if institution and not (is_administrator(by) or institutions_of(by).filter(pk=institution.pk).exists()):
        raise NotAllowed(_("You are not a contributor of this institution."))
    with transaction.atomic():
        resource = Resource.objects.create(slug=slug or fresh_address(""), owner=by, institution=institution)
        return Version.objects.create(resource=resource, number=1, titles={"en": title} if title else {})
