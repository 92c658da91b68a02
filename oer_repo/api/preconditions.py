"""ETag and If-Match (RFC 9110 section 13): two editors cannot overwrite each other silently."""

from uuid import UUID

from django.utils.http import parse_etags
from rest_framework.request import Request

from oer_repo.api.errors import PreconditionRequired
from oer_repo.resources.models import Version

NEVER = -1  # no draft has this revision


def etag_of(version: Version) -> str:
    return f'"{version.pk}.{version.revision}"'


def asked_revision(request: Request, version_id: UUID, *, required: bool = False) -> int | None:
    """The revision that If-Match names, for the action to compare; None where any will do."""
    header = request.headers.get("If-Match")
    if header is None:
        if required:
            raise PreconditionRequired
        return None
    etags = parse_etags(header)
    return None if etags == ["*"] else newest(etags, version_id)


def newest(etags: list[str], version_id: UUID) -> int:
    """Of several only the newest can be the stored one: revisions only grow."""
    mark = f'"{version_id}.'
    numbers = [etag[len(mark) : -1] for etag in etags if etag.startswith(mark)]
    return max((int(number) for number in numbers if number.isascii() and number.isdigit()), default=NEVER)
