"""The body of a request as a file: read in pieces, never held as a whole."""

import re
from collections.abc import Mapping
from email.message import Message
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest

from oer_repo.api.errors import Incomplete, LengthRequired, NotRaw
from storage.errors import TooLarge

FORMS = ("multipart/", "application/x-www-form-urlencoded")


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Body:
    """As many bytes as were announced, or the error that they did not come: a broken line is not a short file."""

    def __init__(self, stream: Readable, announced: int) -> None:
        self._stream, self._announced, self._got = stream, announced, 0

    def read(self, size: int = -1, /) -> bytes:
        chunk = self._stream.read(size)
        self._got += len(chunk)
        if not chunk and self._got < self._announced:
            raise Incomplete(self._got, self._announced)
        return chunk

    def close(self) -> None:
        """The server closes what it has opened."""


def body_of(request: HttpRequest) -> Body:
    """Refuses before a byte is read: a form, a body without a length, one that is too large."""
    if (request.content_type or "").startswith(FORMS):
        raise NotRaw
    length = request.headers.get("Content-Length", "")
    if not re.fullmatch(r"[0-9]{1,18}", length):
        raise LengthRequired
    if int(length) > settings.MAX_FILE_BYTES:
        raise TooLarge(settings.MAX_FILE_BYTES)
    return Body(request, int(length))


def name_of(request: HttpRequest, parameters: Mapping[str, str]) -> str:
    """From ?name=, else from Content-Disposition (RFC 6266, with RFC 8187 for what is not ASCII)."""
    if name := parameters.get("name"):
        return name
    message = Message()
    message["Content-Disposition"] = as_sent(request.headers.get("Content-Disposition", ""))
    try:
        return message.get_filename("")
    except (TypeError, ValueError, LookupError):
        return ""  # a mixture of mail's numbered parts and the plain form, which Python's parser cannot sort


def as_sent(header: str) -> str:
    """Servers hand over headers as Latin-1 (PEP 3333); programs that write UTF-8 into them are read all the same."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except ValueError:
        return header
