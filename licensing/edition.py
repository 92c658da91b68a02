"""Which edition of the rules gives an answer, so that one can say later what was known when."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain

RULES_DATE = "2026-11-26"
"""The day on which the rules were last read against their sources."""

_NOT_RULES = {
    "templatetags",
    "management",
    "build",
    "dist",
    "fields.py",
    "apps.py",
    "converters.py",
    "README.md",
}


@cache
def rules_version() -> str:
    """The day and, after a plus sign, a fingerprint of code and tables: it changes whenever an answer could."""
    content = sha256()
    for name, text in _read(files("licensing")):
        content.update(name.encode() + b"\0" + sha256(text).digest())
    return f"{RULES_DATE}+{content.hexdigest()[:10]}"


def _read(folder: Traversable, path: str = "") -> list[tuple[str, bytes]]:
    """Every module and table below a folder, by its path."""
    inside = sorted((one for one in folder.iterdir() if one.name not in _NOT_RULES), key=lambda one: one.name)
    found = [(f"{path}{one.name}", one.read_bytes()) for one in inside if one.name.endswith((".py", ".json"))]
    deeper = (
        _read(one, f"{path}{one.name}/") for one in inside if one.is_dir() and one.name != "__pycache__"
    )
    return [*found, *chain.from_iterable(deeper)]
