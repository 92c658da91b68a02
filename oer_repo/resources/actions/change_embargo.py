"""Move or lift the embargo of a published version, and say in the record that it has ended."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oer_repo.accounts.models import User
from oer_repo.accounts.roles import Person
from oer_repo.resources import validation
from oer_repo.resources.changes import record_change
from oer_repo.resources.errors import Finding, Invalid, NotAllowed, NotFound
from oer_repo.resources.locking import locked_resource
from oer_repo.resources.models import EmbargoEvent, Version, VersionState

Kind = EmbargoEvent.Kind


def change_embargo(*, version_id: UUID, by: Person, available_from: date | None, reason: str) -> Version:
    """None gives the files out at once. Only while it runs: what everybody could have is not taken back.

    Raises Invalid, NotFound, NotAllowed.
    """
    if findings := findings_of(available_from, reason):
        raise Invalid(findings)
    with transaction.atomic():
        version = running(version_id, by)
        assert isinstance(by, User)  # locked_resource has said so
        version.available_from = available_from
        version.save(update_fields=["available_from"])
        record_event(version, Kind.MOVED if available_from else Kind.LIFTED, by=by, reason=reason.strip())
        record_change(version.resource_id)
    return version


def findings_of(available_from: date | None, reason: str) -> list[Finding]:
    findings = [
        *validation.coming_day("available_from", available_from),
        *validation.plain_text("reason", reason, 2_000),
    ]
    if not reason.strip():
        findings.append(Finding("reason", _("Say why: it is kept in the history."), "reason"))
    return findings


def running(version_id: UUID, by: Person) -> Version:
    resource_id = Version.objects.filter(pk=version_id).values_list("resource_id", flat=True).first()
    if resource_id is None:
        raise NotFound
    resource = locked_resource(resource_id, by=by)
    version = Version.objects.select_for_update().get(pk=version_id)
    version.resource = resource
    if version.is_draft or not version.embargo:
        raise NotAllowed(
            _(
                "There is no embargo to change: a draft has its day in the step “Files”, "
                "and what everybody could have already is not taken back."
            )
        )
    return version


def end_embargo(version_id: UUID) -> bool:
    """Say so once in the record when the day has come, for search and for courses; whether it was new."""
    with transaction.atomic():
        version = Version.objects.select_for_update().get(pk=version_id)
        if version.available_from is None or version.embargo or has_ended(version):
            return False
        record_event(version, Kind.ENDED)
        record_change(version.resource_id)
    return True


def has_ended(version: Version) -> bool:
    return version.embargo_events.filter(kind__in=(Kind.LIFTED, Kind.ENDED)).exists()


def over_and_unsaid() -> list[UUID]:
    """Published versions whose day has come, and of which the record does not say so."""
    over = Version.objects.filter(state=VersionState.PUBLISHED, available_from__lte=timezone.localdate())
    said = EmbargoEvent.objects.filter(kind__in=(Kind.LIFTED, Kind.ENDED)).values("version")
    return list(over.exclude(pk__in=said).values_list("pk", flat=True))


def record_event(version: Version, kind: Kind, *, by: User | None = None, reason: str = "") -> None:
    EmbargoEvent.objects.create(
        version=version, kind=kind, available_from=version.available_from, by=by, reason=reason
    )
