"""Run several processes as one: if one dies it is started again; when we are told to stop, all stop."""

import logging
import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

logger = logging.getLogger(__name__)
GRACE = 10.0  # seconds between asking and killing
RESTART_PAUSE = 1.0


@dataclass
class Supervisor:
    """Commands by name. Each runs in its own session, so that Ctrl-C reaches it through us and in order."""

    commands: Mapping[str, Sequence[str]]
    environment: Mapping[str, str]
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Until SIGINT or SIGTERM."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stop.set())
        try:
            while not self.stop.is_set():
                self.start_missing()
                self.stop.wait(RESTART_PAUSE)
        finally:
            self.end()

    def start_missing(self) -> None:
        for name, command in self.commands.items():
            process = self.processes.get(name)
            if process and process.poll() is None:
                continue
            if process:
                logger.error("%s ended (code %s); starting it again.", name, process.returncode)
            self.processes[name] = subprocess.Popen(  # noqa: S603
                command, env={**os.environ, **self.environment}, start_new_session=True
            )

    def end(self) -> None:
        """Ask all, wait together, then kill what is left with its children."""
        for process in self.processes.values():
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + GRACE
        for process in self.processes.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
