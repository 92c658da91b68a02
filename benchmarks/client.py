"""A program that uses the site: the standard library's HTTP client, one connection for each request."""

import base64
import hashlib
import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO
from urllib.parse import quote, urlsplit

CHUNK = 1024**2
PIECE = "application/offset+octet-stream"
BROKEN = (OSError, http.client.HTTPException)
"""What a caller meets when the server dies before it has answered."""


class Unexpected(RuntimeError):
    """The server answered, and not as it should."""

    def __init__(
        self, method: str, path: str, status: int, body: bytes, retry_after: str | None = None
    ) -> None:
        super().__init__(f"{method} {path}: {status} {body[:300].decode(errors='replace')}")
        self.status = status
        self.retry_after = retry_after or ""
        self._body = body

    @property
    def findings(self) -> list[dict[str, Any]]:
        """What the refusal names, each with its code; empty where it names nothing."""
        return list(self._problem.get("findings", []))

    @property
    def code(self) -> str:
        return str(self._problem.get("code", ""))

    @property
    def detail(self) -> str:
        """The words for people."""
        return str(self._problem.get("detail", ""))

    @property
    def _problem(self) -> dict[str, Any]:
        """RFC 9457; empty where the answer is none."""
        try:
            return dict(json.loads(self._body))
        except ValueError:
            return {}


@dataclass(frozen=True, slots=True)
class Client:
    port: int
    token: str = ""
    timeout: float = 60

    def answers(self) -> bool:
        try:
            with Client(self.port, timeout=5).asked("GET", "/api/v1/vocabularies/") as answer:
                return bool(answer.read()) and answer.status < 500
        except BROKEN:
            return False

    def get(self, path: str) -> Any:
        return self._json("GET", path)

    def post(self, path: str, data: object = None) -> Any:
        body = None if data is None else json.dumps(data).encode()
        return self._json("POST", path, body, {"Content-Type": "application/json"})

    def patch(self, path: str, data: object, etag: str) -> Any:
        return self._changed("PATCH", path, data, etag)

    def put(self, path: str, data: object, etag: str) -> Any:
        return self._changed("PUT", path, data, etag)

    def upload(self, resource: str, name: str, body: bytes | BinaryIO, size: int) -> Any:
        """The bytes are the body: nothing holds them as a whole."""
        path = f"/api/v1/resources/{resource}/draft/files/?name={quote(name)}"
        headers = {"Content-Type": "application/octet-stream", "Content-Length": str(size)}
        return self._json("POST", path, body, headers)

    def begin_upload(self, resource: str, name: str, size: int) -> str:
        """An upload in pieces (tus 1.0.0); gives its path."""
        said = ",".join(
            f"{key} {base64.b64encode(value.encode()).decode()}"
            for key, value in {"resource": resource, "filename": name}.items()
        )
        headers = {"Upload-Length": str(size), "Upload-Metadata": said, "Content-Length": "0"}
        answer = self._tus("POST", "/api/v1/uploads/", 201, headers=headers)
        return urlsplit(answer["Location"]).path

    def upload_offset(self, path: str) -> int:
        """How many bytes are promised to be safe."""
        return int(self._tus("HEAD", path, 200)["Upload-Offset"])

    def send_piece(
        self, path: str, offset: int, piece: bytes | BinaryIO, size: int, *, sha256: bytes = b""
    ) -> int:
        """Appends `size` bytes; gives the offset that was acknowledged. After the last, `get(path)` tells the file."""
        headers = {"Upload-Offset": str(offset), "Content-Type": PIECE, "Content-Length": str(size)}
        if sha256:
            headers["Upload-Checksum"] = f"sha256 {base64.b64encode(sha256).decode()}"
        return int(self._tus("PATCH", path, 204, piece, headers)["Upload-Offset"])

    def digest(self, path: str, into: BinaryIO | None = None) -> str:
        """SHA-256 of what is downloaded, which is written `into` a file if there is one."""
        hashing = hashlib.sha256()
        with self.asked("GET", path) as answer:
            while chunk := answer.read(CHUNK):
                hashing.update(chunk)
                if into:
                    into.write(chunk)
        if answer.status != 200:
            raise Unexpected("GET", path, answer.status, b"")
        return hashing.hexdigest()

    @contextmanager
    def asked(
        self,
        method: str,
        path: str,
        body: bytes | BinaryIO | None = None,
        headers: dict[str, str] | None = None,
    ) -> Iterator[http.client.HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout, blocksize=CHUNK)
        sent = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            connection.request(method, path, body, sent | (headers or {}))
            yield connection.getresponse()
        finally:
            connection.close()

    def _changed(self, method: str, path: str, data: object, etag: str) -> Any:
        headers = {"Content-Type": "application/json", "If-Match": etag}
        return self._json(method, path, json.dumps(data).encode(), headers)

    def _tus(
        self,
        method: str,
        path: str,
        expected: int,
        body: bytes | BinaryIO | None = None,
        headers: dict[str, str] | None = None,
    ) -> http.client.HTTPMessage:
        with self.asked(method, path, body, {"Tus-Resumable": "1.0.0"} | (headers or {})) as answer:
            text = answer.read()
        if answer.status != expected:
            raise Unexpected(method, path, answer.status, text)
        return answer.headers

    def _json(
        self,
        method: str,
        path: str,
        body: bytes | BinaryIO | None = None,
        headers: dict[str, str] | None = None,
    ) -> Any:
        with self.asked(method, path, body, headers) as answer:
            text = answer.read()
        if not 200 <= answer.status < 300:
            raise Unexpected(method, path, answer.status, text, answer.headers["Retry-After"])
        return json.loads(text) if text else None
