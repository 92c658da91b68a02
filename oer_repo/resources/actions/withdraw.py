"""Take a resource back: a tombstone with the reason stays, the bytes are not given out any more."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oer_repo.accounts.models import User
from oer_repo.accounts.roles import Person
from oer_repo.resources import validation
from oer_repo.resources.changes import record_change, record_uses
from oer_repo.resources.errors import Finding, Invalid, NotAllowed
from oer_repo.resources.locking import locked_resource
from oer_repo.resources.models import Resource
from oer_repo.resources.permissions import may_withdraw


def withdraw(*, resource_id: UUID, by: Person, reason: str) -> Resource:
    findings = list(validation.plain_text("reason", reason, 5_000))
    if not reason.strip():
        findings.append(
            Finding("reason", _("Say why: the reason stays visible where the resource was."), "reason")
        )
    if findings:
        raise Invalid(findings)
    with transaction.atomic():
        resource = locked_resource(resource_id, by=by)
        if not isinstance(by, User) or not may_withdraw(by, resource):
            raise NotAllowed(_("Only a published resource can be withdrawn; discard the draft instead."))
        resource.withdrawn, resource.withdrawn_by = timezone.now(), by
        resource.withdrawal_reason = reason.strip()
        resource.save(update_fields=["withdrawn", "withdrawn_by", "withdrawal_reason"])
        record_change(resource.pk)
        if resource.current:
            record_uses(resource.current)
    return resource
