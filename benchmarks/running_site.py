"""The site as `make run` starts it, in a folder and on a port of its own; and its processes, to measure or to kill."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.client import Client
from benchmarks.processes import Process, processes_with

ROOT = Path(__file__).resolve().parent.parent
# The embedded defaults are measured, whatever the surroundings say.
NOT_INHERITED = {"DATABASE_URL", "STORAGE_URL", "SEARCH_URL", "SEARCH_PATH", "SITE_URL", "DEBUG"}
PATIENCE = 120.0
TOKEN = """
from oer_repo.accounts.models import User
from oer_repo.accounts.tokens import create_token
print(create_token(user=User.objects.get(is_superuser=True), name="benchmark")[1])
"""
SESSION = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from oer_repo.accounts.models import User
user = User.objects.get(is_superuser=True)
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print(session.session_key)
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Site:
    folder: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    supervisor: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
        temporary = self.folder / "tmp"
        temporary.mkdir(parents=True, exist_ok=True)
        return inherited | {
            "DJANGO_SETTINGS_MODULE": "oer_repo.settings",
            "DATA_DIR": str(self.folder),
            "TMPDIR": str(temporary),
            "LOAD_SAMPLES": "false",
            "THROTTLE_SIGNED_IN": "1000000/min",
            "THROTTLE_ANONYMOUS": "1000000/min",
            "LOG_LEVEL": "WARNING",
            **self.settings,
        }

    def start(self) -> None:
        with (self.folder / "site.log").open("ab") as log:
            self.supervisor = subprocess.Popen(
                [sys.executable, "manage.py", "run", "--port", str(self.port)],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait(self) -> None:
        """Until it answers; raises when it has ended or takes longer than two minutes."""
        deadline = time.monotonic() + PATIENCE
        while not Client(self.port).answers():
            ended = self.supervisor is None or self.supervisor.poll() is not None
            if ended or time.monotonic() > deadline:
                raise RuntimeError(
                    f"The site {'has ended' if ended else 'does not answer'}.\n{self.last_words()}"
                )
            time.sleep(0.1)

    def stop(self) -> None:
        """As Ctrl-C does. Processes whose parent was killed end by themselves; what then is still there is a fault."""
        if self.supervisor and self.supervisor.poll() is None:
            self.supervisor.send_signal(signal.SIGINT)
            self.supervisor.wait(30)
        deadline = time.monotonic() + 10
        while self.processes() and time.monotonic() < deadline:
            time.sleep(0.1)
        if left := self.processes():
            self.kill_everything()
            raise RuntimeError(f"Still running after Ctrl-C: {[process.command for process in left]}")

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.python("manage.py", *arguments)

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )

    def token(self) -> str:
        return self._said(TOKEN)

    def session(self) -> str:
        """The key of a session in which the administrator is signed in."""
        return self._said(SESSION)

    def _said(self, code: str) -> str:
        done = self.manage("shell", "-v", "0", "-c", code)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout.split()[-1]

    def processes(self) -> list[Process]:
        return processes_with("DATA_DIR", str(self.folder))

    def web(self) -> list[Process]:
        return [process for process in self.processes() if "gunicorn" in process.command]

    def web_master(self) -> list[Process]:
        web = self.web()
        return [process for process in web if process.parent not in {other.pid for other in web}]

    def web_worker(self) -> list[Process]:
        """One of gunicorn's processes that answer requests."""
        masters = {process.pid for process in self.web_master()}
        return [process for process in self.web() if process.pid not in masters]

    def worker(self) -> list[Process]:
        return [process for process in self.processes() if process.command.endswith("manage.py worker")]

    def kill_one(self, role: str, chance: random.Random) -> bool:
        """kill -9 of one process of this role; false when there is none at the moment."""
        found = {"web worker": self.web_worker, "web master": self.web_master, "worker": self.worker}[role]()
        return bool(found) and chance.choice(found).kill()

    def kill_everything(self) -> None:
        """As when the power fails."""
        while found := self.processes():
            for process in found:
                process.kill()
            if self.supervisor:
                self.supervisor.wait()
            time.sleep(0.02)

    def last_words(self) -> str:
        return "\n".join((self.folder / "site.log").read_text(errors="replace").splitlines()[-20:])
