"""Who may do what with a resource: plain predicates, the same for pages and API. Bytes: see reading.py."""

from oer_repo.accounts.roles import Person, is_administrator, is_contributor, is_curator_of
from oer_repo.resources.models import Resource, Version


def may_create(person: Person) -> bool:
    return is_contributor(person)


def may_edit(person: Person, resource: Resource) -> bool:
    """Its owner, a curator of its institution, an administrator; a withdrawn one is edited by nobody."""
    if not person.is_authenticated or not person.is_active or resource.withdrawn:
        return False
    if resource.owner_id == person.pk:
        return is_contributor(person)
    return is_administrator(person) or is_curator_of(person, resource.institution_id)


def may_withdraw(person: Person, resource: Resource) -> bool:
    return resource.current_id is not None and may_edit(person, resource)


def may_see(person: Person, version: Version) -> bool:
    """A published version of a public resource is for everybody; a draft only for those who may edit it."""
    if version.resource.withdrawn:
        return False
    return not version.is_draft or may_edit(person, version.resource)
