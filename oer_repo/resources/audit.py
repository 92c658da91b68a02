"""What today's rules would say of versions that were published under earlier ones. Nothing is changed by asking."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from licensing import UnknownLicense, identify
from licensing.license import License
from oer_repo.resources.errors import Finding
from oer_repo.resources.models import Statement, Version, VersionState
from oer_repo.resources.readiness import rights_missing
from oer_repo.resources.rights import license_today, rights_findings


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that would be judged differently today; `code` is stable."""

    address: str
    version: int
    title: str
    license: str
    code: str
    why: str


def published_versions() -> QuerySet[Version]:
    """Every release, old ones too, of resources that were not withdrawn."""
    return Version.objects.filter(state=VersionState.PUBLISHED, resource__withdrawn=None).order_by(
        "resource__slug", "number"
    )


def audit(version_id: UUID) -> list[Difference]:
    """One at a time, so that a row that cannot be read any more is told and stops nobody."""
    version = Version.objects.defer("license").select_related("resource").get(pk=version_id)
    try:
        findings = list(differences(version))
        license = version.license.id if version.license else ""
    except UnknownLicense as error:
        findings, license = [unknown(error)], error.license_id
    return [
        Difference(version.resource.slug, version.number, version.title, license, one.code, one.message)
        for one in findings
    ]


def differences(version: Version) -> Iterator[Finding]:
    """As it was published; under the license that a later statement corrected it to; and what its statements say."""
    told = list(rights_missing(version))
    yield from told
    today = license_today(version)
    if today is not None and today != version.license:
        yield from (one for one in rights_findings(version, today) if one not in told)
    yield from misread(version.statements.all())


def misread(statements: Iterable[Statement]) -> Iterator[Finding]:
    """The latest statement about the whole and about each file: does it still read as what was put down?"""
    latest = {statement.file_id: statement for statement in statements}
    for statement in latest.values():
        read = identify(statement.text)
        now = read.license or read.other
        if now and statement.license and now != statement.license:
            yield reads_as(statement.text, now, statement.license)


def reads_as(text: str, now: License, then: License) -> Finding:
    message = _("The statement “%(text)s” reads as %(now)s today and was put down as %(then)s.")
    facts = {"text": text[:200], "now": now.name, "then": then.name}
    return Finding("reads_differently", message % facts, "license")


def unknown(error: UnknownLicense) -> Finding:
    message = _("Its license “%(id)s” is not in the table of licenses any more.")
    return Finding("unknown_license", message % {"id": error.license_id}, "license")
