"""Uploads in pieces as a client begins and sends them, header by header."""

import base64
from typing import Any

from rest_framework.test import APIClient

from oer_repo.resources.models import Version
from tests.api.programs import V1

TEXT = b"# Rain\n\n" + b"It rains. " * 20_000
PIECE = "application/offset+octet-stream"


def b64(text: str | bytes) -> str:
    return base64.b64encode(text.encode() if isinstance(text, str) else text).decode()


def said(version: Version, **facts: str) -> str:
    pairs = {"resource": str(version.resource_id), "filename": "rain.md", **facts}
    return ",".join(f"{name} {b64(value)}" for name, value in pairs.items())


def begin(
    client: APIClient, version: Version, length: int = len(TEXT), body: bytes = b"", **facts: str
) -> Any:
    sent: dict[str, Any] = {"data": body, "content_type": PIECE} if body else {}
    return client.post(
        f"{V1}/uploads/",
        HTTP_TUS_RESUMABLE="1.0.0",
        HTTP_UPLOAD_LENGTH=str(length),
        HTTP_UPLOAD_METADATA=said(version, **facts),
        **sent,
    )


def begun(client: APIClient, version: Version, length: int = len(TEXT), **facts: str) -> str:
    answer = begin(client, version, length, **facts)
    assert answer.status_code == 201, answer.content
    return answer["Location"]


def send(client: APIClient, address: str, offset: int, data: bytes, **headers: str) -> Any:
    return client.patch(
        address,
        data,
        content_type=PIECE,
        HTTP_TUS_RESUMABLE="1.0.0",
        HTTP_UPLOAD_OFFSET=str(offset),
        **headers,
    )


def offset(client: APIClient, address: str) -> int:
    answer = client.head(address, HTTP_TUS_RESUMABLE="1.0.0")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return int(answer["Upload-Offset"])
