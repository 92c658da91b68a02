"""Links to files that are not public yet: signed, for a while, and taken back all at once.

Nothing is stored for a link but the number of its series. It opens one file of one version, and only as long as whoever
made it may still edit the resource.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from oer_repo.accounts.models import User
from oer_repo.accounts.roles import Person
from oer_repo.resources.errors import Finding, Invalid, LinkOver, NotAllowed, NotFound, Withdrawn
from oer_repo.resources.locking import locked_resource
from oer_repo.resources.models import File, Version
from oer_repo.resources.permissions import may_edit

LONGEST = 30  # days
SIGNER = "oer_repo.resources.links"


@dataclass(frozen=True, slots=True)
class Link:
    file: File
    token: str
    until: datetime


def make_links(*, version_id: UUID, by: Person, days: int) -> list[Link]:
    """One for each file. Raises Invalid, NotFound, NotAllowed."""
    if not 1 <= days <= LONGEST:
        text = _("Give a number of days from 1 to %(most)d.") % {"most": LONGEST}
        raise Invalid([Finding("days", text, "days")])
    version = _locked(version_id, by)
    if not version.is_draft and not version.embargo:
        raise NotAllowed(_("Everybody may have these files: give the address of the page instead."))
    assert isinstance(by, User)  # _locked has said so
    until = timezone.now() + timedelta(days=days)
    return [Link(file, _token(file, version, by, until), until) for file in version.files.all()]


def revoke_links(*, version_id: UUID, by: Person) -> None:
    """No link to a file of this version works any more, whoever made it."""
    with transaction.atomic():
        version = _locked(version_id, by)
        Version.objects.filter(pk=version.pk).update(link_series=F("link_series") + 1)


def linked_file(token: str) -> File:
    """The file that the link opens now.

    Raises NotFound (no link of ours, or the file was taken out), LinkOver (expired, taken back, or its maker may no
    longer give it out), Withdrawn.
    """
    said = _read(token)
    files = File.objects.select_related("blob", "version__resource")
    file = files.filter(pk=said["file"], version=said["version"]).first()
    if file is None:
        raise NotFound
    resource = file.version.resource
    if resource.withdrawn:
        raise Withdrawn(resource.pk)
    maker = User.objects.filter(pk=said["by"]).first()
    if said["series"] != file.version.link_series or maker is None or not may_edit(maker, resource):
        raise LinkOver
    return file


def _locked(version_id: UUID, by: Person) -> Version:
    """The version, once it is sure that the person may edit its resource."""
    version = Version.objects.filter(pk=version_id).first()
    if version is None:
        raise NotFound
    with transaction.atomic():
        version.resource = locked_resource(version.resource_id, by=by)
    return version


def _token(file: File, version: Version, by: User, until: datetime) -> str:
    said = {
        "file": str(file.pk),
        "version": str(version.pk),
        "by": by.pk,
        "series": version.link_series,
        "until": int(until.timestamp()),
    }
    return TimestampSigner(salt=SIGNER).sign_object(said, compress=True)


def _read(token: str) -> dict[str, Any]:
    try:
        said: dict[str, Any] = TimestampSigner(salt=SIGNER).unsign_object(
            token, max_age=timedelta(days=LONGEST)
        )
    except SignatureExpired:
        raise LinkOver from None
    except BadSignature:
        raise NotFound from None
    if said["until"] <= timezone.now().timestamp():
        raise LinkOver
    return said
