"""A new part in a unit: what is pinned, what is noted of the grant, for whom it was brought."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from licensing.license import License
from oer_repo.accounts.models import Institution, User
from oer_repo.accounts.roles import Person
from oer_repo.courses.models import Course, CourseMember, Part, PartHow, PartKind, Unit
from oer_repo.courses.part_facts import refuse_unless_named, refuse_unless_valid, stripped
from oer_repo.courses.team_homes import only_institution
from oer_repo.resources.errors import Finding, Invalid, NotFound
from oer_repo.resources.models import File, Version
from oer_repo.resources.permissions import may_see
from oer_repo.resources.rights import license_today

MOST_PARTS = 2_000


def put_resource(
    course: Course, unit: Unit, by: Person, *, version_id: UUID, file_id: UUID | None = None, **facts: Any
) -> Part:
    """The part that is there already when the same thing is in the course."""
    refuse_unless_valid(facts)
    version = seen_version(version_id, by)
    file = file_of(version, file_id)
    portion = facts.get("portion", "").strip()
    part = course.parts.filter(version=version, file=file, portion=portion).first()
    if part is not None:
        return part
    pinned = {"version": version, "file": file, "taken": taken(version)}
    return put(course, unit, by, kind=PartKind.RESOURCE, **pinned, **facts)


def put_link(course: Course, unit: Unit, by: Person, *, license: License | None = None, **facts: Any) -> Part:
    facts = {"how": PartHow.LINKED, **facts}
    refuse_unless_valid(facts)
    refuse_unless_named(facts, "url", _("Give the address of what you link to."))
    noted = {"license": license.id if license else None, "on": today()}
    return put(course, unit, by, kind=PartKind.LINK, license=license, taken=noted, **facts)


def put_text(course: Course, unit: Unit, by: Person, **facts: Any) -> Part:
    refuse_unless_valid(facts)
    refuse_unless_named(facts, "text", _("Write the text."))
    return put(course, unit, by, kind=PartKind.TEXT, **facts)


def put(course: Course, unit: Unit, by: Person, **facts: Any) -> Part:
    assert isinstance(by, User)  # may_edit has said so
    if course.parts.count() >= MOST_PARTS:
        raise Invalid([Finding("too_many_parts", _("A course has at most 2,000 parts."), "parts")])
    return Part.objects.create(
        course=course,
        unit=unit,
        position=unit.parts.count(),
        added_by=by,
        institution=home_of(by, course),
        **stripped(facts),
    )


def home_of(person: User, course: Course) -> Institution | None:
    """For whom somebody brings a part: the institution of their place in the team, else the only one they have."""
    member = CourseMember.objects.filter(course=course, user=person).select_related("institution").first()
    return member.institution if member and member.institution else only_institution(person)


def seen_version(version_id: UUID, by: Person) -> Version:
    version = Version.objects.select_related("resource").filter(pk=version_id).first()
    if version is None or version.is_draft or not may_see(by, version):
        raise NotFound
    return version


def file_of(version: Version, file_id: UUID | None) -> File | None:
    if file_id is None:
        return None
    file = version.files.filter(pk=file_id).first()
    if file is None:
        raise NotFound
    return file


def taken(version: Version) -> dict[str, Any]:
    """The grant as it stood: earlier grants persist, and this is how one shows it (4.0 s. 2(a)(1), 6(c))."""
    license = license_today(version)
    about_the_whole = [one.pk for one in version.statements.all() if one.file_id is None]
    return {
        "license": license.id if license else None,
        "statement": about_the_whole[-1] if about_the_whole else None,
        "on": today(),
        "files": {file.name: file.blob.digest for file in version.files.select_related("blob")},
    } | ({"embargo": version.embargo.isoformat()} if version.embargo else {})


def today() -> str:
    return timezone.now().date().isoformat()
