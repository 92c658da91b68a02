"""Every error as application/problem+json (RFC 9457): one table says which status each becomes."""

import logging
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

import search.errors
import storage.errors
from licensing.attribution import UnknownLanguage
from licensing.errors import UnknownLicense
from oer_repo.api.errors import BadParameters
from oer_repo.api.tombstones import tombstone_of
from oer_repo.formats.amb import NotInAmbError
from oer_repo.ingest import errors as ingest
from oer_repo.resources import errors
from oer_repo.resources.vocabularies import UnknownSchemeError

logger = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = "5"  # seconds

# The first line that fits is taken: a subclass stands above its parent.
TABLE: tuple[tuple[type[Exception], int, str], ...] = (
    (errors.AcknowledgmentNeeded, 409, "acknowledgment_needed"),
    (errors.NotPublishable, 409, "not_publishable"),
    (errors.Invalid, 422, "invalid"),
    (ingest.OverQuota, 413, "over_quota"),
    (ingest.BeyondLength, 413, "beyond_length"),
    (ingest.OffsetMismatch, 409, "offset_mismatch"),
    (ingest.Busy, 423, "locked"),
    (ingest.Expired, 410, "expired"),
    (ingest.Refused, 410, "refused"),
    (ingest.ChecksumMismatch, 460, "checksum_mismatch"),
    (errors.NotAllowed, 403, "not_allowed"),
    (errors.Embargoed, 403, "embargoed"),
    (errors.NotFound, 404, "not_found"),
    (errors.EditConflict, 412, "edit_conflict"),
    (errors.Frozen, 409, "frozen"),
    (errors.LinkOver, 410, "link_over"),
    (errors.RightsUnclear, 409, "rights_unclear"),
    (errors.Withdrawn, 410, "withdrawn"),
    (storage.errors.TooLarge, 413, "too_large"),
    (storage.errors.NoSpaceLeft, 507, "no_space_left"),
    (storage.errors.BlobUnchecked, 503, "being_checked"),
    (storage.errors.BlobQuarantined, 403, "quarantined"),
    (storage.errors.StorageError, 503, "store_unavailable"),
    (search.errors.BadRequest, 400, "bad_parameters"),
    (search.errors.SearchUnavailable, 503, "search_unavailable"),
    (NotInAmbError, 409, "not_in_this_format"),
    (UnknownLicense, 404, "not_found"),
    (UnknownLanguage, 400, "bad_parameters"),
    (UnknownSchemeError, 404, "not_found"),
    (Http404, 404, "not_found"),
    (PermissionDenied, 403, "not_allowed"),
    (RequestDataTooBig, 413, "too_large"),
    (SuspiciousOperation, 400, "bad_request"),
    (MultiPartParserError, 400, "bad_request"),
    (UnreadablePostError, 400, "incomplete_upload"),
    (OperationalError, 503, "database_unavailable"),
)

# Errors whose own words are for those who asked.
SPOKEN = (
    errors.ResourceError,
    NotInAmbError,
    storage.errors.TooLarge,
    storage.errors.BlobUnchecked,
    storage.errors.BlobQuarantined,
    search.errors.BadRequest,
    UnknownLicense,
    UnknownLanguage,
    UnknownSchemeError,
)


def titles() -> dict[int, str]:
    """What each status means here, for people."""
    return {
        400: _("The request cannot be understood"),
        401: _("Sign in or send a token"),
        403: _("Not allowed"),
        404: _("Not found"),
        405: _("This address does not take this method"),
        406: _("No answer in the format asked for"),
        409: _("The state of the resource does not allow it"),
        410: _("Withdrawn, expired or refused"),
        411: _("The length is missing"),
        412: _("Somebody else has changed it"),
        413: _("Too large"),
        415: _("This format is not taken"),
        422: _("Some values cannot be used"),
        423: _("Somebody else is writing"),
        428: _("If-Match is missing"),
        429: _("Too many requests"),
        460: _("The checksum differs"),
        503: _("Not available now"),
        507: _("No space left"),
    }


