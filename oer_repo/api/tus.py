"""The headers of tus 1.0.0 (tus.io/protocols/resumable-upload), read and written."""

import base64
import binascii
import re
from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import http_date
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ParseError

from oer_repo.api.errors import LengthRequired
from oer_repo.api.uploads import Body
from oer_repo.ingest.models import Upload
from oer_repo.ingest.resumable.begin import Announced
from oer_repo.ingest.resumable.receive import ALGORITHMS, Checksum

VERSION = "1.0.0"
PIECE = "application/offset+octet-stream"
EXTENSIONS = "creation,creation-with-upload,expiration,checksum,termination"
SILENCE = 60  # seconds without a byte, after which a connection is given up and its lock with it


class WrongVersion(APIException):
    status_code = 412
    default_code = "tus_version"

    def __init__(self) -> None:
        super().__init__(_("Send the header Tus-Resumable: 1.0.0; this is the version spoken here."))


class NotAPiece(APIException):
    status_code = 415
    default_code = "unsupported_media_type"

    def __init__(self) -> None:
        super().__init__(_("Send each piece as application/offset+octet-stream."))


def capabilities() -> dict[str, str]:
    return {
        "Tus-Version": VERSION,
        "Tus-Extension": EXTENSIONS,
        "Tus-Max-Size": str(settings.MAX_FILE_BYTES),
        "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
    }


def state_headers(upload: Upload) -> dict[str, str]:
    headers = {"Upload-Offset": str(upload.offset), "Cache-Control": "no-store"}
    if not upload.ended:
        headers["Upload-Expires"] = http_date(upload.expires.timestamp())
    return headers


def number(request: HttpRequest, header: str) -> int:
    text = request.headers.get(header, "")
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise ParseError(_("%(header)s must be a whole number of bytes.") % {"header": header})
    return int(text)


def piece(request: HttpRequest) -> tuple[Body, int]:
    """The body and its length. A line that falls silent is given up, so that the sender can come back on another."""
    if request.content_type != PIECE:
        raise NotAPiece
    if not re.fullmatch(r"[0-9]{1,18}", request.headers.get("Content-Length", "")):
        raise LengthRequired
    if connection := request.META.get("gunicorn.socket"):
        connection.settimeout(SILENCE)
    announced = int(request.headers["Content-Length"])
    return Body(request, announced), announced


def checksum(request: HttpRequest) -> Checksum | None:
    header = request.headers.get("Upload-Checksum")
    if header is None:
        return None
    algorithm, _space, encoded = header.partition(" ")
    if algorithm not in ALGORITHMS:
        raise ParseError(_("Upload-Checksum takes one of: %(names)s.") % {"names": ", ".join(ALGORITHMS)})
    return Checksum(algorithm, decoded(encoded, "Upload-Checksum"))


def metadata(request: HttpRequest) -> Mapping[str, str]:
    """Pairs of a name and a value in Base64, with commas between them."""
    found: dict[str, str] = {}
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        name, _space, encoded = pair.strip().partition(" ")
        if name:
            found[name] = decoded(encoded, "Upload-Metadata").decode("utf-8", "replace")
    return found


def announced(said: Mapping[str, str]) -> tuple[UUID, Announced]:
    """The resource whose draft it is for, and what is said of the file, in the words of tus's clients."""
    try:
        resource_id = UUID(said["resource"])
    except (KeyError, ValueError) as error:
        raise ParseError(
            _("Upload-Metadata must name the resource: resource, a space, its id in Base64.")
        ) from error
    facts: Announced = {"name": said.get("filename") or said.get("name") or ""}
    for name in ("role", "language", "sha256"):
        if said.get(name):
            facts[name] = said[name]
    if claimed := said.get("filetype") or said.get("type"):
        facts["sent_type"] = claimed[:255]
    return resource_id, facts


def decoded(text: str, header: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ParseError(_("%(header)s is not Base64.") % {"header": header}) from error
