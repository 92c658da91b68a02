"""Deposit: bytes into the store, then the file into the draft; or a whole Record with its files at once."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from licensing import registry
from oer_repo.accounts.models import Institution
from oer_repo.accounts.roles import Person
from oer_repo.formats.record import Record
from oer_repo.ingest.accepted import refuse_unless_accepted
from oer_repo.ingest.errors import Infected, OverQuota
from oer_repo.ingest.quotas import room_of
from oer_repo.ingest.scanning import look_at
from oer_repo.resources import actions
from oer_repo.resources.errors import Frozen, NotAllowed, NotFound
from oer_repo.resources.models import File, Version
from oer_repo.resources.permissions import may_edit
from storage.errors import TooLarge
from storage.keep import keep
from storage.models import Blob
from storage.store import Reading
from storage.stores import default_store
from storage.verdicts import Verdict


def add_upload(
    *,
    version_id: UUID,
    by: Person,
    stream: Reading,
    name: str,
    role: str = "main",
    language: str = "",
    revision: int | None = None,
) -> File:
    """Keep the stream and add it to the draft. Who may not is told before a byte is taken."""
    version = draft_to_add_to(version_id, by)
    blob = keep_for(version, stream=stream, name=name)
    return add_kept(
        version_id=version_id, by=by, blob=blob, name=name, role=role, language=language, revision=revision
    )


def draft_to_add_to(version_id: UUID, by: Person) -> Version:
    version = (
        Version.objects.select_related("resource__owner", "resource__institution")
        .filter(pk=version_id)
        .first()
    )
    if version is None:
        raise NotFound
    if not may_edit(by, version.resource):
        raise NotAllowed(_("Only its owner, a curator of its institution or an administrator may add files."))
    if not version.is_draft:
        raise Frozen
    return version


def keep_for(version: Version, *, stream: Reading, name: str, reserved: int = 0) -> Blob:
    """The bytes, kept as far as there is room for them; `reserved` is what was promised before."""
    room = room_of(version.resource)
    left = None if room.left is None else room.left + reserved
    most = settings.MAX_FILE_BYTES if left is None else min(left, settings.MAX_FILE_BYTES)
    try:
        blob = keep(stream, name=name, max_bytes=most)
    except TooLarge as error:
        if most < settings.MAX_FILE_BYTES:
            raise OverQuota(most, room.whose) from error
        raise
    refuse_known_malware(blob)
    refuse_unless_accepted(blob, name)
    return blob


def refuse_known_malware(blob: Blob) -> None:
    """The same bytes were found infected before: said at once."""
    if blob.verdict == Verdict.REMOVED:
        default_store().delete(blob.digest)
    if blob.verdict in (Verdict.INFECTED, Verdict.REMOVED):
        raise Infected


def add_kept(*, version_id: UUID, blob: Blob, **facts: Any) -> File:
    """A process killed between the two would leave a file that is never drawn."""
    with transaction.atomic():
        file = actions.add_file(version_id=version_id, blob=blob, **facts)
        look_at(blob)
    return file


def deposit(
    record: Record,
    *,
    by: Person,
    streams: Mapping[str, Reading],
    institution: Institution | None = None,
    slug: str = "",
) -> Version:
    """A draft that says what the record says, with the streams (by file name) as its files, in the record's order."""
    version = actions.create_draft(by=by, institution=institution, slug=slug)
    actions.edit_draft(version_id=version.pk, by=by, changes=changes_of(record))
    actions.set_creators(version_id=version.pk, by=by, creators=creators_of(record))
    actions.set_sources(version_id=version.pk, by=by, sources=sources_of(record))
    license = registry.get(record.license) if record.license else None
    if license or record.license_text:
        actions.state_license(version_id=version.pk, by=by, license=license, text=record.license_text)
    for facts in record.files:
        file = add_upload(
            version_id=version.pk, by=by, stream=streams[facts.name], name=facts.name, role=facts.role,
            language=facts.language,
        )  # fmt: skip
        if facts.license:
            own = registry.get(facts.license)
            actions.state_license(version_id=version.pk, by=by, license=own, file_id=file.pk)
    return Version.objects.get(pk=version.pk)


def changes_of(record: Record) -> actions.DraftChanges:
    lists = ("languages", "subjects", "keywords", "levels", "types", "audience")
    plain = ("titles", "descriptions", "accessibility", "publisher", "date_created", "duration", "link")
    values: dict[str, Any] = {name: list(getattr(record, name)) for name in lists}
    values |= {name: getattr(record, name) for name in plain}
    return actions.DraftChanges(**values)  # type: ignore[typeddict-item]


def creators_of(record: Record) -> Sequence[actions.CreatorFacts]:
    return [{"name": one.name, "role": one.role, "orcid": one.orcid} for one in record.creators]


def sources_of(record: Record) -> Sequence[actions.SourceFacts]:
    return [
        {
            "of_version": UUID(one.version) if one.version else None,
            "title": one.title,
            "url": one.url,
            "creator": one.creator,
            "license": one.license,
            "license_text": one.license_text,
            "use": one.use,
            "changes": one.changes,
        }
        for one in record.sources
    ]
