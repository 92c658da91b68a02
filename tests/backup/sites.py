"""Whole sites in folders of their own, driven through their commands as an administrator does."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PREPARE = "from oer_repo.worker.first_run import prepare; prepare()"
# Everything that people would miss, read through the models and the store and hashed anew.
EVERYTHING = """
import hashlib, json
from oer_repo.accounts.models import User
from oer_repo.resources.models import Resource, Statement
from storage.stores import default_store
from storage.fixity import damage_of
from storage.models import Blob
found = {"people": [(u.email, u.name, u.password, str(u.date_joined)) for u in User.objects.order_by("email")]}
found["resources"] = [
    (str(r.pk), r.slug, v.number, v.titles, str(v.license), str(v.published),
     [(f.name, f.blob_id) for f in v.files.order_by("pk")],
     [c.name for c in v.creators.order_by("position")])
    for r in Resource.objects.order_by("pk") for v in r.versions.order_by("number")
]
found["statements"] = [(s.text, str(s.license), s.stated_by, str(s.made)) for s in Statement.objects.order_by("pk")]
found["bytes"] = [(b.digest, b.size, damage_of(default_store(), b.digest) is None) for b in Blob.objects.order_by("pk")]
print("FOUND" + json.dumps(found, sort_keys=True))
"""


@dataclass
class Site:
    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        own = {
            "DATA_DIR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.folder / 'oer_repo.sqlite3'}",
            "STORAGE_URL": f"file://{self.folder / 'blobs'}",
            "SEARCH_PATH": str(self.folder / "index"),
        }
        return {**os.environ, **own, **self.settings}

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
        )

    def done(self, *arguments: str) -> str:
        """What the command said; it must succeed."""
        answer = self.manage(*arguments)
        assert answer.returncode == 0, answer.stdout + answer.stderr
        return answer.stdout

    def shell(self, code: str) -> str:
        return self.done("shell", "-v", "0", "-c", code)

    def everything(self) -> str:
        return self.shell(EVERYTHING).partition("FOUND")[2].strip()
