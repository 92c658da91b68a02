"""Say under which license a version, or one of its files, is; and correct what was said."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from licensing.license import License
from oer_repo.accounts.models import User
from oer_repo.accounts.roles import Person
from oer_repo.resources import validation
from oer_repo.resources.changes import record_change
from oer_repo.resources.errors import Finding, Invalid, NotAllowed, NotFound
from oer_repo.resources.locking import locked_draft, locked_resource, save_draft
from oer_repo.resources.models import File, Statement, Version
from oer_repo.resources.words_read import contradictions


def state_license(
    *,
    version_id: UUID,
    by: Person,
    license: License | None,
    text: str = "",
    evidence: str = "",
    stated_by: str = "",
    file_id: UUID | None = None,
    revision: int | None = None,
) -> Statement:
    """A new statement about a draft (or a file of it). `text` is kept as found; without it the license's title is."""
    person, words = checked(by, license, text, evidence)
    if findings := list(contradictions(license, words, "text")):
        raise Invalid(findings)
    with transaction.atomic():
        version = locked_draft(version_id, by=by, revision=revision)
        file = file_of(version, file_id)
        target = file or version
        target.license = license
        if file:
            file.save(update_fields=["license"])
        save_draft(version)
        return record(version, file, person, license, words, evidence, stated_by)


def correct_statement(
    *,
    version_id: UUID,
    by: Person,
    license: License | None,
    text: str,
    evidence: str,
    stated_by: str = "",
    file_id: UUID | None = None,
) -> Statement:
    """What was found out later about a published version: a new row beside it, the frozen version stays."""
    person, words = checked(by, license, text, evidence)
    if not evidence.strip():
        raise Invalid([Finding("evidence", _("Say where the correction can be seen."), "evidence")])
    with transaction.atomic():
        version = Version.objects.filter(pk=version_id).first()
        if version is None:
            raise NotFound
        locked_resource(version.resource_id, by=by)
        record_change(version.resource_id)
        return record(version, file_of(version, file_id), person, license, words, evidence, stated_by)


def checked(by: Person, license: License | None, text: str, evidence: str) -> tuple[User, str]:
    if not isinstance(by, User):
        raise NotAllowed(_("Sign in to say something about rights: a statement needs a name."))
    words = text.strip() or (license.title if license else "")
    findings = [
        *validation.plain_text("text", words, 20_000),
        *validation.plain_text("evidence", evidence, 5_000),
    ]
    if not words:
        findings.append(
            Finding("license", _("Choose a license, or write what is said about the rights."), "license")
        )
    if findings:
        raise Invalid(findings)
    return by, words


def file_of(version: Version, file_id: UUID | None) -> File | None:
    if file_id is None:
        return None
    file = version.files.filter(pk=file_id).first()
    if file is None:
        raise NotFound
    return file


def record(
    version: Version,
    file: File | None,
    person: User,
    license: License | None,
    text: str,
    evidence: str,
    stated_by: str,
) -> Statement:
    return Statement.objects.create(
        version=version,
        file=file,
        text=text,
        license=license,
        stated_by=stated_by or person.public_name,
        recorded_by=person,
        evidence=evidence,
    )
