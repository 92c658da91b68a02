"""Make a draft a release that never changes again."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from oer_repo.accounts.roles import Person
from oer_repo.resources.addresses import fresh_address
from oer_repo.resources.changes import record_change, record_uses
from oer_repo.resources.errors import NotPublishable
from oer_repo.resources.locking import locked_draft
from oer_repo.resources.models import Version, VersionState
from oer_repo.resources.readiness import what_is_missing


def publish(*, version_id: UUID, by: Person, revision: int | None = None) -> Version:
    """The published version. Raises NotPublishable with every reason at once."""
    with transaction.atomic():
        version = locked_draft(version_id, by=by, revision=revision)
        findings = what_is_missing(version)
        if findings:
            raise NotPublishable(findings)
        version.state = VersionState.PUBLISHED
        version.published = timezone.now()
        version.revision += 1
        version.save()
        make_current(version)
        record_change(version.resource_id)
        record_uses(version)
    return version


def make_current(version: Version) -> None:
    """The first publication gives the resource its lasting address, unless one was chosen."""
    resource = version.resource
    if resource.current_id is None and resource.slug.startswith("oer-"):
        resource.slug = fresh_address(version.title)
    resource.current = version
    resource.save(update_fields=["current", "slug"])
