"""The name under which a browser saves a file: RFC 6266 with RFC 8187 for what is not ASCII."""

import re
import unicodedata
from urllib.parse import quote

_LONGEST = 150
_FORBIDDEN = re.compile(r'[/\\:*?"<>|]+')


def disposition(filename: str, *, inline: bool) -> str:
    """The Content-Disposition header."""
    name = safe_name(filename)
    plain = _in_ascii(name)
    parts = ["inline" if inline else "attachment", f'filename="{plain}"']
    if plain != name:
        parts.append(f"filename*=UTF-8''{quote(name, safe='')}")
    return "; ".join(parts)


def safe_name(filename: str) -> str:
    """The name without folders, control characters, direction overrides and what Windows refuses."""
    last = re.split(r"[/\\]", filename)[-1]
    visible = "".join(char for char in last if not _deceives(char))
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", visible)).strip(" .")
    if len(name) > _LONGEST:
        stem, dot, ending = name.rpartition(".")
        ending = dot + ending if stem and len(ending) <= 16 else ""
        name = name[: _LONGEST - len(ending)] + ending
    return name or "file"


def _deceives(char: str) -> bool:
    """Control characters and marks that turn the reading direction; not the joiners Indic scripts need."""
    category = unicodedata.category(char)
    return (
        category in {"Cc", "Cs", "Zl", "Zp"}
        or char in "\u200e\u200f\u061c\ufeff\u2060"
        or (category == "Cf" and unicodedata.bidirectional(char) not in {"BN", "L"})
    )


def _in_ascii(name: str) -> str:
    """For programs that read no other; a percent sign would make some of them decode it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().replace("%", "_").strip()
    stem, dot, ending = plain.rpartition(".")
    return (plain if stem.strip() or not dot else f"file.{ending}") or "file"
