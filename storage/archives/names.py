"""Names inside archives: where they lead, and what they do to the eye."""

import re
import unicodedata

from storage.archives.limits import MOST_NAME, Flawed

# Control characters, and marks that turn the reading direction ("exe.fdp" shown as "pdf.exe").
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_DRIVE = re.compile(r"[A-Za-z]:")


class Names:
    """The names of one archive, each looked at as it comes."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def add(self, name: str) -> None:
        """Raises Flawed; on every system, so that a backslash separates folders, too."""
        path = name.replace("\\", "/")
        if _UNSAFE.search(name) or len(name) > MOST_NAME:
            raise Flawed("name", name)
        if path.startswith("/") or _DRIVE.match(path):
            raise Flawed("absolute", name)
        if ".." in path.split("/"):
            raise Flawed("climbing", name)
        same = unicodedata.normalize(
            "NFC", "/".join(part for part in path.split("/") if part not in ("", "."))
        )
        if same in self._seen:
            raise Flawed("duplicate", name)
        self._seen.add(same)
