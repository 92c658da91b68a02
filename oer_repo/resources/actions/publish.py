"""Make a draft a release that never changes again."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from licensing import rules_version
from oer_repo.accounts.models import User
from oer_repo.accounts.roles import Person
from oer_repo.resources.actions.change_embargo import record_event
from oer_repo.resources.addresses import fresh_address
from oer_repo.resources.changes import record_change, record_uses
from oer_repo.resources.errors import AcknowledgmentNeeded, Finding, NotPublishable
from oer_repo.resources.locking import locked_draft
from oer_repo.resources.models import Acknowledgment, EmbargoEvent, Version, VersionState
from oer_repo.resources.readiness import what_is_missing


def publish(
    *, version_id: UUID, by: Person, revision: int | None = None, acknowledged: Collection[str] = ()
) -> Version:
    """The published version. `acknowledged`: the keys of the findings that the person knows of and accepts.

    Raises NotPublishable with every reason at once; AcknowledgmentNeeded when only an acknowledgment is wanting.
    """
    with transaction.atomic():
        version = locked_draft(version_id, by=by, revision=revision)
        findings = what_is_missing(version)
        refuse_unless_known(findings, acknowledged)
        record_acknowledgment(version, by, findings)
        version.state = VersionState.PUBLISHED
        version.published = timezone.now()
        version.revision += 1
        version.save()
        make_current(version)
        note_embargo(version, by)
        record_change(version.resource_id)
        record_uses(version)
    return version


def refuse_unless_known(findings: Sequence[Finding], acknowledged: Collection[str]) -> None:
    if any(not finding.key for finding in findings):
        raise NotPublishable(findings)
    if any(finding.key not in acknowledged for finding in findings):
        raise AcknowledgmentNeeded(findings)


def record_acknowledgment(version: Version, by: Person, findings: Sequence[Finding]) -> None:
    if not findings:
        return
    assert isinstance(by, User)  # whoever locked the draft is somebody
    said = [
        {"key": one.key, "code": one.code, "verdict": one.verdict, "message": one.message} for one in findings
    ]
    Acknowledgment.objects.create(version=version, by=by, findings=said, rules=rules_version())


def note_embargo(version: Version, by: Person) -> None:
    """A day that has come while it was a draft is none."""
    if version.embargo:
        assert isinstance(by, User)
        record_event(version, EmbargoEvent.Kind.SET, by=by)


def make_current(version: Version) -> None:
    """The first publication gives the resource its lasting address, unless one was chosen."""
    resource = version.resource
    if resource.current_id is None and resource.slug.startswith("oer-"):
        resource.slug = fresh_address(version.title)
    resource.current = version
    resource.save(update_fields=["current", "slug"])
