"""JSON from strangers: not larger than the settings say, not nested without end."""

from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

from oer_repo.api.errors import BodyTooLarge


class BoundedJSONParser(JSONParser):
    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        assert parser_context is not None, "REST framework always gives the request"
        # Django reads no further than Content-Length, so that this bounds what comes into memory.
        if (
            int(parser_context["request"].META.get("CONTENT_LENGTH") or 0)
            > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        ):
            raise BodyTooLarge(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError as error:
            raise ParseError(_("The JSON is nested too deeply.")) from error
