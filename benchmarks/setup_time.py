"""How long a newcomer waits: `make run` in a fresh clone with an empty pip cache until the first page; then again.

    python -m benchmarks.setup_time

Needs the network, for the packages. The clone is removed afterwards.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.client import BROKEN, Client
from benchmarks.measure import clock, machine, tell
from benchmarks.running_site import NOT_INHERITED, ROOT, free_port

PATIENCE = 900.0


def first_page(clone: Path, surroundings: dict[str, str]) -> float:
    """Seconds from the command to the home page; then Ctrl-C."""
    port = free_port()
    with clock() as seconds, (clone.parent / "run.log").open("ab") as log:
        command = ["make", "run", f"PORT={port}"]
        running = subprocess.Popen(
            command, cwd=clone, env=surroundings, stdout=log, stderr=log, start_new_session=True
        )
        try:
            while not served(port):
                if running.poll() is not None or seconds() > PATIENCE:
                    raise RuntimeError((clone.parent / "run.log").read_text()[-2000:])
                time.sleep(0.1)
            waited = seconds()
        finally:
            os.killpg(running.pid, signal.SIGINT)
            running.wait()
    return waited


def served(port: int) -> bool:
    try:
        with Client(port, timeout=10).asked("GET", "/") as answer:
            return bool(answer.read()) and answer.status == 200
    except BROKEN:
        return False


def main() -> int:
    print(machine())
    with tempfile.TemporaryDirectory(prefix="setup-time-") as folder:
        clone = Path(folder, "clone")
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        surroundings = {
            name: value for name, value in os.environ.items() if name not in NOT_INHERITED | {"DATA_DIR"}
        }
        surroundings["PIP_CACHE_DIR"] = str(Path(folder, "pip-cache"))
        times = [first_page(clone, surroundings) for _ in range(2)]
        installed = sum(file.stat().st_size for file in (clone / ".venv").rglob("*") if file.is_file())
    tell(
        "From `make run` to the first page",
        [
            ("fresh clone, empty pip cache, samples loaded", f"{times[0]:.0f} s"),
            ("second start", f"{times[1]:.1f} s"),
            ("installed packages", f"{installed / 1024**2:.0f} MiB"),
        ],
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
