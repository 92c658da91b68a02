"""What can go wrong in the catalogue; each says what was wrong and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that stands in the way: a stable code, the sentence for people, the form field or part concerned.

    What the license engine only advises against or cannot settle has that `verdict`, and a `key` by which somebody
    may acknowledge it; everything else has to be put right.
    """

    code: str
    message: str
    field: str = ""
    verdict: str = "forbidden"
    key: str = ""
    position: int | None = None  # of the source concerned


class ResourceError(Exception):
    """The family; `code` is stable and for programs, the text is for people."""

    code = "resource_error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(ResourceError):
    """The person may not do this."""

    code = "not_allowed"


class NotFound(ResourceError):
    """There is nothing here, or nothing that this person may see."""

    code = "not_found"

    def __init__(self) -> None:
        super().__init__(
            _("There is no such resource, or it is not public. Check the address, or search for it.")
        )


class EditConflict(ResourceError):
    """Somebody else saved in between."""

    code = "edit_conflict"

    def __init__(self, revision: int) -> None:
        super().__init__(
            _(
                "Somebody else has changed this draft meanwhile. Load it again, and make your change once more."
            )
        )
        self.revision = revision


class Frozen(ResourceError):
    """A published version never changes."""

    code = "frozen"

    def __init__(self) -> None:
        super().__init__(_("A published version never changes. Start a new version and edit that."))


class Withdrawn(ResourceError):
    """Taken back: the tombstone stays."""

    code = "withdrawn"

    def __init__(self, resource_id: UUID) -> None:
        super().__init__(_("This resource was withdrawn. Its files are not available any more."))
        self.resource_id = resource_id


class Embargoed(ResourceError):
    """The description is public, the files are not yet."""

    code = "embargoed"

    def __init__(self, available_from: date) -> None:
        super().__init__(
            _("The files are available from %(date)s. What the resource is can be read on its page now.")
            % {"date": date_format(available_from)}
        )
        self.available_from = available_from


class LinkOver(ResourceError):
    """A link to a file that is not public worked for a while."""

    code = "link_over"

    def __init__(self) -> None:
        super().__init__(
            _("This link has ended, or was taken back. Ask whoever gave it to you for a new one.")
        )


class RightsUnclear(ResourceError):
    """Nobody can say what one may do with it, so it is not handed on as something to reuse."""

    code = "rights_unclear"

    def __init__(self) -> None:
        super().__init__(
            _(
                "It is not clear under which license this resource is, so it is not handed out for reuse. "
                "Its page shows what was said about its rights; whoever knows better can correct it there."
            )
        )


class Invalid(ResourceError):
    """Values that cannot be stored, each with its field."""

    code = "invalid"

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(" ".join(finding.message for finding in findings))
        self.findings = tuple(findings)


class NotPublishable(Invalid):
    """What is missing, or what a license forbids."""

    code = "not_publishable"


class AcknowledgmentNeeded(NotPublishable):
    """Nothing forbids it; what is left may be published by somebody who says that they know it."""

    code = "acknowledgment_needed"