def exception_handler(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """The problem an error becomes; None for what is a bug, which stays a 500."""
    status, code = status_and_code(error)
    if not status:
        return None
    set_rollback()
    if status >= 500 and not isinstance(error, storage.errors.BlobUnchecked):
        logger.error("%s %s: %s", context["request"].method, context["request"].path, code, exc_info=error)
    headers = dict(headers_of(error, status))
    if isinstance(error, errors.NotAllowed) and not context["request"].user.is_authenticated:
        status, headers = 401, headers | {"WWW-Authenticate": 'Bearer realm="api"'}
    return problem(status, code, detail_of(error), headers, **members_of(error))


def status_and_code(error: Exception) -> tuple[int, str]:
    if isinstance(error, exceptions.ValidationError):
        return (400, "bad_parameters") if isinstance(error, BadParameters) else (422, "invalid")
    if isinstance(error, exceptions.APIException):
        return error.status_code, str(getattr(error.detail, "code", error.default_code))
    return next(((status, code) for kind, status, code in TABLE if isinstance(error, kind)), (0, ""))


def problem(status: int, code: str, detail: str, headers: Mapping[str, str], **members: object) -> Response:
    body = {"type": "about:blank", "title": titles().get(status, ""), "status": status, "code": code}
    return Response(
        body | {"detail": detail} | members, status=status, headers=dict(headers), content_type=MEDIA_TYPE
    )


def detail_of(error: Exception) -> str:
    if isinstance(error, exceptions.ValidationError):
        return " ".join(finding["message"] for finding in flattened(error.detail))
    if isinstance(error, exceptions.APIException):
        return str(error.detail)
    if isinstance(error, SPOKEN):
        return str(error)
    # What the others say is for the log: paths, addresses of servers, parts of the request.
    return titles()[status_and_code(error)[0]] + "."


def headers_of(error: Exception, status: int) -> Iterator[tuple[str, str]]:
    if header := getattr(error, "auth_header", None):
        yield "WWW-Authenticate", header
    if wait := getattr(error, "wait", None):
        yield "Retry-After", str(int(wait) + 1)
    if status == 503:
        yield "Retry-After", RETRY_AFTER


def members_of(error: Exception) -> dict[str, object]:
    """What some problems tell beyond the standard's members."""
    if isinstance(error, errors.Invalid):
        return {"findings": [as_json(finding) for finding in error.findings]}
    if isinstance(error, exceptions.ValidationError):
        return {"findings": list(flattened(error.detail))}
    if isinstance(error, search.errors.BadRequest):
        return {"findings": [{"code": "parameter", "message": error.message, "field": error.parameter}]}
    if isinstance(error, errors.Embargoed):
        return {"available_from": error.available_from.isoformat()}
    if isinstance(error, errors.Withdrawn):
        return {"tombstone": tombstone_of(error.resource_id)}
    return {}


def as_json(finding: errors.Finding) -> dict[str, str]:
    """`verdict` and `key` only where somebody may acknowledge it."""
    told = {"code": finding.code, "message": finding.message, "field": finding.field}
    return told | ({"verdict": finding.verdict, "key": finding.key} if finding.key else {})


def flattened(detail: Any, field: str = "") -> Iterator[dict[str, str]]:
    """REST framework's nested details as findings: {"creators": {0: {"name": […]}}} is about creators.0.name."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            path = field if name == "non_field_errors" else f"{field}.{name}".strip(".")
            yield from flattened(inner, path)
    elif isinstance(detail, list):
        for position, inner in enumerate(detail):
            yield from flattened(inner, f"{field}.{position}" if isinstance(inner, dict) and inner else field)
    else:
        yield {"code": str(getattr(detail, "code", "invalid")), "message": str(detail), "field": field}
