"""Every test has its own folders for bytes and index, so that none sees another's."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.core.cache import cache
from haystack import connections
from pytest_django import Settings

# A slow moment of the machine is no failure: properties are judged by what they say, not by how long it took.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, settings: Settings) -> Iterator[None]:
    settings.DATA_DIR = tmp_path
    settings.STORAGE_URL = f"file://{tmp_path / 'blobs'}"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()  # WhiteNoise warns when it is missing
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    plain = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }  # no manifest without collectstatic
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    options = connections.connections_info["default"]
    before = options["PATH"]
    options["PATH"] = str(tmp_path / "index")
    connections.reload("default")
    cache.clear()
    yield
    options["PATH"] = before
    connections.reload("default")


@pytest.fixture
def shared() -> Path:
    """Reference material beside the project; our users do not have it."""
    if not SHARED.is_dir():
        pytest.skip("The reference folder ../shared is not here.")
    return SHARED


def require(available: bool, what: str) -> None:
    """Skip where a service is missing, unless REQUIRE_SERVICES=1 says that it must be there (CI)."""
    if available:
        return
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(f"{what} is required here (REQUIRE_SERVICES=1) and is missing.")
    pytest.skip(f"{what} is not available on this machine.")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Four mebibytes, really mounted, where this machine lets us."""
    place = tmp_path / "small"
    place.mkdir()
    try:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place], capture_output=True
        )
    except FileNotFoundError:
        pytest.skip("There is no mount command on this machine.")
    if mounted.returncode:
        pytest.skip(f"A small file system cannot be mounted here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", place], check=True)
