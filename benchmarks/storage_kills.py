"""kill -9 in the middle of a put, a collection, a copy and a backup: what was acknowledged is there, and whole.

    python -m benchmarks.storage_kills [--kills 200] [--seed N] [--jobs put collect copy backup] [--store folder|s3]

`s3` needs TEST_S3_URL=http://key:secret@host:port (`.ci/services/ceph-rgw.sh` prints one). Each round starts the job in a
process of its own, kills it at a random moment, and now and then lets it end. Exits with 1 on any fault.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from benchmarks.measure import told

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 2.0
"""Seconds from the moment at which the job says that it begins."""

# Each says “begin” when it begins; `put` says every digest that it has acknowledged.
BEGIN = """
import django; django.setup()
from storage.stores import default_store
default_store()  # boto3 takes long to import
print('begin', flush=True)
"""
JOBS = {
    "put": BEGIN
    + """
import io, os, random
from storage.keep import keep
from storage.models import Blob
from oer_repo.ingest.models import Preview
while True:
    size = random.choice([10, 5000, 300_000, 20 * 1024**2])
    blob = keep(io.BytesIO(os.urandom(16) + bytes(size)))
    if random.random() < 0.7:  # the others are orphans
        Preview.objects.create(digest=blob.digest, picture=blob)
        print(blob.digest, flush=True)
""",
    "collect": BEGIN
    + """
from datetime import timedelta
from storage.collect import collect
list(collect(grace=timedelta(0)))
""",
    "copy": BEGIN + "from django.core.management import call_command; call_command('storage', 'copy')",
    "backup": BEGIN
    + "import os; from django.core.management import call_command; call_command('backup', os.environ['BACKUP_PLACE'])",
}
# With nothing else at work: every row's bytes are whole, what points to nothing goes, and nothing is left beside them.
LOOK = """
import django; django.setup()
import os, sys
from datetime import timedelta
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from oer_repo.backup import manifest
from oer_repo.backup.places import open_place
from oer_repo.backup.take_back import damaged_parts
from storage.collect import collect
from storage.fixity import damage_of
from storage.models import Blob
from storage.stores import default_store, second_store
store = default_store()
list(collect(grace=timedelta(0)))
later = timezone.now() + timedelta(hours=1)
for place in (store, second_store()):
    place.sweep(later)
    for stat in place.list():
        if damage_of(place, stat.digest):
            print(f"{stat.digest}: other bytes in {place.where}")
rows = set(Blob.objects.values_list("pk", flat=True))
for digest in rows - {stat.digest for stat in store.list()}:
    print(f"{digest}: a row without bytes")
for digest in {stat.digest for stat in store.list()} - rows:
    print(f"{digest}: an orphan that collect has left")
for digest in set(sys.stdin.read().split()) - rows:
    print(f"{digest}: was acknowledged and is gone")
target = open_place(os.environ["BACKUP_PLACE"], settings.S3_ENDPOINT_URL)
for name in target.notes():
    for damage in damaged_parts(manifest.read(target, name.removesuffix(".json")), target):
        print(f"backup {name}: {damage}")
"""


def environment(folder: Path, kind: str) -> dict[str, str]:
    own = {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "oer_repo.settings", "LOG_LEVEL": "ERROR"}
    own |= {"DATABASE_URL": f"sqlite:///{folder / 'oer.sqlite3'}"}
    if kind == "folder":
        places = {name: f"file://{folder / name}" for name in ("blobs", "second", "backup")}
    else:
        places = buckets(own)
    own |= {
        "STORAGE_URL": places["blobs"],
        "STORAGE_SECOND_URL": places["second"],
        "BACKUP_PLACE": places["backup"],
    }
    return os.environ | own


def buckets(own: dict[str, str]) -> dict[str, str]:
    """One bucket, three prefixes."""
    server = urlsplit(os.environ.get("TEST_S3_URL", ""))
    if not server.hostname:
        raise SystemExit("--store s3 needs TEST_S3_URL=http://key:secret@host:port.")
    own |= {
        "S3_ENDPOINT_URL": f"http://{server.hostname}:{server.port}",
        "AWS_ACCESS_KEY_ID": server.username or "",
        "AWS_SECRET_ACCESS_KEY": server.password or "",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    os.environ |= {name: value for name, value in own.items() if name.startswith("AWS_")}
    from storage.backends.s3 import S3Store
    from storage.backends.s3_options import S3Options

    bucket = f"kills-{uuid4().hex[:12]}"
    store = S3Store(bucket, "", S3Options(endpoint_url=own["S3_ENDPOINT_URL"]))
    store.client.create_bucket(Bucket=bucket)
    return {name: f"s3://{bucket}/{name}" for name in ("blobs", "second", "backup")}


def struck(code: str, settings: dict[str, str], seconds: float, *, first: bool = False) -> list[str]:
    """What the job had acknowledged when it was killed, or ended by itself; the `first` has acknowledged something."""
    job = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert job.stdout
    if job.stdout.readline() != "begin\n":
        raise RuntimeError(f"The job did not begin: {job.communicate()[1]}")
    begun = job.stdout.readline() if first else ""
    with suppress(subprocess.TimeoutExpired):
        job.wait(seconds)
    killed = job.poll() is None
    job.kill()
    said, errors = job.communicate()
    if not killed and job.returncode:
        raise RuntimeError(errors)
    return [line for line in (begun + said).splitlines() if len(line) == 64]


def run(settings: dict[str, str], jobs: list[str], kills: int, chance: random.Random) -> Iterator[str]:
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=settings, check=True)
    acknowledged: list[str] = []
    for number in range(kills):
        # A put goes before everything else, so that there is something to lose.
        job = "put" if number == 0 else jobs[number % len(jobs)]
        acknowledged += struck(JOBS[job], settings, chance.uniform(0.01, LONGEST), first=number == 0)
    print(f"  {kills} kills, {len(acknowledged)} files acknowledged", flush=True)
    look = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=ROOT,
        env=settings,
        input="\n".join(acknowledged),
        capture_output=True,
        text=True,
    )
    yield from look.stdout.splitlines()
    if look.returncode:
        yield look.stderr
    if not acknowledged:
        yield "nothing was acknowledged: this has shown nothing"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.storage_kills", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--jobs", nargs="+", choices=list(JOBS), default=list(JOBS))
    parser.add_argument("--store", choices=["folder", "s3"], default="folder")
    asked = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="storage-kills-"))
    print(f"storage kills: {asked.store}, {asked.kills} kills, seed {asked.seed}, in {folder}", flush=True)
    faults = list(run(environment(folder, asked.store), asked.jobs, asked.kills, random.Random(asked.seed)))
    return told(faults, folder)


if __name__ == "__main__":
    sys.exit(main())
