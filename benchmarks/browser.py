"""A person at the web form, as far as HTTP is concerned: a session, a CSRF token, forms with files."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from benchmarks.client import CHUNK, Unexpected

BOUNDARY = "benchmark-3f1c9a"


@dataclass(frozen=True, slots=True)
class Browser:
    port: int
    session: str
    csrf: str = "benchmark0123456789benchmark0123"
    """A secret of 32 characters is a valid cookie, whoever made it."""
    bytes_per_second: int = 0
    """How slow its line is; 0 is as quick as can be."""

    def start_deposit(self) -> str:
        """The address of the step where files are given."""
        return self._post("/deposit/", {})

    def give_file(self, address: str, path: Path) -> str:
        """Where the answer leads; the file is sent in pieces."""
        return self._post(address, {"link": ""}, path)

    def _post(self, address: str, fields: dict[str, str], file: Path | None = None) -> str:
        body = Multipart({"csrfmiddlewaretoken": self.csrf, **fields}, file)
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120, blocksize=CHUNK)
        try:
            connection.request("POST", address, self._slowed(body.pieces()), self._headers(body))
            return led_to(address, connection.getresponse())
        finally:
            connection.close()

    def _slowed(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            if self.bytes_per_second:
                time.sleep(len(piece) / self.bytes_per_second)
            yield piece

    def _headers(self, body: "Multipart") -> dict[str, str]:
        return {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Content-Length": str(body.size),
            "Cookie": f"sessionid={self.session}; csrftoken={self.csrf}",
        }


def led_to(address: str, answer: HTTPResponse) -> str:
    text = answer.read()
    if answer.status != 302:
        raise Unexpected("POST", address, answer.status, text)
    return answer.headers["Location"]


@dataclass(frozen=True, slots=True)
class Multipart:
    """RFC 7578, never as a whole in memory."""

    fields: dict[str, str]
    file: Path | None = None

    def pieces(self) -> Iterator[bytes]:
        yield self._head()
        if self.file:
            with self.file.open("rb") as stream:
                while chunk := stream.read(CHUNK):
                    yield chunk
        yield self._tail()

    @property
    def size(self) -> int:
        return len(self._head()) + (self.file.stat().st_size if self.file else 0) + len(self._tail())

    def _head(self) -> bytes:
        parts = [part(f'name="{name}"', value) for name, value in self.fields.items()]
        if self.file:
            parts.append(part(f'name="upload"; filename="{self.file.name}"', ""))
        return "\r\n".join(parts).encode()

    def _tail(self) -> bytes:
        return f"\r\n--{BOUNDARY}--\r\n".encode()


def part(disposition: str, value: str) -> str:
    return f"--{BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{value}"
