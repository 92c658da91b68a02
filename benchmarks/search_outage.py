"""kill -9 of Elasticsearch in the middle of a rebuild and of a drain: nothing is lost, and both go on where they were.

    python -m benchmarks.search_outage [--count 3000] [--rounds 3] [--port 9319]

Starts a node of its own (.ci/services/elasticsearch.sh; needs Java, Maven, unzip and curl), makes a catalogue up in a new folder and kills
the node at random moments. Exits with 1 when index and database differ at the end.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.running_site import ROOT

SCRIPT = ROOT / ".ci" / "services" / "elasticsearch.sh"
FILL = "import django; django.setup(); from oer_repo.worker.first_run import create_administrator as c; c(); from benchmarks import corpus; corpus.fill({count})"
CHANGE = (
    "import django; django.setup(); from django.db import transaction; from oer_repo.resources.models import Resource; "
    "from oer_repo.resources.changes import record_change\n"
    "with transaction.atomic():\n    for pk in Resource.objects.public().values_list('pk', flat=True): record_change(pk)"
)


class Trial:
    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.environment = os.environ | {
            "DATA_DIR": str(folder / "data"),
            "SEARCH_URL": f"http://127.0.0.1:{port}/outage",
            "DJANGO_SETTINGS_MODULE": "oer_repo.settings",
            "LOG_LEVEL": "ERROR",
            "LOAD_SAMPLES": "0",
        }

    def start(self) -> None:
        where = [SCRIPT, "start", self.folder / "elasticsearch", str(self.port)]
        subprocess.run(where, check=True, stdout=subprocess.DEVNULL)

    def kill(self) -> None:
        pid = int((self.folder / "elasticsearch" / "n1" / "pid").read_text())
        os.kill(pid, signal.SIGKILL)
        while Path(f"/proc/{pid}").exists():
            time.sleep(0.05)

    def manage(self, *command: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def must(self, *command: str) -> str:
        process = self.manage(*command)
        said = process.communicate()[0]
        if process.returncode:
            raise RuntimeError(f"manage.py {' '.join(command)}: {said[-2000:]}")
        return said.strip().splitlines()[-1] if said.strip() else ""

    def python(self, code: str) -> None:
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=self.environment, check=True)

    def interrupted(self, chance: random.Random, longest: float, *command: str) -> str:
        """The node dies at some moment of the command, and is started again; the command says so or was quicker."""
        process = self.manage(*command)
        time.sleep(chance.uniform(0.5, longest))
        quicker = process.poll() is not None
        self.kill()
        said = process.communicate()[0].strip().splitlines()
        self.start()
        return "it was quicker" if quicker else f"it said: {said[-1][:120] if said else ''}"


def run(trial: Trial, count: int, rounds: int, chance: random.Random) -> bool:
    trial.start()
    trial.must("migrate", "--verbosity", "0")
    trial.must("load_vocabularies", "--verbosity", "0")
    trial.python(FILL.format(count=count))
    with_time = time.monotonic()
    print(f"  first rebuild: {trial.must('search', 'rebuild', '--workers', '1')}", flush=True)
    longest = max(2.0, time.monotonic() - with_time)
    for number in range(1, rounds + 1):
        print(
            f"  {number}: killed in a rebuild; {trial.interrupted(chance, longest, 'search', 'rebuild', '--workers', '1')}"
        )
        print(f"     went on: {trial.must('search', 'rebuild', '--workers', '1')}", flush=True)
        trial.python(CHANGE)
        print(f"     killed in a drain; {trial.interrupted(chance, longest, 'search', 'drain')}")
        deadline = time.monotonic() + 120
        while " 0 wait" not in (said := trial.must("search", "drain")) and time.monotonic() < deadline:
            time.sleep(1)  # changes that could not be written are due again after some seconds
        print(f"     went on: {said}", flush=True)
        process = trial.manage("search", "verify", "--content")
        said = process.communicate()[0].strip()
        print(f"     {said.splitlines()[0] if said else ''}", flush=True)
        if process.returncode:
            return False
    return True


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.search_outage", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--port", type=int, default=9319)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="search-outage-"))
    folder.chmod(0o755)
    print(
        f"outage of Elasticsearch: {asked.count} resources, {asked.rounds} rounds, seed {asked.seed}",
        flush=True,
    )
    trial = Trial(folder, asked.port)
    try:
        good = run(trial, asked.count, asked.rounds, random.Random(asked.seed))
    finally:
        subprocess.run([SCRIPT, "stop", folder / "elasticsearch"], check=False)
        shutil.rmtree(folder, ignore_errors=True)
    print("nothing was lost" if good else "FAULT: index and database differ")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
