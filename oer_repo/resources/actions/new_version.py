"""Start the next version of a published resource: a draft with everything that the last one said."""

from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from oer_repo.accounts.models import User
from oer_repo.accounts.roles import Person
from oer_repo.resources.errors import Frozen, NotAllowed, NotFound
from oer_repo.resources.locking import locked_resource
from oer_repo.resources.models import (
    Creator,
    File,
    Resource,
    Source,
    Statement,
    Version,
    VersionState,
)

COPIED = [
    "titles",
    "descriptions",
    "languages",
    "subjects",
    "keywords",
    "levels",
    "types",
    "audience",
    "accessibility",
    "publisher",
    "date_created",
    "duration",
    "link",
    "license",
]


def new_version(*, resource_id: UUID, by: Person) -> Version:
    """The draft; the one that is there already, when somebody has started it."""
    if not isinstance(by, User):
        raise NotAllowed(_("Sign in to start a new version."))
    with transaction.atomic():
        resource = locked_resource(resource_id, by=by)
        draft = resource.versions.filter(state=VersionState.DRAFT).first()
        if draft or resource.current is None:
            return started(draft)
        return copy(resource, resource.current, by)


def started(draft: Version | None) -> Version:
    if draft is None:
        raise NotFound
    return draft


def copy(resource: Resource, old: Version, by: User) -> Version:
    if old.is_draft:
        raise Frozen
    new = Version.objects.create(
        resource=resource,
        number=old.number + 1,
        available_from=old.embargo,  # else a new version would give out what the old one still keeps
        **{field: getattr(old, field) for field in COPIED},
    )
    copy_rows(Creator, old, new)
    copy_rows(Source, old, new)
    copy_files_and_statements(old, new, by)
    return new


def copy_rows(model: type[models.Model], old: Version, new: Version) -> None:
    rows = list(model._default_manager.filter(version=old))
    for row in rows:
        row.pk, row.version = None, new  # type: ignore[attr-defined]
        row._state.adding = True
    model._default_manager.bulk_create(rows)


def copy_files_and_statements(old: Version, new: Version, by: User) -> None:
    """The same bytes under the same names; of each chain of statements the latest, with where it comes from."""
    twins: dict[UUID | None, File | None] = {None: None}
    for file in old.files.all():
        twins[file.pk] = File.objects.create(
            version=new,
            blob_id=file.blob_id,
            **{name: getattr(file, name) for name in ("position", "name", "role", "language", "license")},
        )
    latest = {statement.file_id: statement for statement in old.statements.all()}
    for file_id, statement in latest.items():
        carry_over(statement, old, new, twins[file_id], by)


def carry_over(statement: Statement, old: Version, new: Version, file: File | None, by: User) -> None:
    note = _("Carried over from version %(number)d.") % {"number": old.number}
    Statement.objects.create(
        version=new,
        file=file,
        text=statement.text,
        license=statement.license,
        stated_by=statement.stated_by,
        recorded_by=by,
        evidence=f"{note} {statement.evidence}".strip(),
    )
