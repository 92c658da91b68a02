"""What changed upstream: a newer version, a withdrawal, a corrected statement; who is concerned, and what they must do.

Earlier grants persist (4.0 s. 2(a)(1), 6(c); 1.0 to 3.0 s. 7(b)): whoever took a copy under a license keeps it. A statement
that is corrected says that there never was such a grant: that one has to be looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_noop as _

from licensing.license import License
from oer_repo.accounts.models import User
from oer_repo.accounts.notices import tell
from oer_repo.courses.models import CourseRole, Part
from oer_repo.resources.models import Resource, Source, Version
from oer_repo.resources.rights import license_today

NEWER = _(
    "“%(title)s” has a newer version (%(license)s). “%(mine)s” stays with version %(number)s, whose license does not "
    "end, until you take the newer one."
)
WITHDRAWN = _(
    "“%(title)s” was withdrawn: %(reason)s Its files can no longer be downloaded here. What “%(mine)s” took under "
    "%(license)s it may keep; if the reason is about rights, replace it."
)
AVAILABLE = _(
    "The files of “%(title)s” are available now: make the packages of “%(mine)s” again, and they carry them."
)
CORRECTED = _(
    "What is said about the license of “%(title)s” was corrected to %(license)s. Check “%(mine)s”: what was taken "
    "under another license may have to be replaced."
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a version that others use; `name` is the same however often it is noticed."""

    name: str
    message: str
    data: dict[str, str]


def tell_about(resource_id: UUID) -> int:
    """Notices to all whose courses and adaptations use this resource; how many were new."""
    resource = Resource.objects.select_related("current").filter(pk=resource_id).first()
    if resource is None:
        return 0
    return sum(1 for _new in told(resource))


def told(resource: Resource) -> Iterator[bool]:
    parts = Part.objects.filter(version__resource=resource).select_related(
        "course__owner", "version__resource"
    )
    for part in parts:
        assert part.version is not None
        url = reverse("course_part", args=[part.course_id, part.pk])
        for event in (
            *events(resource, part.version, part.taken.get("statement")),
            *freed(part, part.version),
        ):
            for person in team_of(part):
                yield from once(person, event, f"part {part.pk}", part.course.title, url)
    for source in adaptations_of(resource):
        mine = source.version.resource
        assert source.of_version is not None
        for event in events(resource, source.of_version, None):
            title = source.version.title
            yield from once(mine.owner, event, f"adaptation {mine.pk}", title, mine.get_absolute_url())


def events(resource: Resource, used: Version, statement: int | None) -> Iterator[Event]:
    """`statement` is the one that stood when it was taken; None where that was not noted."""
    facts = {"title": used.title, "number": str(used.number)}
    if resource.withdrawn:
        reason = resource.withdrawal_reason
        yield Event(
            f"withdrawn {resource.pk}", WITHDRAWN, facts | {"reason": reason, "license": named(used.license)}
        )
        return
    if resource.current and resource.current.number > used.number:
        license = named(license_today(resource.current))
        yield Event(f"newer {resource.current.pk}", NEWER, facts | {"license": license})
    about_it = [one for one in used.statements.all() if one.file_id is None]
    latest = about_it[-1] if about_it else None
    if latest and latest.license != used.license and latest.pk != statement:
        yield Event(f"statement {latest.pk}", CORRECTED, facts | {"license": named(latest.license)})


def freed(part: Part, used: Version) -> Iterator[Event]:
    """It was taken while its files were under embargo, which has ended since."""
    if part.taken.get("embargo") and not used.embargo and not used.resource.withdrawn:
        yield Event(f"available {used.pk}", AVAILABLE, {"title": used.title})


def once(person: User, event: Event, what: str, mine: str, url: str) -> Iterator[bool]:
    data = event.data | {"mine": mine}
    if tell(person, key=f"{event.name} {what}", message=event.message, data=data, url=url):
        yield True


def named(license: License | None) -> str:
    return license.name if license else _("no known license")


def team_of(part: Part) -> set[User]:
    """Who leads the course, its authors and rights officers."""
    roles = (CourseRole.AUTHOR, CourseRole.RIGHTS_OFFICER)
    members = part.course.members.filter(role__in=roles).select_related("user")
    return {part.course.owner, *(member.user for member in members)}


def adaptations_of(resource: Resource) -> Iterator[Source]:
    """The current versions that were made from it; what is withdrawn itself is nobody's to mend."""
    rows = Source.objects.filter(of_version__resource=resource, version__resource__withdrawn=None)
    for source in rows.select_related("version__resource__owner", "of_version__resource"):
        if source.version.resource.current_id == source.version_id:
            yield source
