"""What can go wrong while files come in; each error says what was wrong and what to do."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from oer_repo.resources.errors import Finding, Invalid, ResourceError


class OverQuota(ResourceError):
    """The owner or the institution has no room left for this file."""

    code = "over_quota"

    def __init__(self, left: int, whose: str) -> None:
        super().__init__(
            _(
                "There is no room for this file: %(left)s are left for %(whose)s. "
                "Remove files that nobody needs, or ask the administrator for more room."
            )
            % {"left": filesizeformat(left), "whose": whose}
        )
        self.left = left


class OffsetMismatch(ResourceError):
    code = "offset_mismatch"

    def __init__(self, offset: int) -> None:
        super().__init__(
            _("The upload stands at byte %(offset)d: ask with HEAD and go on from there.")
            % {"offset": offset}
        )
        self.offset = offset


class Busy(ResourceError):
    """Somebody else, or a connection that has not been given up yet, writes to the same upload."""

    code = "locked"

    def __init__(self) -> None:
        super().__init__(
            _("Another connection is writing to this upload. Wait a few seconds, then go on from its offset.")
        )


class Expired(ResourceError):
    code = "expired"

    def __init__(self) -> None:
        super().__init__(_("This upload has waited too long and was removed. Begin it again."))


class Refused(ResourceError):
    """The upload came whole and could not become a file; `reason` was told when it happened."""

    code = "refused"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)


class BeyondLength(ResourceError):
    code = "beyond_length"

    def __init__(self, length: int) -> None:
        super().__init__(
            _("The upload was announced with %(length)d bytes, and more would come. Begin it again.")
            % {"length": length}
        )


class ChecksumMismatch(ResourceError):
    """tus 1.0, checksum extension: status 460."""

    code = "checksum_mismatch"

    def __init__(self) -> None:
        super().__init__(
            _("The bytes that came are not those that were sent (their checksum differs): send them again.")
        )


class Infected(Invalid):
    """These very bytes are in quarantine."""

    def __init__(self) -> None:
        message = _(
            "The malware scanner has found something in this very file before, so it is not taken. "
            "Clean it, or ask an administrator of this site to release it."
        )
        super().__init__([Finding("infected", message, "file")])


class NotTaken(Invalid):
    """A kind of file, or an archive, that is not taken; `code` says by which rule."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__([Finding(code, message, "file")])
