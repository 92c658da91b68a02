from uuid import UUID

from django.db import transaction

from oer_repo.accounts.roles import Person
from oer_repo.resources.locking import locked_draft


def discard_draft(*, version_id: UUID, by: Person, revision: int | None = None) -> None:
    """Throw a draft away; a resource that was never published goes with it."""
    with transaction.atomic():
        version = locked_draft(version_id, by=by, revision=revision)
        resource = version.resource
        version.delete()
        if not resource.versions.exists():
            resource.delete()
