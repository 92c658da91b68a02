"""The draft one is about to change, locked and checked: the first line of every action on it."""

from uuid import UUID

from django.utils.translation import gettext as _

from oer_repo.accounts.roles import Person
from oer_repo.resources.errors import EditConflict, Frozen, NotAllowed, NotFound
from oer_repo.resources.models import Resource, Version
from oer_repo.resources.permissions import may_edit


def locked_draft(version_id: UUID, *, by: Person, revision: int | None = None) -> Version:
    """The draft, locked until the transaction ends.

    Raises NotFound, NotAllowed, Frozen (it is published), EditConflict (`revision` is not the stored one).
    """
    # The resource first, always: two actions that lock in different orders would wait for each other for ever.
    resource_id = Version.objects.filter(pk=version_id).values_list("resource_id", flat=True).first()
    if resource_id is None:
        raise NotFound
    resource = locked_resource(resource_id, by=by)
    version = Version.objects.select_for_update().filter(pk=version_id).first()
    if version is None:
        raise NotFound
    version.resource = resource
    if not version.is_draft:
        raise Frozen
    if revision is not None and revision != version.revision:
        raise EditConflict(version.revision)
    return version


def locked_resource(resource_id: UUID, *, by: Person) -> Resource:
    resource = Resource.objects.select_for_update().filter(pk=resource_id).first()
    if resource is None:
        raise NotFound
    if not may_edit(by, resource):
        raise NotAllowed(
            _("Only its owner, a curator of its institution or an administrator may change this resource.")
        )
    return resource


def save_draft(version: Version) -> None:
    """Save and count the edit, so that another editor's older copy is noticed."""
    version.revision += 1
    version.save()
