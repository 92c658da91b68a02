"""What the OpenAPI document says about answers: every status that can come back, problems among them."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from oer_repo.api.problems import MEDIA_TYPE, titles
from oer_repo.api.serializers.problems import ProblemOut

READING = (401, 406, 429, 503)  # a token that is not valid is told even where none is needed
WRITING = (*READING, 403, 404, 409, 410)
SENDING = (*WRITING, 400, 413, 415, 422)

IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, description="The ETag that you have read."
)
IF_MATCH_REQUIRED = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The ETag that you have read, or *."
)
ETAG = OpenApiParameter(
    "ETag", str, OpenApiParameter.HEADER, response=[200, 201], description="Send it back in If-Match."
)
BYTES = OpenApiTypes.BINARY


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "oer_repo.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A token from your account's page: `Authorization: Bearer oer_…`",
        }


def answers(fine: Mapping[Any, Any], *problems: int) -> dict[Any, Any]:
    """The answers of an operation: the good ones, and these problems."""
    words = titles()
    bad = {
        (status, MEDIA_TYPE): OpenApiResponse(ProblemOut, description=words[status])
        for status in sorted(set(problems))
    }
    return {**fine, **bad}
