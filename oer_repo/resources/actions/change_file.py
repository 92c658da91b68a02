"""What a file of a draft is for, its language, its place among the others; or that it goes."""

from typing import Any, TypedDict
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from oer_repo.accounts.roles import Person
from oer_repo.resources import validation
from oer_repo.resources.actions.add_file import free_name, safe_name
from oer_repo.resources.errors import Finding, Invalid, NotFound
from oer_repo.resources.locking import locked_draft, save_draft
from oer_repo.resources.models import File, FileRole, Version


class FileChanges(TypedDict, total=False):
    name: str
    role: str
    language: str
    position: int


def change_file(*, file_id: UUID, by: Person, changes: FileChanges, revision: int | None = None) -> File:
    refuse_unless_valid(changes)
    with transaction.atomic():
        file = locked_file(file_id, by=by, revision=revision)
        if "name" in changes and changes["name"] != file.name:
            file.name = free_name(file.version, safe_name(changes["name"]))
        file.role = changes.get("role", file.role)
        file.language = changes.get("language", file.language)
        file.save()
        if "position" in changes:
            move(file, changes["position"])
        save_draft(file.version)
    return file


def remove_file(*, file_id: UUID, by: Person, revision: int | None = None) -> Version:
    """The draft without the file. The bytes stay until `storage collect` finds that nothing points to them."""
    with transaction.atomic():
        file = locked_file(file_id, by=by, revision=revision)
        version = file.version
        file.delete()
        number_again(list(version.files.all()))
        save_draft(version)
    return version


def locked_file(file_id: UUID, *, by: Person, revision: int | None) -> File:
    file = File.objects.filter(pk=file_id).first()
    if file is None:
        raise NotFound
    file.version = locked_draft(file.version_id, by=by, revision=revision)
    return file


def move(file: File, position: int) -> None:
    files = [other for other in file.version.files.all() if other.pk != file.pk]
    files.insert(position, file)
    number_again(files)


def number_again(files: list[File]) -> None:
    for position, file in enumerate(files):
        file.position = position
    File.objects.bulk_update(files, ["position"])


def refuse_unless_valid(changes: FileChanges) -> None:
    findings: list[Finding] = []
    if changes.get("role", FileRole.MAIN) not in FileRole.values:
        findings.append(
            Finding("role", _("Give one of: %(roles)s.") % {"roles": ", ".join(FileRole.values)}, "role")
        )
    if changes.get("language"):
        findings += validation.languages("language", [changes["language"]])
    if not is_place(changes.get("position", 0)):
        findings.append(Finding("position", _("Give the place in the list, 0 for the first."), "position"))
    if findings:
        raise Invalid(findings)


def is_place(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1000
