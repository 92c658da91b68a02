"""Three real Elasticsearch nodes with passwords: a node that dies under load loses nothing and is hardly noticed."""

import os
import random
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import haystack
import pytest
from elasticsearch import Elasticsearch

from search.errors import SearchUnavailable
from search.page import SearchPage
from search.request import SearchRequest
from tests.search.conftest import ELASTICSEARCH, needs_elasticsearch
from tests.search.notes import NOTES, Note, use_note_index

SCRIPT = Path(__file__).parents[2] / ".ci" / "services" / "elasticsearch.sh"
LOGIN = "test-admin:test-password"


def free_ports() -> int:
    """The first of three ports, with the ports of the nodes among themselves a hundred further."""
    for port in random.sample(range(20_000, 30_000, 10), 100):
        if not any(in_use(port + offset) for offset in (0, 1, 2, 101, 102, 103)):
            return port
    raise AssertionError("no free ports")


def in_use(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def cluster() -> Iterator[tuple[Path, int]]:
    needs_elasticsearch()
    folder = Path(tempfile.mkdtemp(prefix="oer-cluster-"))
    folder.chmod(0o755)
    port = free_ports()
    environment = os.environ | {"SECURE": "1", "ES_HEAP": "256m"}
    try:
        subprocess.run([SCRIPT, "start", folder, str(port), "3"], env=environment, check=True, timeout=240)
        yield folder, port
    finally:
        subprocess.run([SCRIPT, "stop", folder], check=False)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def backend(cluster: tuple[Path, int], engine: str) -> Any:
    return connected(cluster[1], LOGIN)


def connected(port: int, login: str) -> Any:
    nodes = ",".join(f"127.0.0.1:{port + number}" for number in range(3))
    handler = haystack.connections
    handler.connections_info["default"]["URL"] = f"http://{login}@{nodes}/test-cluster"
    handler.reload("default")
    use_note_index()
    return handler["default"].get_backend()


def has_enough_copies(port: int) -> None:
    user, _, password = LOGIN.partition(":")
    client = Elasticsearch(f"http://127.0.0.1:{port}", basic_auth=(user, password))
    client.cluster.health(wait_for_status="green", timeout="60s")
    client.close()


@pytest.mark.parametrize("engine", [ELASTICSEARCH], indirect=True)
def test_a_node_that_is_lost_under_load_loses_nothing(cluster: tuple[Path, int], backend: Any) -> None:
    folder, port = cluster
    index = use_note_index()
    backend.update(index, [Note(pk, f"Lesson {pk}").group for pk in range(100)])
    has_enough_copies(port)
    written, errors, stop = list(range(100)), [], threading.Event()
    found: list[int] = []

    def read() -> None:
        use_note_index()  # haystack knows indexes thread by thread
        while not stop.is_set():
            try:
                page: SearchPage = backend.find(SearchRequest(q="lesson"))
                found.append(page.total)
            except SearchUnavailable as error:
                errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        for pk in range(100, 160):
            if pk == 120:
                subprocess.run([SCRIPT, "stop", folder, "1"], check=True)
            write(backend, index, pk)
            written.append(pk)
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert sorted(int(pk) for pk in backend.ids("auth.group")) == written
    assert backend.find(SearchRequest(q="lesson")).total == len(written)
    assert min(found) >= 100
    assert len(errors) <= len(found) / 10, errors[:3]
    NOTES.clear()
    with pytest.raises(SearchUnavailable, match="refused our user or password"):
        connected(port + 1, "test-admin:wrong").find(SearchRequest())


def write(backend: Any, index: Any, pk: int) -> None:
    """As the worker does: what could not be written is written again."""
    for _ in range(10):
        try:
            return backend.update(index, [Note(pk, f"Lesson {pk}").group])
        except SearchUnavailable:
            continue
    raise AssertionError(f"note {pk} could not be written")
