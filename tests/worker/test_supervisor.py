import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from oer_repo.worker.supervisor import Supervisor


def test_what_dies_is_started_again_and_all_end_together(tmp_path: Path) -> None:
    log = tmp_path / "starts"
    script = f"open({str(log)!r}, 'a').write('x'); import time; time.sleep(60)"
    supervisor = Supervisor(commands={"one": [sys.executable, "-c", script]}, environment={})

    def kill_once_then_stop() -> None:
        wait_for(lambda: log.exists() and len(log.read_text()) == 1)
        os.kill(supervisor.processes["one"].pid, signal.SIGKILL)
        wait_for(lambda: len(log.read_text()) == 2)
        supervisor.stop.set()

    thread = threading.Thread(target=kill_once_then_stop)
    thread.start()
    supervisor.run()
    thread.join()
    assert supervisor.processes["one"].poll() is not None


def test_a_taken_port_is_said_in_a_sentence(tmp_path: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "manage.py", "run", "--port", str(port)],
            capture_output=True,
            text=True,
            env={**os.environ, "DATA_DIR": str(tmp_path)},
        )
    assert done.returncode == 1
    assert f"Port {port} is taken by another program. Choose another: make run PORT={port + 1}" in done.stderr


def wait_for(condition: object, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
