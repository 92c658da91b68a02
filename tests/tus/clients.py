"""The two clients that people use, behind one function each; what the server made of it is asked over the API."""

import io
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tusclient.client import TusClient
from tusclient.uploader import Uploader

SCRIPT = Path(__file__).with_name("client.mjs")
PIECE = 1024**2


class Failed(Exception):
    """The client gave up: the status, and what the server said."""

    def __init__(self, status: int | None, problem: str) -> None:
        super().__init__(f"{status}: {problem}")
        self.status = status
        self.problem = problem


@dataclass(frozen=True)
class To:
    """Where an upload goes: over which port, as whom, into which draft."""

    port: int
    token: str
    resource: str

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v1/uploads/"

    def said(self, path: Path) -> dict[str, str]:
        return {"resource": self.resource, "filename": path.name}


def tuspy(path: Path, to: To, **options: Any) -> Uploader:
    client = TusClient(to.endpoint, headers={"Authorization": f"Bearer {to.token}"})
    patient = {"chunk_size": PIECE, "retries": 150, "retry_delay": 0.5, "metadata": to.said(path)}
    # A file that it opens itself it never closes.
    return client.uploader(file_stream=io.BytesIO(path.read_bytes()), **{**patient, **options})


def by_tuspy(path: Path, to: To) -> str:
    uploader = tuspy(path, to)
    uploader.upload()
    return str(uploader.url)


def by_tuspy_with_checksums(path: Path, to: To) -> str:
    uploader = tuspy(path, to, upload_checksum=True)
    uploader.upload()
    return str(uploader.url)


def by_tus_js_client(path: Path, to: To, *, piece: int | None = PIECE, address: str = "") -> str:
    process = started_js(path, to, piece=piece, address=address)
    output, errors = process.communicate(timeout=120)
    said = json.loads(output) if output else {"status": None, "message": errors.decode()}
    if "url" not in said:
        raise Failed(said.get("status"), said.get("problem") or said["message"])
    return str(said["url"])


def started_js(
    path: Path, to: To, *, piece: int | None = PIECE, address: str = ""
) -> "subprocess.Popen[bytes]":
    orders = {
        "path": str(path),
        "endpoint": to.endpoint,
        "token": to.token,
        "metadata": to.said(path),
        "chunkSize": piece,
        "memory": str(path.with_suffix(".uploads")),
        "address": address or None,
    }
    # A chunk size of null is "as large as the file": one request, as browsers do it.
    command = ["node", str(SCRIPT), json.dumps({k: v for k, v in orders.items() if v is not None})]
    return subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE)


CLIENTS = {
    "tuspy": by_tuspy,
    "tuspy with checksums": by_tuspy_with_checksums,
    "tus-js-client": by_tus_js_client,
}
