"""Put another work in the place of a part: used in the same way, at the same place."""

from uuid import UUID

from oer_repo.accounts.roles import Person
from oer_repo.courses.actions.change_part import part_of
from oer_repo.courses.changing import changing
from oer_repo.courses.models import Part, PartKind
from oer_repo.courses.new_part import seen_version, taken


def replace_part(*, course_id: UUID, by: Person, part_id: int, version_id: UUID) -> Part:
    """What was noted of the old one (portion, changes) goes with it; who brought it stays responsible for the place."""
    version = seen_version(version_id, by)
    with changing(course_id, by, "replaced a part by", version.title) as course:
        part = part_of(course, part_id)
        part.kind, part.version, part.file = PartKind.RESOURCE, version, None
        part.declined, part.taken = None, taken(version)
        part.title = part.url = part.creator = part.license_text = part.text = part.portion = part.changes = (
            ""
        )
        part.license = None
        part.save()
    return part
