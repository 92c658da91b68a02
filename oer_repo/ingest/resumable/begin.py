"""Begin an upload: everything that can be refused is refused before the first byte is sent."""

import re
from typing import TypedDict
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oer_repo.accounts.roles import Person
from oer_repo.ingest import quotas
from oer_repo.ingest.deposit import draft_to_add_to
from oer_repo.ingest.models import KEPT_EMPTY, Upload
from oer_repo.ingest.resumable import spool
from oer_repo.resources import validation
from oer_repo.resources.actions.add_file import safe_name
from oer_repo.resources.errors import Finding, Invalid
from oer_repo.resources.models import FileRole
from storage.errors import TooLarge


class Announced(TypedDict, total=False):
    """What the sender says of the file."""

    name: str
    role: str
    language: str
    sha256: str
    sent_type: str


def begin_upload(*, version_id: UUID, by: Person, length: int, announced: Announced) -> Upload:
    version = draft_to_add_to(version_id, by)
    assert by.is_authenticated, "a stranger was refused just now"
    if length > settings.MAX_FILE_BYTES:
        raise TooLarge(settings.MAX_FILE_BYTES)
    facts: Announced = {**announced, "name": safe_name(announced.get("name", ""))}
    refuse_unless_valid(facts)
    with transaction.atomic():
        quotas.refuse_without_room(version, length)
        expires = timezone.now() + KEPT_EMPTY
        upload = Upload.objects.create(owner=by, version=version, length=length, expires=expires, **facts)
        spool.make(upload.pk, length)
    return upload


def refuse_unless_valid(facts: Announced) -> None:
    findings: list[Finding] = []
    if facts.get("role", FileRole.MAIN) not in FileRole.values:
        findings.append(
            Finding("role", _("Give one of: %(roles)s.") % {"roles": ", ".join(FileRole.values)}, "role")
        )
    if language := facts.get("language"):
        findings += validation.languages("language", [language])
    if not re.fullmatch(r"([0-9a-f]{64})?", facts.get("sha256", "")):
        findings.append(
            Finding("sha256", _("Give the SHA-256 as 64 lower-case hexadecimal digits."), "sha256")
        )
    if findings:
        raise Invalid(findings)
