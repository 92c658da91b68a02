"""What can go wrong in talking HTTP, before any job is called."""

from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import APIException, ValidationError


class BadParameters(ValidationError):
    """The query string says something that cannot be used."""

    status_code = status.HTTP_400_BAD_REQUEST


class PreconditionRequired(APIException):
    """RFC 6585 section 3: without If-Match one editor would silently overwrite another."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "precondition_required"

    def __init__(self) -> None:
        super().__init__(
            _("Send the ETag that you have read in an If-Match header, so that no edit is lost.")
        )


class LengthRequired(APIException):
    status_code = status.HTTP_411_LENGTH_REQUIRED
    default_code = "length_required"

    def __init__(self) -> None:
        super().__init__(_("Say how many bytes will come in a Content-Length header."))


class BodyTooLarge(APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"

    def __init__(self, limit: int) -> None:
        super().__init__(_("The body is larger than the %(limit)d bytes allowed here.") % {"limit": limit})


class Incomplete(APIException):
    """The line broke: nothing was kept."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "incomplete_upload"

    def __init__(self, got: int, announced: int) -> None:
        super().__init__(
            _(
                "Only %(got)d of the %(announced)d bytes announced have come. Nothing was kept: send the file again."
            )
            % {"got": got, "announced": announced}
        )


class NotRaw(APIException):
    status_code = status.HTTP_415_UNSUPPORTED_MEDIA_TYPE
    default_code = "unsupported_media_type"

    def __init__(self) -> None:
        super().__init__(
            _("Send the bytes of the file alone as the body (application/octet-stream), not as a form.")
        )
