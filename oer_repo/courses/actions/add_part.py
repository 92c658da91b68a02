"""Put something into a course: a version of a resource here (or one file of it), a link with its rights, a text."""

from typing import Any
from uuid import UUID

from oer_repo.accounts.roles import Person
from oer_repo.courses.actions.outline import unit_of
from oer_repo.courses.changing import changing
from oer_repo.courses.models import Part
from oer_repo.courses.new_part import put_link, put_resource, put_text, seen_version


def add_resource(
    *, course_id: UUID, by: Person, version_id: UUID, unit_id: int | None = None, **facts: Any
) -> Part:
    """Last in its unit; `file_id`, `how`, `portion` and `changes` may be given. The same thing stands in a course once."""
    title = seen_version(version_id, by).title
    with changing(course_id, by, "added", title) as course:
        return put_resource(course, unit_of(course, unit_id), by, version_id=version_id, **facts)


def add_link(*, course_id: UUID, by: Person, unit_id: int | None = None, **facts: Any) -> Part:
    """Something elsewhere: `title`, `url`, `creator`, `license`, `license_text`, and how it is used."""
    with changing(course_id, by, "added", facts.get("title", "")) as course:
        return put_link(course, unit_of(course, unit_id), by, **facts)


def add_text(*, course_id: UUID, by: Person, unit_id: int | None = None, **facts: Any) -> Part:
    """`title` and `text`: Markdown of the team's own, under the license of the course."""
    with changing(course_id, by, "wrote", facts.get("title", "")) as course:
        return put_text(course, unit_of(course, unit_id), by, **facts)
