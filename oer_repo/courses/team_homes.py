"""Where a person is at home."""

from oer_repo.accounts.models import Institution, User


def only_institution(person: User) -> Institution | None:
    """If that is one place; with several the team says which."""
    homes = [membership.institution for membership in person.memberships.select_related("institution")[:2]]
    return homes[0] if len(homes) == 1 else None
