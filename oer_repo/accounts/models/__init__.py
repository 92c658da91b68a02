"""Who uses the repository: people, their institutions, their API tokens."""

from oer_repo.accounts.models.institution import Institution, Membership, MembershipRole
from oer_repo.accounts.models.notice import Notice
from oer_repo.accounts.models.token import ApiToken
from oer_repo.accounts.models.user import SiteRole, User

__all__ = ["ApiToken", "Institution", "Membership", "MembershipRole", "Notice", "SiteRole", "User"]
