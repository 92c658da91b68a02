"""What /proc knows of processes (Linux)."""

import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

GONE = (FileNotFoundError, ProcessLookupError, PermissionError)


@dataclass(frozen=True, slots=True)
class Process:
    pid: int
    parent: int
    command: str

    def kill(self) -> bool:
        """kill -9; false when it has ended already."""
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def memory(self) -> int:
        """Bytes held alone, and this process's share of what several hold together (PSS)."""
        with suppress(*GONE):
            for line in Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
        return 0


def processes_with(variable: str, value: str) -> list[Process]:
    """Those that were started with this in their environment: children of a killed parent too."""
    wanted = f"{variable}={value}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(*GONE):
            if wanted in (folder / "environ").read_bytes().split(b"\0"):
                found.append(_process(folder))
    return found


def _process(folder: Path) -> Process:
    # "pid (name) state parent …": the name may hold blanks and parentheses.
    parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
    command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    return Process(int(folder.name), int(parent), command)
