"""The folder of the embedded index: can it be written, is there room, can its locks be trusted."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from search.backends.embedded_store import Store

LITTLE_ROOM = 200 * 1024**2
MANY_FILES = 2000
_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "ceph", "glusterfs")


def examine(store: Store) -> Iterator[tuple[bool, str]]:
    path = next(one for one in (store.path, *store.path.parents) if one.exists())
    if not os.access(path, os.W_OK):
        yield False, f"{path} cannot be written by this user: change its owner or SEARCH_PATH"
    room = shutil.disk_usage(path).free
    advice = ": make room, else changes cannot be indexed" if room < LITTLE_ROOM else ""
    yield not advice, f"{room // 1024**2} MB are free in {path}{advice}"
    kind = filesystem(path)
    if kind in _NETWORK:
        yield False, f"{path} is on a network file system ({kind}): use a local disk"
    if building := store.building():
        yield True, f"a rebuild is under way or was broken off after {building[1].get('done', 0)} objects"
    files = sum(len(names) for _, _, names in os.walk(path)) if path == store.path else 0
    yield (
        files < MANY_FILES,
        f"{files} files" + ("" if files < MANY_FILES else ": `manage.py search rebuild` tidies"),
    )


def filesystem(path: Path, mounts: str = "/proc/mounts") -> str:
    """What kind the file system is on which a path lies; empty where that cannot be found out."""
    try:
        lines = [line.split(" ") for line in Path(mounts).read_text().splitlines()]
    except OSError:
        return ""
    where = path.resolve()
    found = [(len(line[1]), line[2]) for line in lines if where.is_relative_to(line[1].replace("\\040", " "))]
    return max(found, default=(0, ""))[1]
