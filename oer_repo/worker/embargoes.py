"""Embargoes end by themselves; this says so: to the record, to search, and to whom it concerns."""

from uuid import UUID

from django.utils.translation import gettext_noop as _

from oer_repo.accounts.notices import tell
from oer_repo.resources.actions.change_embargo import end_embargo, over_and_unsaid
from oer_repo.resources.models import Version

ENDED = _("The embargo of “%(title)s” has ended: everybody may have its files now.")


def end_embargoes() -> int:
    """How many ended since the last time. May run twice: each is said once."""
    return sum(1 for version_id in over_and_unsaid() if end_and_tell(version_id))


def end_and_tell(version_id: UUID) -> bool:
    version = Version.objects.select_related("resource__owner").get(pk=version_id)
    tell(
        version.resource.owner,
        key=f"embargo ended {version.pk}",
        message=ENDED,
        data={"title": version.title},
        url=version.resource.get_absolute_url(),
    )
    return end_embargo(version.pk)
