"""One site for all of these tests, as `make run` starts it, with two web processes; and lines to it that break."""

import hashlib
import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks.client import Client
from benchmarks.running_site import Site
from tests.conftest import require
from tests.tus.clients import CLIENTS, To
from tests.tus.proxy import Line

MIB = 1024**2
MOST = 64 * MIB


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All in one process: they share the site."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group("tus"))


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("tus").resolve()
    site = Site(folder, settings={"MAX_FILE_BYTES": str(MOST)})
    site.start()
    try:
        site.wait()
        yield site
    finally:
        site.kill_everything()


@pytest.fixture(scope="package")
def token(site: Site) -> str:
    return site.token()


@pytest.fixture
def api(site: Site, token: str) -> Client:
    return Client(site.port, token)


@pytest.fixture
def to(site: Site, token: str, api: Client) -> To:
    """A new draft, over a line that holds."""
    return To(site.port, token, api.post("/api/v1/resources/", {"titles": {"en": "Rain"}})["id"])


@pytest.fixture
def line(site: Site) -> Iterator[Line]:
    line = Line(site.port)
    yield line
    line.close()


@pytest.fixture
def over(line: Line, to: To) -> To:
    """The same draft, over the line that breaks."""
    return To(line.port, to.token, to.resource)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.bin"
    path.write_bytes(random.Random(11).randbytes(12 * MIB + 345))
    return path


@pytest.fixture(params=CLIENTS)
def upload(request: pytest.FixtureRequest) -> Callable[[Path, To], str]:
    if request.param == "tus-js-client":
        require_js()
    return CLIENTS[request.param]


@pytest.fixture
def js() -> None:
    require_js()


def require_js() -> None:
    found = os.environ.get("TUS_JS_CLIENT", "")
    here = bool(found and shutil.which("node") and Path(found).is_dir())
    require(here, "tus-js-client (TUS_JS_CLIENT=/path/to/it; .ci/services/tus-js-client.sh fetches it)")


@pytest.fixture
def assert_kept(api: Client) -> Callable[[str, Path], None]:
    """The upload became one file, with exactly these bytes: as the server says, and as it gives them out."""

    def look(url: str, path: Path) -> None:
        told = api.get(urlsplit(url).path)
        assert (told["state"], told["offset"]) == ("done", path.stat().st_size)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert told["file"]["sha256"] == digest
        assert api.digest(f"/api/v1/files/{told['file']['id']}/content/") == digest

    return look
