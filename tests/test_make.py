"""`make run` where something is in the way: it says so in a sentence, and does without what it does not need."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from tests.conftest import require

ROOT = Path(__file__).resolve().parents[1]
MAKE = ["make", "--no-print-directory", "run"]
NO_NETWORK = {"PIP_INDEX_URL": "http://127.0.0.1:1/", "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1"}


@pytest.fixture(autouse=True)
def make_is_here() -> None:
    require(shutil.which("make") is not None, "make")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """As much of a fresh clone as installing needs: no .venv yet."""
    folder = tmp_path / "clone"
    folder.mkdir()
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, folder)
    return folder


def make(folder: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*MAKE, *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")} | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def fake_python(folder: Path, version: str, answer: int) -> str:
    """A Python that says its version, and `answer` to the question whether it is new enough."""
    path = folder / "python-of-long-ago"
    path.write_text(
        f'#!/bin/sh\ncase "$1" in --version) echo "Python {version}" ;; *) exit {answer} ;; esac\n'
    )
    path.chmod(0o755)
    return str(path)


def test_a_python_that_is_too_old(clone: Path):
    old = fake_python(clone, "3.9.2", answer=1)
    answer = make(clone, f"PYTHON={old}")
    assert answer.returncode != 0
    assert f"Python 3.11 or newer is needed, and {old} is Python 3.9.2." in answer.stdout
    assert not (clone / ".venv").exists()


def test_a_python_that_is_not_there(clone: Path):
    answer = make(clone, "PYTHON=python-nowhere")
    assert answer.returncode != 0
    assert "python-nowhere was not found. Install Python 3.11 or newer" in answer.stdout


def test_a_python_without_venv(clone: Path):
    """It is new enough, but `-m venv` fails, as on Debian without python3-venv."""
    path = clone / "python-without-venv"
    path.write_text('#!/bin/sh\n[ "$1" = -m ] && { mkdir -p .venv; exit 1; }\nexit 0\n')
    path.chmod(0o755)
    answer = make(clone, f"PYTHON={path}")
    assert answer.returncode != 0
    assert "apt install python3-venv" in answer.stdout
    assert not (clone / ".venv").exists()


def installed(clone: Path) -> Path:
    """A .venv as after the first start, whose pip and python write down what they were asked."""
    binaries = clone / ".venv" / "bin"
    binaries.mkdir(parents=True)
    for name in ("pip", "python"):
        (binaries / name).write_text(f'#!/bin/sh\necho "{name} $@" >>asked\n')
        (binaries / name).chmod(0o755)
    (clone / ".venv" / "installed").touch()
    return clone / "asked"


def test_a_second_start_needs_no_network(clone: Path):
    asked = installed(clone)
    answer = make(clone, "PORT=8123", **NO_NETWORK)
    assert answer.returncode == 0, answer.stderr
    assert asked.read_text() == "python manage.py run --host 127.0.0.1 --port 8123\n"


def test_new_requirements_are_installed_at_the_next_start(clone: Path):
    asked = installed(clone)
    stamp = (clone / ".venv" / "installed").stat().st_mtime
    os.utime(clone / "requirements.txt", (stamp + 10, stamp + 10))
    make(clone)
    assert asked.read_text().splitlines() == [
        "pip install --quiet -r requirements.txt",
        "python manage.py run --host 127.0.0.1 --port 8000",
    ]


def test_a_first_start_without_network(clone: Path):
    installed(clone)
    (clone / ".venv" / "installed").unlink()
    pip = clone / ".venv" / "bin" / "pip"
    pip.write_text("#!/bin/sh\nexit 1\n")
    answer = make(clone)
    assert answer.returncode != 0
    assert "Is this machine on the network?" in answer.stdout
    assert not (clone / ".venv" / "installed").exists()


def test_a_port_that_is_taken(tmp_path: Path):
    """With the real environment of this checkout: nothing is prepared before the port is known to be free."""
    require((ROOT / ".venv" / "installed").exists(), "an installed .venv (make run)")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        answer = make(ROOT, f"PORT={port}", DATA_DIR=str(tmp_path / "data"), **NO_NETWORK)
    assert answer.returncode != 0
    assert (
        f"Port {port} is taken by another program. Choose another: make run PORT={port + 1}" in answer.stderr
    )
    assert "Traceback" not in answer.stderr
    assert not (tmp_path / "data" / "oer_repo.sqlite3").exists()


def test_help_says_what_there_is():
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for command in ("make run", "make test", "make lint"):
        assert command in said
