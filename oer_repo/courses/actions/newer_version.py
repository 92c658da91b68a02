"""When a newer version of a part appears the team looks at the difference and takes it, or stays."""

from uuid import UUID

from django.utils.translation import gettext as _

from oer_repo.accounts.roles import Person
from oer_repo.courses.actions.change_part import part_of
from oer_repo.courses.changing import changing
from oer_repo.courses.models import Part
from oer_repo.courses.new_part import taken
from oer_repo.resources.errors import Finding, Invalid, NotFound
from oer_repo.resources.models import Version


def accept_newer(*, course_id: UUID, by: Person, part_id: int) -> Part:
    """The part pins the newest version; the grant under which it was taken is noted anew. Refused where one file was
    meant and the newer version has none of that name: the whole would be something else."""
    with changing(course_id, by, "took the newer version") as course:
        part = part_of(course, part_id)
        newest = newest_of(part)
        same_name = newest.files.filter(name=part.file.name).first() if part.file else None
        if part.file and same_name is None:
            raise Invalid([Finding("no_such_file", said_of(part.file.name), "file")])
        part.version, part.file, part.declined = newest, same_name, None
        part.taken = taken(newest)
        part.save()
    return part


def said_of(name: str) -> str:
    message = _(
        "The newer version has no file “%(name)s”. Let the part be all of the resource first, or stay with this one."
    )
    return message % {"name": name}


def decline_newer(*, course_id: UUID, by: Person, part_id: int) -> Part:
    """Stay with the pinned version until yet another appears; its grant does not end (4.0 s. 2(a)(1))."""
    with changing(course_id, by, "stayed with the version") as course:
        part = part_of(course, part_id)
        part.declined = newest_of(part)
        part.save()
    return part


def newest_of(part: Part) -> Version:
    resource = part.version.resource if part.version else None
    if resource is None or resource.withdrawn or resource.current is None or resource.current == part.version:
        raise NotFound
    return resource.current
