"""What an archive may hold, in one table, and what each of its rules says."""

from dataclasses import dataclass, field

MOST_ENTRIES = 20_000
MOST_LIST_BYTES = 6 * 1024**2  # of a ZIP's list of contents
MOST_NAME = 1_000  # letters, with folders
DEEPEST = 4  # archives within archives: a table within a document within a package within a ZIP
MOST_RATIO = 100  # unpacked : packed, once more than ALWAYS_ALLOWED comes out
ALWAYS_ALLOWED = 64 * 1024**2
MOST_UNPACKED = 20 * 1024**3
MOST_WORK = 1024**3
"""Bytes that are really unpacked, and thrown away, to see whether an archive tells the truth: some seconds."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """`rule` is one of: absolute, broken, bomb, climbing, deep, duplicate, encrypted, entries, link, method, name,
    overlap, unknown. `entry` is the name inside, as it may be shown; empty when it is about the whole."""

    rule: str
    entry: str = ""


class Flawed(Exception):
    """Ends the inspection."""

    def __init__(self, rule: str, entry: str = "") -> None:
        super().__init__(rule)
        self.flaw = Flaw(rule, shown(entry))


@dataclass(slots=True)
class Allowance:
    """What may come out of one deposited file altogether, at every depth."""

    packed: int
    unpacked: int = 0
    entries: int = 0
    worked: int = 0
    most: int = field(init=False)

    def __post_init__(self) -> None:
        self.most = min(max(ALWAYS_ALLOWED, self.packed * MOST_RATIO), MOST_UNPACKED)

    def announced(self, size: int, entry: str) -> None:
        """An entry says that it has so many bytes."""
        self.unpacked += size
        self.entries += 1
        if self.unpacked > self.most:
            raise Flawed("bomb", entry)
        if self.entries > MOST_ENTRIES:
            raise Flawed("entries")

    def came(self, size: int) -> None:
        """So many bytes were really unpacked."""
        self.worked += size

    @property
    def may_work(self) -> bool:
        return self.worked < MOST_WORK


def shown(name: str) -> str:
    """A name from an archive, so that it does no harm where it is shown."""
    return "".join(letter if letter.isprintable() else "�" for letter in name)[:120]
