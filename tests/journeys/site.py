"""The site as people have it: `manage.py run` in a process of its own, with its own folder, mail and database."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "oer_repo" / "ingest" / "samples"
FIRST_START = 180  # seconds; the samples are loaded and indexed meanwhile


@dataclass(frozen=True)
class Site:
    address: str
    log: Path
    mail: Path

    @property
    def administrator_password(self) -> str:
        return re.search(r"password: (\S+)", self.log.read_text())[1]

    def mail_to(self, address: str) -> list[str]:
        """All messages to somebody, the oldest first."""
        texts = [
            path.read_text() for path in sorted(self.mail.glob("*.log"), key=lambda p: p.stat().st_mtime)
        ]
        return [text for text in texts if f"To: {address}" in text]

    def link_mailed_to(self, address: str, kind: str) -> str:
        """The newest link of this kind ("confirm-email", "password/reset") in somebody's mail."""
        links = re.findall(rf"http://\S+/accounts/{kind}/\S+", "\n".join(self.mail_to(address)))
        assert links, f"No {kind} link was mailed to {address}."
        return links[-1]


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Started exactly as `make run` does it, and ended as Ctrl-C does."""
    port = free_port()
    site = Site(f"http://127.0.0.1:{port}", folder / "log", folder / "mail")
    with own_database() as database, site.log.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run", "--host", "127.0.0.1", "--port", str(port)],
            cwd=ROOT,
            env=environment(folder, site.mail) | database,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_it_answers(site, process)
            yield site
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def environment(folder: Path, mail: Path) -> dict[str, str]:
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR") if name in os.environ
    }
    return kept | {
        "DATA_DIR": str(folder / "data"),
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": str(mail),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_it_answers(site: Site, process: "subprocess.Popen[bytes]") -> None:
    give_up = time.monotonic() + FIRST_START
    while time.monotonic() < give_up:
        assert process.poll() is None, f"The site ended: {site.log.read_text()}"
        try:
            with urlopen(site.address, timeout=10) as answer:
                if answer.status == 200:
                    return
        except HTTPError as error:
            raise AssertionError(site.log.read_text()) from error
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"The site does not answer: {site.log.read_text()}")


@contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """SQLite in the site's folder; where the suite runs on PostgreSQL, a database there that goes away again."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield {}
        return
    name = f"journeys_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {"DATABASE_URL": urlsplit(url)._replace(path=f"/{name}").geturl()}
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium")
