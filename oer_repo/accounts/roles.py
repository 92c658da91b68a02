"""Facts about a person. What follows from them for a resource stands in resources/permissions.py."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from oer_repo.accounts.models import Institution, Membership, MembershipRole, SiteRole, User

Person = User | AnonymousUser


def is_administrator(person: Person) -> bool:
    return person.is_authenticated and (person.is_superuser or person.role == SiteRole.ADMINISTRATOR)


def is_contributor(person: Person) -> bool:
    """May bring in resources: by the role on the site, or by one in an institution."""
    if not person.is_authenticated or not person.is_active:
        return False
    return person.role != SiteRole.READER or is_administrator(person) or institutions_of(person).exists()


def is_curator_of(person: Person, institution_id: UUID | None) -> bool:
    if institution_id is None or not person.is_authenticated:
        return False
    return Membership.objects.filter(
        user=person, institution_id=institution_id, role=MembershipRole.CURATOR
    ).exists()


def institutions_of(person: Person) -> QuerySet[Institution]:
    """Where the person may deposit for: as contributor or curator."""
    if not person.is_authenticated:
        return Institution.objects.none()
    return Institution.objects.filter(
        memberships__user=person,
        memberships__role__in=[MembershipRole.CONTRIBUTOR, MembershipRole.CURATOR],
    )
