"""May the bytes of this file go to this person? The one place where draft, embargo and withdrawal meet.

Bytes that go to nobody at all (damaged, not scanned yet, in quarantine) are refused by storage.verdicts.
"""

from enum import StrEnum

from oer_repo.accounts.roles import Person
from oer_repo.resources.errors import Embargoed, NotFound, Withdrawn
from oer_repo.resources.models import File
from oer_repo.resources.permissions import may_edit


class Closed(StrEnum):
    """What stands between the bytes and everybody; the strongest stands first."""

    WITHDRAWN = "withdrawn"
    DRAFT = "draft"
    EMBARGO = "embargo"


FOR_THOSE_WHO_EDIT = frozenset({Closed.DRAFT, Closed.EMBARGO})
"""Closed to everybody but the owner, the curators of the institution and administrators."""


def closed_by(file: File) -> Closed | None:
    """Why not everybody may read it; None when everybody may. `file.version.resource` is asked, nothing else."""
    if file.version.resource.withdrawn:
        return Closed.WITHDRAWN
    if file.version.is_draft:
        return Closed.DRAFT
    return Closed.EMBARGO if file.version.embargo else None


def may_read(person: Person, file: File) -> bool:
    closed = closed_by(file)
    return closed is None or (closed in FOR_THOSE_WHO_EDIT and may_edit(person, file.version.resource))


def refuse_unless_readable(person: Person, file: File) -> None:
    """Raises Withdrawn, Embargoed, or NotFound for what nobody else is to know of."""
    if may_read(person, file):
        return
    closed, version = closed_by(file), file.version
    if closed is Closed.WITHDRAWN:
        raise Withdrawn(version.resource_id)
    if closed is Closed.EMBARGO and version.available_from:
        raise Embargoed(version.available_from)
    raise NotFound
