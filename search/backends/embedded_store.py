"""Where the embedded index lies: a lock, a pointer to the current directory, and what is beside it.

    PATH/lock              held by whoever writes, in any process
    PATH/current           the name of the directory that is searched
    PATH/<layout>-<time>/  an index; `layout` is the fingerprint of the fields and the analysis

tantivy refuses a second writer at once instead of waiting, and a handle opened before another process's
commit leaves files that nobody collects: so every write takes the lock and then opens the index afresh.
The folder must be on a local disk: locks and mapped files are not reliable on network file systems.
"""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from search.errors import IndexBusy, IndexMissing

LEFTOVER_SECONDS = 3600
ABANDONED_SECONDS = 24 * 3600
_RETRY_SECONDS = 0.02


class Store:
    def __init__(self, path: str | Path, patience: float) -> None:
        self.path = Path(path)
        self.patience = patience
        self.pointer = self.path / "current"

    def current(self, layout: str) -> Path:
        """The directory that is searched; it must have been built with this layout."""
        try:
            name = self.pointer.read_text().strip()
        except FileNotFoundError:
            raise IndexMissing("there is no search index yet: run `manage.py search rebuild`") from None
        if not name.startswith(f"{layout}-"):
            raise IndexMissing("the search index has an older layout: run `manage.py search rebuild`")
        return self.path / name

    def new(self, layout: str) -> Path:
        """An empty directory beside the current one."""
        directory = self.path / f"{layout}-{time.time_ns():x}"
        directory.mkdir(parents=True)
        return directory

    def switch(self, directory: Path) -> None:
        """Searches go to this directory from now on; a reader sees the old name or the new one."""
        self._write(self.pointer, directory.name)

    def building(self) -> tuple[Path, dict[str, Any]] | None:
        """The directory that a rebuild fills, and what it noted; one that nobody went on with for a day is forgotten."""
        try:
            noted = json.loads((self.path / "building").read_text())
            young = time.time() - (self.path / "building").stat().st_mtime < ABANDONED_SECONDS
            directory = self.path / noted["directory"]
        except (FileNotFoundError, ValueError, KeyError):
            return None
        return (directory, noted["state"]) if young and (directory / "meta.json").exists() else None

    def note_building(self, directory: Path, state: dict[str, Any]) -> None:
        self._write(self.path / "building", json.dumps({"directory": directory.name, "state": state}))

    def forget_building(self) -> None:
        (self.path / "building").unlink(missing_ok=True)
        (self.path / "touched").unlink(missing_ok=True)

    def touch(self, identifiers: Iterable[str]) -> None:
        """Note what changes while a rebuild is under way. Before the commit: better indexed twice than not at all."""
        if self.building():
            with (self.path / "touched").open("a") as file:
                file.writelines(f"{json.dumps(identifier)}\n" for identifier in identifiers)

    def touched(self) -> list[str]:
        """A line that a killed process left half written belongs to a change that was not committed."""
        try:
            lines = (self.path / "touched").read_text().splitlines()
        except FileNotFoundError:
            return []
        return list(dict.fromkeys(json.loads(line) for line in lines if line.endswith('"')))

    def _write(self, path: Path, text: str) -> None:
        """A reader sees the old text or the new one."""
        fresh = path.with_suffix(".new")
        with fresh.open("w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)

    @contextmanager
    def lock(self, name: str = "lock") -> Iterator[None]:
        """One writer at a time; a killed process lets go by itself."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / name).open("a") as file:
            self._wait(file.fileno())
            yield

    def clean(self, current: Path) -> None:
        """Call with the lock held: what killed writers and earlier rebuilds left behind."""
        found = self.building()
        kept = (current, found[0] if found else None)
        for directory in self.path.iterdir():
            if directory.is_dir() and directory not in kept:
                shutil.rmtree(directory, ignore_errors=True)
        for leftover in _leftovers(current):
            leftover.unlink(missing_ok=True)

    def _wait(self, handle: int) -> None:
        deadline = time.monotonic() + self.patience
        while True:
            try:
                return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    message = f"another process has been writing the index for {self.patience:g} seconds"
                    raise IndexBusy(message) from None
            time.sleep(_RETRY_SECONDS)


def _leftovers(directory: Path) -> Iterator[Path]:
    """Files of no segment that the index knows; young ones may belong to a commit under way."""
    meta = directory / "meta.json"
    if not meta.exists():
        return
    known = {segment["segment_id"].replace("-", "") for segment in json.loads(meta.read_text())["segments"]}
    old = time.time() - LEFTOVER_SECONDS
    for file in directory.iterdir():
        segment = file.name.partition(".")[0]
        unknown = file.name.startswith(".tmp") or (len(segment) == 32 and segment not in known)
        if unknown and file.stat().st_mtime < old:
            yield file
